import { expect, test } from "vitest";
import { Problem } from "../../src/model/problem.ts";
import { firstWorking } from "../../src/summarize/first-working.ts";
import type { SentencedArticle, Summarizer } from "../../src/summarize/summarizer.ts";
import { anArticle } from "../builders.ts";

const TEXT: SentencedArticle = { article: anArticle(), sentences: [], quotes: [] };
const LIMITS = { points: 3, words: null };
const NEVER = new AbortController().signal;
const says = (name: string, text: string): Summarizer => ({
  name,
  summarize: async () => (text === "" ? [] : [{ text, evidence: [], by: name }]),
});
const throws = (thrown: Error): Summarizer => ({ name: "first", summarize: () => Promise.reject(thrown) });

async function pointsOf(first: Summarizer) {
  const told: string[] = [];
  const points = await firstWorking(first, says("rules", "By rules."), (words) => told.push(words)).summarize(
    TEXT,
    LIMITS,
    NEVER,
  );
  return { told, points: points.map(({ text, by, outcome }) => [text, by, outcome]) };
}

test("what the first says is taken", async () => {
  expect(await pointsOf(says("first", "By the first."))).toEqual({
    told: [],
    points: [["By the first.", "first", undefined]],
  });
});

test("where the first has nothing to say the second says it, and says why", async () => {
  expect(await pointsOf(says("first", ""))).toEqual({ told: [], points: [["By rules.", "rules", "none-stood"]] });
});

test("where the first fails the second is asked, and the failure is told by the article's name", async () => {
  expect(await pointsOf(throws(new Problem("unreachable", "no server")))).toEqual({
    told: ['first did not read "Harbour bridge reopens": no server'],
    points: [["By rules.", "rules", "no-answer"]],
  });
});

test("a stop is no failure", async () => {
  await expect(pointsOf(throws(new Problem("cancelled", "stopped")))).rejects.toMatchObject({ code: "cancelled" });
});
