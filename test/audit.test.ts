import { expect, test } from "vitest";
import { auditWords } from "./tools/audit.ts";

const printed = (high: number) =>
  JSON.stringify({
    vulnerabilities: high > 0 ? { "old-parser": { severity: "high" }, quiet: { severity: "low" } } : {},
    metadata: { vulnerabilities: { info: 0, low: 1, moderate: 0, high, critical: 0, total: high + 1 } },
  });

test("a dependency with a grave vulnerability is named and fails", () => {
  const { words, isBad } = auditWords(printed(1));
  expect(isBad).toBe(true);
  expect(words).toContain("old-parser");
  expect(words).not.toContain("quiet");
});

test("no grave vulnerability is well, and a registry that does not answer is told without failing", () => {
  expect(auditWords(printed(0)).isBad).toBe(false);
  expect(auditWords('{"message":"405 Method Not Allowed"}').words).toContain("(405 Method Not Allowed)");
  for (const answer of ["", "<html>502</html>", '{"error":{"code":"ENOAUDIT"}}']) {
    expect(auditWords(answer)).toEqual({ words: expect.stringContaining("NOT checked"), isBad: false });
  }
});
