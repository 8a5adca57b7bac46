import { clearLine, cursorTo, moveCursor } from "node:readline";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { showProgress } from "../../src/cli/progress.ts";

/** What a terminal's stream has beside its text. */
function terminal(columns: number) {
  const stream = new PassThrough();
  return Object.assign(stream, {
    isTTY: true,
    columns,
    clearLine: (direction: -1 | 0 | 1) => clearLine(stream, direction),
    cursorTo: (x: number) => cursorTo(stream, x),
    moveCursor: (x: number, y: number) => moveCursor(stream, x, y),
  });
}

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
