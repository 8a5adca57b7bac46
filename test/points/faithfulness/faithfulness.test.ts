import { describe, expect, test } from "vitest";
import { type Doubt, doubtOf } from "../../../src/points/support.ts";
import { BANK } from "./bank.ts";
import { BORDER } from "./border.ts";
import { FLOOD } from "./flood.ts";
import { FOOTBALL } from "./football.ts";
import { HARBOUR } from "./harbour.ts";
import { HOSPITAL } from "./hospital.ts";
import type { Fault, LabelledArticle } from "./labelled.ts";
import { MUSEUM } from "./museum.ts";
import { ROCKET } from "./rocket.ts";
import { STRIKE } from "./strike.ts";
import { TRIAL } from "./trial.ts";

const ARTICLES = { FLOOD, STRIKE, TRIAL, ROCKET, HOSPITAL, FOOTBALL, BANK, BORDER, HARBOUR, MUSEUM };

/** The doubt about an output, with the sentences that it names as its evidence. */
function doubtAbout({ sentences }: LabelledArticle, evidence: readonly number[], text: string): Doubt | null {
  const whole = sentences.join(" ");
  const ranges = evidence.map((number) => {
    const start = sentences.slice(0, number - 1).reduce((sum, sentence) => sum + sentence.length + 1, 0);
    return { start, end: start + (sentences[number - 1] ?? "").length };
  });
  return doubtOf({ text, evidence: ranges, by: "ollama:labelled" }, whole);
}

const FAITHFUL = Object.values(ARTICLES).flatMap((article) =>
  article.faithful.map(([evidence, text]) => ({ text, doubt: doubtAbout(article, evidence, text) })),
);
const UNFAITHFUL = Object.values(ARTICLES).flatMap((article) =>
  article.unfaithful.map(([fault, evidence, text]) => ({ fault, text, doubt: doubtAbout(article, evidence, text) })),
);

/** What must never pass: a reader would be told a wrong figure, a wrong name, or words that nobody said so. */
const NEVER: ReadonlySet<Fault> = new Set([
  "wrong-number",
  "changed-date",
  "changed-unit",
  "wrong-name",
  "swapped-speaker",
  "swapped-roles",
  "invented-quote",
  "altered-quote",
]);

test("the labelled set is large enough to say something", () => {
  expect(FAITHFUL.length + UNFAITHFUL.length).toBeGreaterThanOrEqual(150);
});

describe("no unfaithful number, name or quotation passes", () => {
  test.each(UNFAITHFUL.filter(({ fault }) => NEVER.has(fault)))("$fault: $text", ({ doubt }) => {
    expect(doubt).not.toBeNull();
  });
});

test("of the other unfaithful outputs hardly one passes", () => {
  const others = UNFAITHFUL.filter(({ fault }) => !NEVER.has(fault));
  const passed = others.filter(({ doubt }) => doubt === null);
  expect(passed.length / others.length, passed.map(({ fault, text }) => `${fault}: ${text}`).join("\n")).toBeLessThan(
    0.1,
  );
});

test("at least nine in ten faithful outputs pass", () => {
  const refused = FAITHFUL.filter(({ doubt }) => doubt !== null);
  const share = 1 - refused.length / FAITHFUL.length;
  expect(share, refused.map(({ doubt, text }) => `${doubt}: ${text}`).join("\n")).toBeGreaterThanOrEqual(0.9);
});
