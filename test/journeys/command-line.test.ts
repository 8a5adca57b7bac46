import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { runCommandLine } from "../../src/cli/program.ts";
import { soundbite } from "./command-line.ts";

const ARTICLE = `Harbour bridge reopens after storm

PORT ELLERY: The harbour bridge reopened on Tuesday after engineers replaced 214 bolts that a winter storm had bent.

"Nobody crosses a bridge that I would not cross with my own children," harbour master Mara Lindqvist said.

The repairs cost 3.2 million crowns, the city council said in a statement.
`;

function workspace(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-"));
  mkdirSync(join(folder, "config"));
  mkdirSync(join(folder, "inbox"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const inbox = () => workspace({ "config/soundbite.yaml": "sources:\n  - files: inbox\n", "inbox/bridge.txt": ARTICLE });

test("a stranger's first run: bundled articles, a digest in digests/, what to do next", async () => {
  const folder = workspace({});
  const { code, out, err } = await soundbite(["start"], folder);
  const lines = out.trimEnd().split("\n");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(lines[0]).toContain("articles bundled with Soundbite");
  expect(lines.at(-1)).toContain("config/soundbite.yaml");
  const kept = /Kept as (\S+\.html)/.exec(out)?.[1] ?? "";
  expect(readFileSync(kept, "utf8")).toContain("<html");
});

test("a Node that runs no TypeScript is told what to do instead of failing in the middle", () => {
  const bin = join(import.meta.dirname, "../../bin/soundbite.js");
  const { status, stderr, stdout } = spawnSync(process.execPath, ["--no-experimental-strip-types", bin, "--help"], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/^Soundbite runs on Node 22\.18 or newer .*npx soundbite.*\n$/);
});

test("a copied example that was not filled in makes no empty digest: it fails, and says what to do", async () => {
  const example = readFileSync(join(import.meta.dirname, "../../config/soundbite.example.yaml"), "utf8");
  const folder = workspace({
    "config/soundbite.yaml": example.replace(/https:\/\/\w+[.]example[.]org/g, "http://127.0.0.1:8001"),
  });
  const { code, out, err } = await soundbite(["start"], folder);
  expect(code).toBe(1);
  expect(out).toContain("failed: The Example");
  expect(err).toContain("no source gave an article, so there is no digest. Put an article into a folder");
  expect(existsSync(join(folder, "digests"))).toBe(false);
  expect(existsSync(join(folder, "inbox"))).toBe(true);
});

test("articles that are older than a digest looks back are counted, and no empty digest is kept", async () => {
  const article = (day: string) =>
    JSON.stringify({ title: `Ferry of ${day}`, text: ARTICLE, published: `${day}T08:00:00Z` });
  const folder = workspace({
    "config/soundbite.yaml": "sources: [{ files: inbox, name: Inbox }]\n",
    "inbox/one.json": article("2020-03-04"),
    "inbox/two.json": article("2020-03-05"),
  });
  const { code, out } = await soundbite(["start"], folder);
  expect(code).toBe(0);
  expect(out).toContain("1 source read, 2 new articles, 2 outside the last 24 hours.");
  expect(out).toContain("Nothing of the last 24 hours could be told, so nothing was kept.");
  expect(existsSync(join(folder, "digests"))).toBe(false);
});

test("drop in a file, and it is read, told and searchable; a second digest is the same", async () => {
  const folder = inbox();
  expect((await soundbite(["collect"], folder)).out).toContain("1 new article");
  expect((await soundbite(["collect"], folder)).out).toContain("0 new articles");
  const window = ["--from", "2020-01-01", "--until", "2099-01-01"];
  const digest = await soundbite(["digest", ...window], folder);
  expect(digest.out).toContain("The harbour bridge reopened");
  expect(digest.err).toContain("Kept:");
  const again = await soundbite(["digest", ...window], folder);
  expect(again.out).toBe(digest.out);
  expect(again.err).toContain("Kept already:");
  const said = await soundbite(["who-said", "my own children", "--json"], folder);
  expect(JSON.parse(said.out)).toMatchObject([{ speaker: "Mara Lindqvist", kind: "direct", verdict: "verbatim" }]);
});

test("a folder of newsletters: each sender is an outlet, and a mail that cannot be read stops none", async () => {
  const letter = (from: string, text: string) =>
    `From: ${from}\r\nSubject: The bridge\r\nDate: Tue, 3 Mar 2026 07:00:00 +0100\r\n\r\n${text}`;
  const folder = workspace({
    "config/soundbite.yaml": "sources: [{ mail: inbox, name: Letters }]\n",
    "inbox/a.eml": letter("Ellery Letter <ellery@letters.example>", ARTICLE),
    "inbox/b.eml": "no mail at all",
  });
  const { code, out } = await soundbite(["collect"], folder);
  expect(code).toBe(0);
  expect(out).toContain("1 new article");
  expect(out).toContain("b.eml: names no sender; save it as the whole mail, with its headers");
  const said = await soundbite(["who-said", "my own children", "--json"], folder);
  expect(JSON.parse(said.out)).toMatchObject([{ speaker: "Mara Lindqvist", verdict: "verbatim" }]);
  expect(said.out).toContain("Ellery Letter");
  expect((await soundbite(["doctor"], folder)).out).toContain("source Letters: 2 articles on offer");
});

test("nobody said it: an empty list and exit code 0", async () => {
  const folder = inbox();
  await soundbite(["collect"], folder);
  const { code, out } = await soundbite(["who-said", "purple elephants", "--json"], folder);
  expect({ code, out: out.trim() }).toEqual({ code: 0, out: "[]" });
});

test("an article without points says why", async () => {
  const texts = [
    "Access Denied\nYou don't have permission to access this page.",
    "I love ferries and the sea. We sail every summer, my sister and I.",
    ARTICLE,
  ];
  const input = texts.map((text, id) => JSON.stringify({ id: `${id}`, text })).join("\n");
  const { out } = await soundbite(["read", "--jsonl", "--points", "2"], workspace({}), input);
  const [denied, personal, told] = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(denied).toMatchObject({ keyPoints: [], refusal: { code: "not-an-article" } });
  expect(personal).toMatchObject({ keyPoints: [], refusal: { code: "no-points" } });
  expect(told.refusal).toBeUndefined();
  expect(told.keyPoints).toHaveLength(2);
});

test.each([
  ["an unknown command", ["dance"], /unknown command/],
  ["an unknown option", ["digest", "--colour"], /unknown option/],
  ["a number that is none", ["read", "--jsonl", "--points", "many"], /whole number/],
  ["a time that is none", ["digest", "--from", "soon"], /Write a day/],
])("%s is wrong use: exit code 2 and what to do", async (_name, args, words) => {
  const { code, err, out } = await soundbite(args, workspace({}));
  expect(code).toBe(2);
  expect(err).toMatch(words);
  expect(out).toBe("");
});

test.each(["serve", "collect"])("%s with nothing configured says what to do", async (command) => {
  const { code, err } = await soundbite([command], workspace({}));
  expect(code).toBe(1);
  expect(err).toMatch(/names no source.*config\/soundbite\.example\.yaml/);
});

test("a broken line is told by its number and the run goes on", async () => {
  const lines = [
    '{"id":"a","text":"One sentence here. Two here."}',
    "not json",
    '{"text":"no id"}',
    '{"id":"b","text":""}',
  ];
  const { code, out } = await soundbite(["sentences", "--jsonl"], workspace({}), `${lines.join("\n")}\n`);
  const answers = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(answers.map(({ id }) => id)).toEqual(["a", null, null, "b"]);
  expect(answers[0].sentences).toEqual([
    [0, 18],
    [19, 28],
  ]);
  expect(answers[1].error).toMatch(/^line 2: /);
  expect(answers[2].error).toMatch(/^line 3: id/);
});

test("every command explains itself", async () => {
  const folder = workspace({});
  const { out } = await soundbite(["--help"], folder);
  const names = [...out.matchAll(/^ {2}([a-z-]+) /gm)].map((match) => match[1] ?? "").filter((name) => name !== "help");
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    expect({ name, code: await runCommandLine([name, "--help"], { stdin, stdout, stderr }) }).toEqual({
      name,
      code: 0,
    });
    expect(String(stdout.read())).toContain(`Usage: soundbite ${name}`);
  }
});
