import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { whichLanguage } from "../../src/languages/detection/which-language.ts";
import { LANGUAGE_CODES } from "../../src/languages/known.ts";
import { OTHER_LANGUAGES } from "./other-languages.ts";

/** So many sentences a language that a pack reads, of its own examples, from all over the file. */
const SENTENCES = 14;
/** A headline has as many characters; Chinese and Japanese fewer. */
const SHORTEST = 12;
const SENTENCES_OF_A_TEXT = 4;

function sentencesOf(code: string): readonly string[] {
  const file = join(import.meta.dirname, "../../src/languages", code, "examples.txt");
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const plain = lines
    .map((line) => line.replace(/\[[A-Z] ([^\]]*)\]/g, "$1"))
    .filter(({ length }) => length >= SHORTEST);
  const step = Math.floor(plain.length / SENTENCES);
  return Array.from({ length: SENTENCES }, (_, at) => plain[at * step] ?? "");
}

const SAMPLES: readonly (readonly [code: string, sentences: readonly string[]])[] = [
  ...LANGUAGE_CODES.map((code) => [code, sentencesOf(code)] as const),
  ...Object.entries(OTHER_LANGUAGES),
];

const TITLES = SAMPLES.flatMap(([code, sentences]) => sentences.map((text) => ({ code, text })));
const TEXTS = SAMPLES.flatMap(([code, sentences]) =>
  sentences.map((_, at) => ({
    code,
    text: Array.from({ length: SENTENCES_OF_A_TEXT }, (_, next) => sentences[(at + next) % sentences.length]).join(" "),
  })),
);

const told = (samples: typeof TITLES) => {
  const answers = samples.map(({ code, text }) => ({ code, text, answer: whichLanguage(text) }));
  return {
    right: answers.filter(({ code, answer }) => code === answer).length / samples.length,
    wrong: answers.filter(({ code, answer }) => answer !== null && code !== answer),
    unknown: answers.filter(({ answer }) => answer === null).length,
  };
};

test("the language of a text of a few sentences is told", () => {
  expect(TEXTS.length).toBeGreaterThanOrEqual(200);
  const { right, wrong } = told(TEXTS);
  expect(wrong).toEqual([]);
  expect(right).toBeGreaterThanOrEqual(0.995);
});

test("the language of a headline is told, or not known", () => {
  expect(TITLES.length).toBeGreaterThanOrEqual(200);
  const { right, wrong } = told(TITLES);
  expect(wrong).toEqual([]);
  expect(right).toBeGreaterThanOrEqual(0.97);
});
