import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LANGUAGE_CODES } from "../../src/languages/known.ts";
import { gapsOf } from "../tools/pack-gaps.ts";

const LANGUAGES = join(import.meta.dirname, "../../src/languages");

test.each(LANGUAGE_CODES)("the pack of %s lacks nothing", (code) => {
  expect(gapsOf(join(LANGUAGES, code))).toEqual([]);
});

function halfFinished(change: (pack: string) => void): string[] {
  const pack = mkdtempSync(join(tmpdir(), "soundbite-pack-"));
  cpSync(join(LANGUAGES, "nl"), pack, { recursive: true });
  change(pack);
  return gapsOf(pack);
}

test("of a half-finished pack it is said which file is missing, and what it is for", () => {
  const gaps = halfFinished((pack) => {
    rmSync(join(pack, "lexicon/cue-verbs.txt"));
    rmSync(join(pack, "subjects.bin"));
    rmSync(join(pack, "lexicon/page-words.txt"));
  });
  expect(gaps).toEqual([
    "subjects.bin: subjects of verbs, learnt by the same command",
    expect.stringMatching(/^lexicon\/cue-verbs\.txt: Verbs that report words/),
  ]);
});

test("of a list that is not sorted the line is named", () => {
  const gaps = halfFinished((pack) => writeFileSync(join(pack, "lexicon/agents.txt"), "# Agents.\nvan\ndoor\n"));
  expect(gaps).toEqual(['lexicon/agents.txt, line 3: "door" must stand before "van", once']);
});

test("of a key that is not filled in the name is told", () => {
  const gaps = halfFinished((pack) => writeFileSync(join(pack, "language.json"), '{ "code": "nl", "name": "Dutch" }'));
  expect(gaps).toContainEqual(expect.stringMatching(/^language\.json, elides: /));
});

test("an empty folder lacks everything, in words", () => {
  const gaps = gapsOf(mkdtempSync(join(tmpdir(), "soundbite-pack-")));
  expect(gaps.length).toBeGreaterThan(30);
  for (const gap of gaps) expect(gap).toMatch(/^\S+: \S/);
});
