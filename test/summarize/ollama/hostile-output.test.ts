import fc from "fast-check";
import { expect, test } from "vitest";
import { byChoice } from "../../../src/summarize/by-choice.ts";
import { choiceOf, choiceSchema } from "../../../src/summarize/ollama/parse-choice.ts";
import { shownQuestion } from "../../../src/summarize/ollama/shown.ts";
import { HOSTILE_TEXTS } from "../../hostile-texts.ts";
import { choiceJson, says } from "../../servers/ollama/replies.ts";
import { scriptedOllama } from "../../servers/ollama/server.ts";
import { aQuestion, FERRY, FERRY_SENTENCES, LIMITS, NEVER, rigAt } from "./rig.ts";

const SHOWN = shownQuestion(aQuestion(), 10_000, 7);

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
);
const id = fc.oneof(
  fc.constantFrom(...SHOWN.candidates.keys(), ...SHOWN.headlines.keys(), ...SHOWN.quotes.keys()),
  fc.constantFrom("p0", "p7", "p999", "P1", " p1", "p1 ", "p01", "__proto__", "constructor", "toString"),
  fc.constantFrom(...FERRY_SENTENCES),
  hostile,
  fc.jsonValue(),
);
const answer = fc.record(
  {
    points: fc.oneof(fc.array(id, { maxLength: 20 }), id),
    headline: fc.oneof(id, fc.array(id)),
    quotes: fc.oneof(fc.array(id, { maxLength: 20 }), id),
    same: fc.oneof(fc.array(fc.oneof(fc.array(id, { maxLength: 9 }), id), { maxLength: 9 }), id),
  },
  { requiredKeys: [] },
);
const output = fc.oneof(
  hostile,
  fc.json(),
  answer.map((value) => JSON.stringify(value)),
  answer.map((value) => `Here:\n\`\`\`json\n${JSON.stringify(value)}\n\`\`\`\n{"done": true}`),
  answer.map((value) => `<think>${JSON.stringify(value)}`),
  fc.nat({ max: 4_000 }).map((depth) => `{"points":${"[".repeat(depth)}`),
  fc.nat({ max: 4_000 }).map((depth) => `{"points":${"[".repeat(depth)}${"]".repeat(depth)}}`),
);

const isPlace = (count: number) => (place: number) => Number.isInteger(place) && place >= 0 && place < count;
const isOnce = (places: readonly number[]) => new Set(places).size === places.length;

test("whatever a model answers, what is left of it are places of what was shown, each once", () => {
  const question = aQuestion();
  fc.assert(
    fc.property(output, (text) => {
      const { points, headline, quotes, same } = choiceOf(text, SHOWN);
      expect(points.every(isPlace(question.candidates.length)) && isOnce(points)).toBe(true);
      expect(quotes.every(isPlace(question.quotes.length)) && isOnce(quotes)).toBe(true);
      expect(headline === null || isPlace(question.headlines.length)(headline)).toBe(true);
      expect(same.length).toBeLessThanOrEqual(3);
      for (const group of same) expect(group.every(isPlace(question.candidates.length)) && isOnce(group)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("an answer after the schema is taken whole", () => {
  const { properties } = choiceSchema(SHOWN, { points: 4, quotes: 2 }) as {
    properties: { points: { items: { enum: string[] }; minItems: number } };
  };
  const points = properties.points.items.enum.slice(0, properties.points.minItems);
  expect(choiceOf(choiceJson(points), SHOWN).points).toHaveLength(4);
});

test.each([
  ["very deep", `{"points":${"[".repeat(7_000)}${"]".repeat(7_000)}}`],
  ["very long", choiceJson(["ferry ".repeat(2_000)])],
  ["very many", choiceJson(Array.from({ length: 900 }, () => "p77"))],
  ["of bytes of no text", "\u0000\u0007\u001b[31m\ufffd{}"],
  ["with a prototype", '{"__proto__":{"points":["p1"]},"constructor":{"points":["p1"]}}'],
  ["words of its own", choiceJson(["A ferry sank off Port Ellery.", "The minister resigned."])],
])("an answer that is %s leaves the article to the rules", async (_, text) => {
  await using server = await scriptedOllama({ chats: [says(text)] });
  expect(await byChoice(rigAt(server.address).chooser).summarize(FERRY, LIMITS, NEVER)).toEqual([]);
});
