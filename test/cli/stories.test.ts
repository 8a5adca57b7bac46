import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runCommandLine } from "../../src/cli/program.ts";
import { BARGE, FERRY } from "../stories/wire.ts";

async function stories(argv: readonly string[], lines: readonly unknown[]) {
  let out = "";
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      out += String(chunk);
      done();
    },
  });
  const input = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const streams = { stdin: Readable.from([Buffer.from(input)]), stdout, stderr: new Writable() };
  const code = await runCommandLine(["stories", "--jsonl", ...argv], streams);
  const told = out.split("\n").filter((line) => line !== "");
  return { code, told: told.map((line) => JSON.parse(line)) };
}

const folder = mkdtempSync(join(tmpdir(), "stories-test-"));
beforeAll(() => {
  vi.stubEnv("TMPDIR", folder);
  vi.stubEnv("TEMP", folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test("articles are sorted into stories, whatever their order; what was kept on disk is gone afterwards", async () => {
  const { code, told } = await stories([], [...FERRY, ...BARGE]);
  const turned = await stories([], [...FERRY, ...BARGE].toReversed());
  expect(code).toBe(0);
  expect(told.map(({ articles }) => articles.toSorted())).toEqual([
    ["courier-ferry", "gazette-ferry", "observer-ferry"],
    ["courier-budget", "observer-budget"],
  ]);
  expect(turned.told).toEqual(told);
  expect(readdirSync(folder)).toEqual([]);
});

test("groups are told each as one story, in their order, also where their articles do not stand together", async () => {
  const [one, two, three] = FERRY;
  const { told } = await stories(
    ["--points", "2", "--words", "40"],
    [
      { ...three, group: "second" },
      { ...one, group: "first" },
      { ...two, group: "second" },
    ],
  );
  expect(told.map(({ id, articles }) => [id, articles])).toEqual([
    ["second", ["gazette-ferry", "observer-ferry"]],
    ["first", ["courier-ferry"]],
  ]);
  for (const { keyPoints } of told) {
    expect(keyPoints.length).toBeLessThanOrEqual(2);
    expect(keyPoints.flatMap(({ text }: { text: string }) => text.split(/\s+/)).length).toBeLessThanOrEqual(40);
  }
});

test("a broken line or an id given twice is told by its number, and the run goes on", async () => {
  const { code, told } = await stories([], [FERRY[0], "{broken", FERRY[0], { id: "empty", text: "" }]);
  expect(code).toBe(0);
  expect(told).toEqual([
    { id: null, error: expect.stringContaining("line 2") },
    { id: null, error: 'line 3: id "courier-ferry" was given before' },
    expect.objectContaining({ id: "courier-ferry", articles: ["courier-ferry"] }),
    expect.objectContaining({ id: "empty", keyPoints: [], sayings: [], disagreements: [] }),
  ]);
});

test("a story of very many articles lists them all and is told from its first and latest", async () => {
  const [one] = FERRY;
  const many = Array.from({ length: 230 }, (_, at) => ({ ...one, id: `report-${1000 + at}`, group: "ferry" }));
  const { told } = await stories([], many);
  const [{ articles, keyPoints }] = told;
  expect(articles).toEqual(many.map(({ id }) => id));
  const shown = new Set(articles);
  for (const { evidence } of keyPoints) {
    for (const { article } of evidence) expect(shown.has(article)).toBe(true);
  }
  expect(keyPoints.length).toBeGreaterThan(0);
});
