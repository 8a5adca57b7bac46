import type { KeyPoint } from "../model/reading.ts";
import { countsAreBorne } from "./support/digits.ts";
import type { Doubt } from "./support/doubt.ts";
import { figuresAreBorne } from "./support/figures.ts";
import { isInstruction } from "./support/instructions.ts";
import { namesAreBorne } from "./support/names.ts";
import { isForeign, isRepeated } from "./support/other-languages.ts";
import { polarityIsKept } from "./support/polarity.ts";
import { quotationsAreBorne } from "./support/quotations.ts";
import { signsAreBorne } from "./support/signs.ts";
import { type Statement, statementOf } from "./support/statement.ts";
import { timesAreBorne } from "./support/times.ts";
import { doubtOfClauses } from "./support/together.ts";
import { measuresAreBorne } from "./support/units.ts";

/** Whether a point says only what its evidence sentences say. */
export const isSupported = (point: KeyPoint, text: string): boolean => doubtOf(point, text) === null;

/**
 * The first reason to doubt that the evidence sentences of a point bear it, whoever wrote it; null where there is none.
 * A point made by rules, or of a sentence that a model only chose, must be made of words of its evidence in their order. For free wording every number (by value,
 * unit and thing counted), name, time, negation, hedge and quotation must be borne, and nearly all content words; in other languages than English a point must
 * repeat a sentence. A sentence that tells its reader what to write is evidence for nothing.
 */
export function doubtOf(point: KeyPoint, text: string): Doubt | null {
  const evidence = point.evidence
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .map(({ start, end }) => statementOf(text.slice(start, end)));
  if (evidence.length === 0 || evidence.length < point.evidence.length) return "no-evidence";
  if (evidence.some(isInstruction)) return "instruction";
  const statement = statementOf(point.text);
  if (point.by === "rules" || point.path === "selected") return doubtOfCut(statement, evidence);
  return doubtOfWording(statement, evidence, text);
}

function doubtOfCut(point: Statement, evidence: readonly Statement[]): Doubt | null {
  if (!isInOrder(point, evidence)) return "word-order";
  if (!polarityIsKept(point, evidence)) return "negation";
  return quotationsAreBorne(point, evidence) ? null : "quotation";
}

function isInOrder(point: Statement, evidence: readonly Statement[]): boolean {
  const words = evidence.flatMap((sentence) => sentence.words.map(({ lower }) => lower));
  let next = 0;
  return point.words.every(({ lower }) => {
    next = words.indexOf(lower, next) + 1;
    return next > 0;
  });
}

type Check = (point: Statement, evidence: readonly Statement[]) => boolean;

/** What free wording must keep, each with the doubt where it does not. */
const KEPT: readonly (readonly [Doubt, Check])[] = [
  ["number", figuresAreBorne],
  ["number", countsAreBorne],
  ["number", measuresAreBorne],
  ["name", namesAreBorne],
  ["name", timesAreBorne],
  ["quotation", quotationsAreBorne],
  ["wording", signsAreBorne],
];

/** Fewer say nothing of anything. */
const FEWEST_WORDS = 4;
/** In characters: longer than any point that is shown. */
const LONGEST_WORDING = 600;

function doubtOfWording(point: Statement, evidence: readonly Statement[], article: string): Doubt | null {
  if (point.text.length > LONGEST_WORDING || point.words.length < FEWEST_WORDS) return "wording";
  if (isForeign(article)) return isRepeated(point, evidence) ? null : "language";
  const missing = KEPT.find(([, isKept]) => !isKept(point, evidence))?.[0];
  return (
    missing ??
    doubtOfClauses(
      point.text,
      evidence.map(({ text }) => text),
      article,
    )
  );
}
