import { expect, test } from "vitest";
import type { ChoiceQuestion } from "../../src/model/choice.ts";
import { byChoice } from "../../src/summarize/by-choice.ts";
import type { Chooser, Chosen } from "../../src/summarize/chooser.ts";
import { FERRY, ferryArticle, LIMITS, NEVER } from "./ollama/rig.ts";

interface Asked {
  question?: ChoiceQuestion;
}

/** Chooses the candidates that have these words. */
function choosing(words: readonly string[], asked: Asked = {}, outcome: Chosen["outcome"] = "chosen"): Chooser {
  return {
    name: "ollama:tiny",
    version: "1",
    choose: async (question) => {
      asked.question = question;
      const points = words.map((each) => question.candidates.findIndex(({ text }) => text.includes(each)));
      return { choice: { points, headline: null, quotes: [], same: [] }, outcome, seed: 1, promptTokens: null };
    },
  };
}

test("what is chosen is told in the article's order, with its sentence and who chose it", async () => {
  const points = await byChoice(choosing(["minister", "Nobody", "aground"])).summarize(FERRY, LIMITS, NEVER);
  expect(points.map(({ text, by, outcome }) => [text.slice(0, 7), by, outcome])).toEqual([
    ["A ferry", "ollama:tiny", "chosen"],
    ["Nobody ", "ollama:tiny", "chosen"],
    ["Transpo", "ollama:tiny", "chosen"],
  ]);
  expect(points.map(({ evidence }) => evidence)).toEqual([0, 1, 4].map((at) => [FERRY.sentences[at]]));
});

test("one article's candidates are asked about with its outlet and its day", async () => {
  const asked: Asked = {};
  await byChoice(choosing(["aground"], asked)).summarize(FERRY, LIMITS, NEVER);
  expect(asked.question?.candidates[0]).toMatchObject({ outlet: "Ellery Courier", day: "2025-02-12" });
  expect(asked.question).toMatchObject({ points: 3, headlines: [], quotes: [], language: "en" });
});

test("places left empty are filled by rules, and each point says who chose it", async () => {
  const points = await byChoice(choosing(["1987"], {}, "chosen-in-part")).summarize(FERRY, LIMITS, NEVER);
  expect(points).toHaveLength(3);
  expect(points.map(({ by }) => by).sort()).toEqual(["ollama:tiny", "rules", "rules"]);
  expect(points.every(({ outcome }) => outcome === "chosen-in-part")).toBe(true);
});

test("words asked for are kept to", async () => {
  const points = await byChoice(choosing(["minister", "Nobody"])).summarize(FERRY, { points: 3, words: 12 }, NEVER);
  expect(points.map(({ text }) => text)).toEqual([
    "Transport minister Tomas Veld said the government may suspend the operator's licence.",
  ]);
});

test("of an article in which nothing can stand nothing is asked", async () => {
  const asked: Asked = {};
  expect(await byChoice(choosing([], asked)).summarize(ferryArticle("He said so. It did."), LIMITS, NEVER)).toEqual([]);
  expect(asked.question).toBeUndefined();
});
