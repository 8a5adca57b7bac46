import { Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { runCommandLine } from "../../src/cli/program.ts";

async function answersTo(chunks: Iterable<Buffer>) {
  let out = "";
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      out += String(chunk);
      done();
    },
  });
  const streams = { stdin: Readable.from(chunks), stdout, stderr: new Writable() };
  const code = await runCommandLine(["sentences", "--jsonl"], streams);
  expect(code).toBe(0);
  expect(out.endsWith("\n")).toBe(true);
  return out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const of = (id: string) => JSON.stringify({ id, text: "One. Two." });
const answer = (id: string) => ({
  id,
  sentences: [
    [0, 4],
    [5, 9],
  ],
});

test("a byte order mark, line ends of Windows, blank lines and no final line end are read as they are meant", async () => {
  const input = Buffer.from(`\uFEFF${of("a")}\r\n\r\n${of("b")}\r\n${of("c")}`);
  expect(await answersTo([input])).toEqual([answer("a"), answer("b"), answer("c")]);
});

test("lines and characters may be cut anywhere between the pieces that arrive", async () => {
  const input = Buffer.from(`${JSON.stringify({ id: "é", text: "Größe. “Zwölf.”" })}\n${of("b")}\n`);
  const bytes = Array.from(input, (byte) => Buffer.from([byte]));
  expect(await answersTo(bytes)).toEqual(await answersTo([input]));
});

test("a broken line and one far too long are each told by their number, and the run goes on", async () => {
  function* input() {
    yield Buffer.from(`${of("a")}\n{"id":"cut","te\n{"id":"long","text":"`);
    const piece = Buffer.alloc(1 << 20, "x");
    for (let megabytes = 0; megabytes < 50; megabytes++) yield piece;
    yield Buffer.from(`"}\n${of("b")}`);
  }
  const answers = await answersTo(input());
  expect(answers).toEqual([
    answer("a"),
    { id: null, error: expect.stringMatching(/^line 2: not JSON/) },
    { id: null, error: expect.stringMatching(/^line 3: longer than/) },
    answer("b"),
  ]);
});
