import type { KeyPoint } from "../model/reading.ts";
import { figuresAreBorne } from "./support/figures.ts";
import { namesAreBorne, namesKeepOrder } from "./support/names.ts";
import { polarityIsKept } from "./support/polarity.ts";
import { quotationsAreBorne, speakersAreKept } from "./support/quotations.ts";
import { type Statement, statementOf } from "./support/statement.ts";

/** What of a point its evidence does not bear. */
export type Doubt =
  | "no-evidence"
  | "word-order"
  | "number"
  | "name"
  | "negation"
  | "quotation"
  | "speaker"
  | "roles"
  | "wording"
  | "merged";

/** Whether a point says only what its evidence sentences say. */
export const isSupported = (point: KeyPoint, text: string): boolean => doubtOf(point, text) === null;

/**
 * The first reason to doubt that the evidence sentences of a point bear it, whoever wrote it; null where there is none.
 * A point made by rules must be made of words of its evidence in their order. For free wording every number (by value,
 * unit and thing counted), name, time, negation, hedge and quotation must be borne, and nearly all content words.
 */
export function doubtOf(point: KeyPoint, text: string): Doubt | null {
  const evidence = point.evidence
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .map(({ start, end }) => statementOf(text.slice(start, end)));
  if (evidence.length === 0 || evidence.length < point.evidence.length) return "no-evidence";
  const statement = statementOf(point.text);
  if (point.by === "rules") return doubtOfCut(statement, evidence);
  return doubtOfWording(statement, evidence);
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

function doubtOfWording(point: Statement, evidence: readonly Statement[]): Doubt | null {
  if (!figuresAreBorne(point, evidence)) return "number";
  if (!namesAreBorne(point, evidence)) return "name";
  if (!quotationsAreBorne(point, evidence)) return "quotation";
  if (!speakersAreKept(point, evidence)) return "speaker";
  if (!polarityIsKept(point, evidence)) return "negation";
  if (!namesKeepOrder(point, evidence)) return "roles";
  if (borneShare(point, evidence) < LEAST_BORNE) return "wording";
  return isOneStatement(point, evidence) ? null : "merged";
}

/** The least share of the point's content words that its evidence must have. */
const LEAST_BORNE = 0.7;
/** The least share of the point's content words that one evidence sentence must have, so that none are mixed. */
const LEAST_TOGETHER = 0.5;

const borneShare = (point: Statement, evidence: readonly Statement[]): number =>
  shareIn(point, new Set(evidence.flatMap(({ stems }) => stems)));

const isOneStatement = (point: Statement, evidence: readonly Statement[]): boolean =>
  evidence.length === 1 || evidence.some(({ stems }) => shareIn(point, new Set(stems)) >= LEAST_TOGETHER);

function shareIn({ stems }: Statement, known: ReadonlySet<string | null>): number {
  const content = stems.filter((stem) => stem !== null);
  return content.length === 0 ? 0 : content.filter((stem) => known.has(stem)).length / content.length;
}
