import { expect, test } from "vitest";
import type { Block } from "../../../src/model/article.ts";
import { discourseOf } from "../../../src/reading/quotes/resolve/discourse.ts";
import { findNames } from "../../../src/reading/read.ts";
import { anArticle, ENGLISH } from "../../builders.ts";

function namesIn(text: string, roles: readonly Block["role"][] = []): string[] {
  const blocks: Block[] = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }, at) => ({
    start: index,
    end: index + line.length,
    role: roles[at] ?? "body",
  }));
  return findNames(discourseOf(anArticle({ text, blocks }), ENGLISH));
}

test("the most mentioned first, each as the article spells it in full", () => {
  const text = "Tomas Reyle met Ines Calloway in town. Calloway smiled. Ms. Calloway left early.";
  expect(namesIn(text)).toEqual(["Ines Calloway", "Tomas Reyle"]);
});

test("titles are no part of a name", () => {
  expect(namesIn("Senator Ines Calloway met Mayor Tomas Reyle.")).toEqual(["Ines Calloway", "Tomas Reyle"]);
});

test("a middle initial is the same person", () => {
  expect(namesIn("Robert J. Reyle won. Robert Reyle thanked the crowd. Reyle left.")).toEqual(["Robert J. Reyle"]);
});

test("accents and letter case do not make another person", () => {
  expect(namesIn("José Calvo won. Jose Calvo thanked the crowd.")).toEqual(["José Calvo"]);
});

test("institutions are named too", () => {
  expect(namesIn("The Westmere Harbour Board will appeal.")).toEqual(["Westmere Harbour Board"]);
});

test("weekdays, months and sentence starts are no names", () => {
  expect(namesIn("On Monday the pier closed. In September it reopened. However nobody came.")).toEqual([]);
});

test("names in page furniture are left out", () => {
  expect(namesIn("Robert Reyle won.\nMary Hale is our editor.", ["body", "boilerplate"])).toEqual(["Robert Reyle"]);
});
