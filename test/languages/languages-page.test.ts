import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LANGUAGE_CODES, languageOf } from "../../src/languages/known.ts";
import type { Language } from "../../src/languages/language.ts";
import { WORDLESS } from "../../src/languages/wordless.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../docs/languages.md"), "utf8");
const ROWS = PAGE.split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** What a pack must have for each line of the page. */
const CAN: Readonly<Record<string, (language: Language) => boolean>> = {
  sentences: () => true,
  "quotations and who said them": ({ words }) => words("cue-verbs").size > 0,
  "indirect speech": ({ words }) => words("cue-verbs").size > 0,
  "key points that stand alone": (language) => hasKind(language, "points-back"),
  "key points as the sentences stand": () => true,
  "key points made shorter": (language) => hasKind(language, "adverbial"),
  "numbers in words": ({ words }) => words("numbers").size > 0,
  "headlines that are no news told from others": ({ words }) =>
    [...words("story-words").values()].some((kinds) => kinds.includes("teaser-opening")),
  "parts of compounds found by search": ({ compounds }) => compounds,
};

const hasKind = ({ words }: Language, kind: string): boolean =>
  [...words("function-words").values()].some((kinds) => kinds.split(" ").includes(kind));

test("the page names the languages that are read", () => {
  expect(ROWS[0]).toEqual(["", ...LANGUAGE_CODES, "others"]);
});

test.each(Object.entries(CAN))("what the page says of %s is so", (line, can) => {
  const row = ROWS.find(([name]) => name === line);
  const languages = [...LANGUAGE_CODES.map((code) => languageOf(code) as Language), WORDLESS];
  expect(row?.slice(1)).toEqual(languages.map((language) => (can(language) ? "yes" : "no")));
});

test("the page has no line that is not held", () => {
  expect(ROWS.slice(2).map(([name]) => name)).toEqual(Object.keys(CAN));
});
