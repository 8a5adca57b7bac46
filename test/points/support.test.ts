import { expect, test } from "vitest";
import { doubtOf } from "../../src/points/support/support.ts";
import { ENGLISH } from "../builders.ts";

const EVIDENCE = [
  "Two trams collided near the old harbour of Port Eliza on Tuesday, injuring 15 people and killing three, police said.",
  '"The brakes had not been checked since March," inspector Ines Doyle told reporters.',
  "Lund Transit, which runs the trams, may lose its licence if the charges are proven.",
  "Mayor Ada Quist beat Karl Lund in the election by 2.5 million votes.",
];
const text = EVIDENCE.join("\n");
const doubt = (point: string, numbers: readonly number[]) => {
  const evidence = numbers.map((number) => {
    const start = text.indexOf(EVIDENCE[number] ?? "?");
    return { start, end: start + (EVIDENCE[number] ?? "").length };
  });
  return doubtOf({ text: point, evidence }, text, ENGLISH);
};

test.each([
  ["Two trams collided near the old harbour of Port Eliza.", [0]],
  ["Two trams collided near the old harbour of Port Eliza on Tuesday, police said.", [0]],
  ['"The brakes had not been checked since March," inspector Ines Doyle told reporters.', [1]],
  ["Lund Transit may lose its licence if the charges are proven.", [2]],
])("a cut is borne: %s", (point, numbers) => {
  expect(doubt(point, numbers)).toBeNull();
});

test.each([
  ["another order", "Near the old harbour of Port Eliza two trams collided.", [0], "word-order"],
  ["another word", "Two trams crashed near the old harbour of Port Eliza.", [0], "word-order"],
  ["another number", "Two trams collided, injuring 16 people.", [0], "word-order"],
  ["a word twice", "Two trams collided, police said, police said.", [0], "word-order"],
  ["a sentence of another order", `${EVIDENCE[3]} ${EVIDENCE[2]}`, [2, 3], "word-order"],
  [
    "a denial left out",
    "The brakes had been checked since March, inspector Ines Doyle told reporters.",
    [1],
    "negation",
  ],
  ["a hedge left out", "Lund Transit lose its licence.", [2], "negation"],
  ["a quotation with a hole", 'Inspector Ines Doyle told reporters "the brakes checked".', [1], "word-order"],
  ["a quotation of the report", '"Two trams collided" near the old harbour.', [0], "quotation"],
  ["no evidence", "Two trams collided.", [], "no-evidence"],
])("%s is doubted", (_, point, numbers, reason) => {
  expect(doubt(point, numbers)).toBe(reason);
});

test("evidence outside the text is no evidence", () => {
  const point = { text: "Two trams collided.", evidence: [{ start: 0, end: text.length + 1 }] };
  expect(doubtOf(point, text, ENGLISH)).toBe("no-evidence");
});
