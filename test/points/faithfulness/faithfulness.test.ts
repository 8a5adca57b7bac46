import { describe, expect, test } from "vitest";
import { BANK } from "./bank.ts";
import { BORDER } from "./border.ts";
import { FLOOD } from "./flood.ts";
import { FOOTBALL } from "./football.ts";
import { HARBOUR } from "./harbour.ts";
import { HOSPITAL } from "./hospital.ts";
import { type JudgedOutput, judged, judgedFolder } from "./labelled.ts";
import { MUSEUM } from "./museum.ts";
import { ROCKET } from "./rocket.ts";
import { STRIKE } from "./strike.ts";
import { TRIAL } from "./trial.ts";

/** Each batch was written before the verifier was tried on it; first-try figures are in docs/local-model.md. */
const BATCHES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
const ARTICLES = [FLOOD, STRIKE, TRIAL, ROCKET, HOSPITAL, FOOTBALL, BANK, BORDER, HARBOUR, MUSEUM];
const OUTPUTS = [...ARTICLES.flatMap(judged), ...BATCHES.flatMap((batch) => judgedFolder(`held-out/${batch}`))];
const FAITHFUL = OUTPUTS.filter(({ fault }) => fault === null);
const UNFAITHFUL = OUTPUTS.filter(({ fault }) => fault !== null);

/** What must never pass: a reader would be told a wrong figure, a wrong name, or words that nobody said so. */
const NEVER = new Set(
  "wrong-number changed-date changed-unit wrong-name swapped-speaker swapped-roles invented-quote altered-quote".split(
    " ",
  ),
);

const told = (outputs: readonly JudgedOutput[]): string =>
  outputs.map(({ fault, doubt, text }) => `${fault ?? doubt}: ${text}`).join("\n");

test("the labelled set is large enough to say something", () => {
  expect(FAITHFUL.length).toBeGreaterThanOrEqual(400);
  expect(UNFAITHFUL.length).toBeGreaterThanOrEqual(800);
});

describe("no unfaithful number, name or quotation passes", () => {
  test.each([...NEVER])("%s", (fault) => {
    const outputs = UNFAITHFUL.filter((output) => output.fault === fault);
    expect(outputs.length).toBeGreaterThanOrEqual(30);
    expect(told(outputs.filter(({ doubt }) => doubt === null))).toBe("");
  });
});

test("of the other unfaithful outputs hardly one passes", () => {
  const others = UNFAITHFUL.filter(({ fault }) => !NEVER.has(fault ?? ""));
  const passed = others.filter(({ doubt }) => doubt === null);
  expect(passed.length / others.length, told(passed)).toBeLessThan(0.02);
});

test("at least nine in ten faithful outputs pass", () => {
  const refused = FAITHFUL.filter(({ doubt }) => doubt !== null);
  expect(1 - refused.length / FAITHFUL.length, told(refused)).toBeGreaterThanOrEqual(0.9);
});
