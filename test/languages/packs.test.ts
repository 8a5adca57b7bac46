import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { LANGUAGE_CODES } from "../../src/languages/known.ts";
import { createLanguage } from "../../src/languages/pack.ts";
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

test("a pack is begun with marks, verbs and pronouns: what is not there yet has no words", () => {
  const languages = mkdtempSync(join(tmpdir(), "soundbite-languages-"));
  const [whole, begun] = [join(LANGUAGES, "nl"), join(languages, "nl")];
  cpSync(join(LANGUAGES, "shared"), join(languages, "shared"), { recursive: true });
  for (const file of ["language.json", "lemmas.txt", "word-classes.bin", "subjects.bin"])
    cpSync(join(whole, file), join(begun, file));
  for (const list of ["cue-verbs.txt", "pronouns.txt"])
    cpSync(join(whole, "lexicon", list), join(begun, "lexicon", list));
  const language = createLanguage(pathToFileURL(`${begun}/`));
  const said = "Vera Stolt zei: “De haven blijft open.”";
  const tokens = language.analyse(said, { start: 0, end: said.length });
  expect(tokens.map((token) => language.lemma(token))).toContain("zeggen");
  expect(language.words("titles").size).toBe(0);
  expect(gapsOf(begun)).toContainEqual(expect.stringMatching(/^lexicon\/titles\.txt: /));
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
