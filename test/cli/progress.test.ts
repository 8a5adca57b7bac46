import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { showProgress } from "../../src/cli/progress.ts";

const terminal = (columns: number) => Object.assign(new PassThrough(), { isTTY: true, columns });

test("a terminal sees what goes on, one that does not tell its width is written nothing to take back", () => {
  const [wide, unknown] = [terminal(80), terminal(0)];
  for (const stderr of [wide, unknown]) {
    const progress = showProgress({ stderr }, "reading sources");
    progress.show("1 of 3 sources");
    progress.done();
  }
  expect(String(wide.read() ?? "")).toContain("reading sources");
  expect(unknown.read()).toBeNull();
});
