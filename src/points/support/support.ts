import type { Language } from "../../languages/language.ts";
import type { KeyPoint } from "../../model/reading.ts";
import { wordsOf } from "../../text/words.ts";
import { polarityIsKept } from "./polarity.ts";
import { type Statement, statementOf } from "./statement.ts";

/** What of a point its evidence does not bear. */
export type Doubt = "no-evidence" | "word-order" | "negation" | "quotation";

/** Whether a point is cut from its evidence sentences, and says what they say. */
export const isSupported = (point: Pick<KeyPoint, "text" | "evidence">, text: string, language: Language): boolean =>
  doubtOf(point, text, language) === null;

/**
 * The first reason to doubt that a point is cut from its evidence sentences, whoever chose it; null where there is none:
 * its words stand there in their order, nothing denied or only possible there is told as fact or the other way round, and
 * what it has in quote marks stands there in one piece. `text` is the article's.
 */
export function doubtOf(point: Pick<KeyPoint, "text" | "evidence">, text: string, language: Language): Doubt | null {
  const evidence = point.evidence
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .map(({ start, end }) => statementOf(text.slice(start, end), language));
  if (evidence.length === 0 || evidence.length < point.evidence.length) return "no-evidence";
  const statement = statementOf(point.text, language);
  if (!isInOrder(statement, evidence)) return "word-order";
  if (!polarityIsKept(statement, evidence)) return "negation";
  return quotationsAreBorne(statement, evidence) ? null : "quotation";
}

function isInOrder(point: Statement, evidence: readonly Statement[]): boolean {
  const words = evidence.flatMap((sentence) => sentence.words.map(({ lower }) => lower));
  let next = 0;
  return point.words.every(({ lower }) => {
    next = words.indexOf(lower, next) + 1;
    return next > 0;
  });
}

const wordKey = (text: string): string =>
  ` ${wordsOf(text)
    .map(({ lower }) => lower.replaceAll("’", "'"))
    .join(" ")} `;

/** Whether everything in quote marks is, word for word and in one piece, in quote marks in the evidence too. */
function quotationsAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  if (point.quoted.openAt !== null) return false;
  const text = evidence.map((sentence) => sentence.text).join(" ");
  const quotedWords = wordKey(text);
  const hasMarks = /["“”„«»‹›'‘’‚`「」『』〝〟＂]/.test(text);
  return point.quoted.regions.every((region) => {
    const words = wordKey(point.text.slice(region.start, region.end));
    return words.trim() === "" || (hasMarks && quotedWords.includes(words));
  });
}
