import fc from "fast-check";
import { expect, test } from "vitest";
import { isSupported } from "../../../src/points/support.ts";
import { selectedSentences, writtenPoints } from "../../../src/summarize/ollama/answer.ts";
import { standingPoints } from "../../../src/summarize/ollama/standing-points.ts";
import { HOSTILE_TEXTS } from "../../hostile-texts.ts";
import { pointsJson, says } from "../../servers/ollama/replies.ts";
import { scriptedOllama } from "../../servers/ollama/server.ts";
import { FERRY, FERRY_SENTENCES, LIMITS, NEVER, rigAt } from "./rig.ts";

const { text } = FERRY.article;
const NUMBERED = { text, sentences: FERRY.sentences };
const COUNT = FERRY_SENTENCES.length;

const sentence = fc.constantFrom(...FERRY_SENTENCES);
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
);

/** A sentence of the article with something put into it, words of it left out, or two of them run together. */
const wording = fc.oneof(
  hostile,
  fc.tuple(sentence, hostile, fc.nat({ max: 90 })).map(([own, put, at]) => own.slice(0, at) + put + own.slice(at)),
  fc
    .tuple(sentence, fc.nat({ max: 90 }), fc.nat({ max: 30 }))
    .map(([own, at, cut]) => own.slice(0, at) + own.slice(at + cut)),
  fc.tuple(sentence, sentence, fc.nat({ max: 90 })).map(([one, other, at]) => one.slice(0, at) + other.slice(at)),
);

const proposal = fc.record({
  sentences: fc.array(fc.oneof(fc.integer({ min: -2, max: COUNT + 2 }), fc.double(), fc.string()), { maxLength: 5 }),
  text: fc.oneof(wording, fc.constant(null), fc.integer()),
});

const output = fc.oneof(
  hostile,
  fc.json(),
  fc.array(proposal, { maxLength: 8 }).map((points) => JSON.stringify({ points })),
  fc.array(proposal, { maxLength: 3 }).map((points) => `<think>${JSON.stringify({ points })}`),
  fc.nat({ max: 4_000 }).map((depth) => `{"points":${"[".repeat(depth)}`),
  fc.nat({ max: 4_000 }).map((depth) => `{"points":${"[".repeat(depth)}${"]".repeat(depth)}}`),
);

const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Cs}]/u;
const MARKUP = /[<>*_`~#@{}[\]|\\^=]/;

test("whatever a model answers, what is left of it is plain words that the article bears", () => {
  fc.assert(
    fc.property(output, (answer) => {
      const proposed = writtenPoints(answer, COUNT).map(({ sentences, text: words }) => ({
        text: words,
        evidence: sentences.flatMap((number) => FERRY.sentences[number - 1] ?? []),
        by: "ollama:hostile",
      }));
      for (const point of standingPoints(proposed, NUMBERED)) {
        expect(point.text).not.toMatch(CONTROLS);
        expect(point.text).not.toMatch(MARKUP);
        expect(point.text.length).toBeLessThanOrEqual(240);
        expect(isSupported(point, text)).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("whatever a model chooses, only sentences that there are count, each once, in order", () => {
  fc.assert(
    fc.property(output, (answer) => {
      const numbers = selectedSentences(answer, COUNT);
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      expect(numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= COUNT)).toBe(true);
    }),
  );
});

test.each([
  ["very deep", `{"points":${"[".repeat(7_000)}${"]".repeat(7_000)}}`],
  ["very long", JSON.stringify({ points: [{ sentences: [1], text: "ferry ".repeat(2_000) }] })],
  ["very many", JSON.stringify({ points: Array.from({ length: 300 }, () => ({ sentences: [1], text: "A ferry." })) })],
  ["of bytes of no text", "\u0000\u0007\u001b[31m\ufffd{}"],
  ["with a prototype", '{"__proto__":{"points":[]},"constructor":{"points":[{"sentences":[1],"text":"x"}]}}'],
])("an answer that is %s leaves the article to the next rung", async (_, answer) => {
  await using server = await scriptedOllama({ chats: [says(answer), says(answer), says('{"sentences":[1]}')] });
  const points = await rigAt(server.address).summarizer.summarize(FERRY, LIMITS, NEVER);
  expect(points.map(({ path }) => path)).toEqual(["selected"]);
});

test("what the model reverses, adds or puts in another's mouth is dropped, and the true rest is kept", async () => {
  const told = [
    [[1], "A ferry with 214 people aboard ran aground off Port Ellery on Tuesday."],
    [[2], "Somebody was hurt, the coastguard said."],
    [[3], "“We felt one long scrape and then the lights went out,” minister Tomas Veld said."],
    [[4], "The Maid of Ellery failed an inspection in March."],
    [[5], "The government will suspend the operator's licence."],
    [[6], "The operator, Sound Lines, commented."],
  ] as const;
  await using server = await scriptedOllama({
    chats: [says(pointsJson(...told)), says(pointsJson(...told)), says("{}")],
  });
  const points = await rigAt(server.address).summarizer.summarize(FERRY, { points: 6, words: null }, NEVER);
  expect(points.map(({ text: words }) => words)).toEqual([told[0][1]]);
});
