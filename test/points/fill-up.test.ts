import { expect, test } from "vitest";
import type { KeyPoint, PointPath } from "../../src/model/reading.ts";
import { filledUp } from "../../src/points/fill-up.ts";

const at = (start: number, text: string, path?: PointPath): KeyPoint => ({
  text,
  evidence: [{ start, end: start + 10 }],
  by: path ? "ollama:tiny" : "rules",
  ...(path && { path }),
});

const RULES = [
  at(0, "A ferry ran aground off Port Ellery on Tuesday."),
  at(100, "All passengers were brought ashore within three hours."),
  at(200, "The government may suspend the licence of Sound Lines."),
];
const all = { points: 3, words: null };
const told = (points: readonly KeyPoint[]) => points.map(({ text, by, path }) => [text.split(" ")[0], by, path]);

test("what could not be verified is made up for by rules, in the article's order, and says so", () => {
  const points = [at(100, "Everybody aboard was brought ashore within hours.", "some-dropped")];
  expect(told(filledUp(points, RULES, all))).toEqual([
    ["A", "rules", "some-dropped"],
    ["Everybody", "ollama:tiny", "some-dropped"],
    ["The", "rules", "some-dropped"],
  ]);
});

test("an answer that stood whole is left as it is", () => {
  const points = [at(100, "Everybody aboard was brought ashore.", "written")];
  expect(filledUp(points, RULES, all)).toEqual(points);
});

test("nothing is told twice, from another sentence neither", () => {
  const points = [at(300, "A ferry ran aground off Port Ellery.", "retried")];
  expect(told(filledUp(points, RULES, all)).map(([first]) => first)).toEqual(["All", "The", "A"]);
});

test("the points and words asked for are kept to", () => {
  const points = [at(0, "A ferry ran aground.", "some-dropped")];
  expect(filledUp(points, RULES, { points: 2, words: null })).toHaveLength(2);
  expect(filledUp(points, RULES, { points: 3, words: 11 })).toEqual(points);
});
