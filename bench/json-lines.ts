/**
 * `node bench/json-lines.ts --command read --megabytes 1024`: a command over so much made input, through a pipe, with
 * its peak memory (Linux). A few lines are broken on purpose; each must be answered, and the run goes on.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { castOf, wireStory } from "./read/wire-story.ts";
import { seededRandom } from "./seeded-random.ts";

const { values } = parseArgs({
  options: {
    command: { type: "string", default: "read" },
    megabytes: { type: "string", default: "1024" },
    words: { type: "string", default: "800" },
  },
});
const MEGABYTE = 1024 * 1024;
const TOLD_EVERY = 50 * MEGABYTE;
const HOUR = 3_600_000;
const START = Date.parse("2025-01-01T00:00:00Z");
/** How often an article is the first on its event. */
const NEW_EVENT = 0.3;
/** Every so many lines one is broken: no JSON, no text, or 50 MB long. */
const BROKEN_EVERY = 20_000;

let lines = 0;
let broken = 0;

function brokenLine(): string {
  const kinds = ['{"id":"cut","te', '{"id":"no text"}', `{"id":"long","text":"${"x".repeat(50 * MEGABYTE)}"}`];
  return kinds[broken++ % kinds.length] ?? "";
}

function* input(bytes: number): Generator<string> {
  const random = seededRandom(1);
  let cast = castOf(random);
  yield "\uFEFF";
  for (let written = 0; written < bytes; lines++) {
    const isBroken = lines % BROKEN_EVERY === BROKEN_EVERY - 1;
    const publishedAt = new Date(START + lines * 0.02 * HOUR).toISOString();
    if (random() < NEW_EVENT) cast = castOf(random);
    const record = { id: String(lines), text: wireStory(random, Number(values.words), cast), publishedAt };
    const line = isBroken ? brokenLine() : JSON.stringify(record);
    yield written === 0 ? line : `${lines % 2 ? "\r\n" : "\n"}${line}`;
    written += line.length;
  }
}

function peakMegabytes(process: number | undefined): number {
  const peak = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${process}/status`, "utf8"))?.[1];
  return Number(peak ?? 0) / 1024;
}

const main = join(import.meta.dirname, "../src/main.ts");
const child = spawn(process.execPath, [main, values.command, "--jsonl"], { stdio: ["pipe", "pipe", "inherit"] });
const started = performance.now();
const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
const written = pipeline(Readable.from(input(Number(values.megabytes) * MEGABYTE)), child.stdin);
let [out, answers, errors, told, peak] = [0, 0, 0, 0, 0];
const watch = setInterval(() => {
  if (child.exitCode === null) peak = peakMegabytes(child.pid);
}, 250);
for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
  out += chunk.length;
  const text = chunk.toString("latin1");
  answers += text.split("\n").length - 1;
  errors += text.split('{"id":null,"error"').length - 1;
  if (out - told < TOLD_EVERY) continue;
  told = out;
  report();
}
await written;
clearInterval(watch);
console.log(`exit code ${await closed}`);
report();

function report(): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${values.command}: ${lines} lines in (${broken} broken), ${answers} out (${errors} errors), ${(out / MEGABYTE).toFixed(0)} MB out, ${seconds} s, peak ${peak.toFixed(0)} MB`,
  );
}
