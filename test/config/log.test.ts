import { expect, test, vi } from "vitest";
import { createLog } from "../../src/log.ts";

test("the value of a secret is blacked out wherever it stands", () => {
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const log = createLog(["xoxb-canary-123", null]);
  log.error(
    { deep: { url: "https://x/?t=xoxb-canary-123" }, err: new Error("with xoxb-canary-123") },
    "xoxb-canary-123",
  );
  spy.mockRestore();
  expect(written.join("")).toContain("[secret]");
  expect(written.join("")).not.toContain("canary");
});
