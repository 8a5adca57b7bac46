import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { CONJUNCTIONS, isDash, isMark, PREPOSITIONS, SUBJECT_PRONOUNS } from "../grammar/words.ts";
import { attributionAfter } from "./after.ts";
import type { Found } from "./attribution.ts";

const SENTENCE_END = /[.!?…]['’‘"”]*$/;
const FULL_STOP = /[.]['’‘"”]*$/;
const OPENS_ATTRIBUTION = /[,?!—–…-]['’‘"”]*$/;

/** The attribution that follows the quotation at once: `"…," X said`. */
export function rightAfter(tokens: readonly Token[], at: number, span: TokenSpan): Found | null {
  const words = tokens[at]?.text ?? "";
  const next = tokens[at + 1];
  const isSentence = SENTENCE_END.test(words);
  if (isSentence && next?.capital && !mayOpenAttribution(next)) return null;
  const opens = OPENS_ATTRIBUTION.test(words) || isMark(next, ",") || isDash(next);
  const isFirst = opensSentence(tokens, at, span.from);
  const found = attributionAfter(tokens, at + 1, attributionCeiling(tokens, at, span), opens && isFirst);
  if (!found?.cue || (opens && !FULL_STOP.test(words))) return found;
  return endsThere(tokens, found, isFirst && !isSentence) ? found : null;
}

const mayOpenAttribution = ({ lower }: Token): boolean => !SUBJECT_PRONOUNS.has(lower) && !CONJUNCTIONS.has(lower);

function opensSentence(tokens: readonly Token[], at: number, floor: number): boolean {
  let first = at;
  while (first > floor && tokens[first - 1]?.kind === "quote") first--;
  return first === floor;
}

/**
 * Without a comma the words after a quotation may be a sentence of their own, or go on with the one that it stands in:
 * only an attribution with nothing behind it counts, or with an adjunct where the quotation was a sentence's start.
 */
function endsThere(tokens: readonly Token[], { cue, speaker }: Found, mayGoOn: boolean): boolean {
  const beyond = tokens[Math.max(cue?.to ?? 0, speaker?.to ?? 0)];
  if (beyond === undefined || (beyond.kind === "mark" && !isMark(beyond, ","))) return true;
  return mayGoOn && PREPOSITIONS.has(beyond.lower);
}

const LOOK_AHEAD = 30;

/** `"Why?" Smith asked.` reads as two sentences: the attribution is looked for in both. */
function attributionCeiling(tokens: readonly Token[], at: number, span: TokenSpan): number {
  if (span.to > at + 1) return span.to;
  let to = at + 1;
  while (to < tokens.length && to < at + LOOK_AHEAD && tokens[to]?.kind !== "quote" && !isMark(tokens[to], ".;")) to++;
  return to;
}
