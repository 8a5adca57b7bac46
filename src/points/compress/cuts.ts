import type { Language } from "../../languages/language.ts";
import type { Weekday } from "../../languages/weekdays.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import type { TextRange } from "../../model/article.ts";
import { isCapitalised } from "../../text/words.ts";
import { appositives, bracketed, dashed, mayGo, relativeClauses, subjectAsides } from "./asides.ts";
import { bareDays, days, occasions } from "./circumstances.ts";
import { openings } from "./openings.ts";
import { hasFinite, type SentenceParts, wordsWithin } from "./sentence-parts.ts";
import { tails } from "./tails.ts";

/** Cuts that always read better: brackets, the day and the occasion of a saying. */
export const trims = (parts: SentenceParts, reportDay: Weekday | null): TextRange[] => [
  ...bracketed(parts),
  ...days(parts, reportDay),
  ...occasions(parts),
];

/** Cuts that cost something; the rest of the sentence stays true without them. */
export const optionalCuts = (parts: SentenceParts, reportDay: Weekday | null): TextRange[] => [
  ...dashed(parts),
  ...relativeClauses(parts),
  ...appositives(parts),
  ...subjectAsides(parts),
  ...speakerRoles(parts),
  ...bareDays(parts, reportDay),
  ...openings(parts),
  ...tails(parts),
];

const MOST_NAME_WORDS = 5;

/** "said Anna Berg, director of …": the speaker's role after a closing attribution, up to the end. */
function speakerRoles(parts: SentenceParts): TextRange[] {
  return parts.commas.flatMap((comma) => {
    const range = { start: comma, end: parts.bodyEnd };
    const role = wordsWithin(parts, range);
    const isRole = role.length > 1 && !hasFinite(parts, role.slice(0, 2)) && followsSpeaker(parts, comma);
    return isRole && mayGo(parts, range) ? [range] : [];
  });
}

/** Whether a name of a few words stands before the comma, and a verb of saying before it. */
function followsSpeaker({ words, language }: SentenceParts, comma: number): boolean {
  const last = words.findLastIndex(({ end }) => end <= comma);
  let first = last;
  while (first > last - MOST_NAME_WORDS && isCapitalised(words[first]?.text ?? "")) first--;
  return first < last && attributes(words[first]?.lower ?? "", words[first - 1]?.lower ?? "", language);
}

/** "said", "told"; "to" after "according". */
const attributes = (word: string, before: string, language: Language): boolean =>
  attributing(language).has(word) || attributedTo(language).has(before);

const attributing = wordsOfKind("function-words", "attributing");
const attributedTo = wordsOfKind("function-words", "according");
