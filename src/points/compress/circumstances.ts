import type { TaggedToken } from "../../languages/analysis/token.ts";
import type { Language } from "../../languages/language.ts";
import { reportsWords } from "../../languages/speech.ts";
import { type Weekday, weekdayOf } from "../../languages/weekdays.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import type { TextRange } from "../../model/article.ts";
import type { Word } from "../../text/words.ts";
import { namesOtherDay } from "../report-day.ts";
import { isFiniteWord, type SentenceParts, tokenOf, touchesQuote, wordFrom } from "./sentence-parts.ts";

const kindOfTime = (lower: string, language: Language): string => language.words("times").get(lower) ?? "";
const isPartOfDay = (lower: string, language: Language): boolean =>
  /^part(?: late)?$/.test(kindOfTime(lower, language));
/** "on" of "on Monday". */
const beforeDay = wordsOfKind("function-words", "on-day");
const ofDay = wordsOfKind("function-words", "of-day");
const joinsDays = wordsOfKind("function-words", "joins-days");

/** "said Monday", "on Thursday": the day of a report, where no other date hangs on it. */
export const days = (parts: SentenceParts, reportDay: Weekday | null): TextRange[] =>
  parts.words.flatMap(({ lower }, index) =>
    reportDay !== null && weekdayOf(lower, parts.language) === reportDay ? (dayAt(parts, index, reportDay) ?? []) : [],
  );

function dayAt(parts: SentenceParts, index: number, reportDay: Weekday): TextRange | null {
  const day = parts.words[index];
  const before = parts.words[index - 1]?.lower ?? "";
  const isOnDay = beforeDay(parts.language).has(before);
  const isSaidThen = reportsWords(before, parts.language);
  if (!day || !(isOnDay || isSaidThen) || touchesQuote(parts, day) || isToCome(parts, day)) return null;
  if (!isSaidThen && namesOtherDay(parts.text, parts.language, reportDay)) return null;
  const until = isPartOfDay(parts.words[index + 1]?.lower ?? "", parts.language) ? index + 1 : index;
  const from = isOnDay ? index - 1 : index;
  return dayRange(parts, from - ordersBefore(parts, from), until);
}

/** "late" of "late on Wednesday". */
const ordersBefore = ({ words, language }: SentenceParts, at: number): number =>
  kindOfTime(words[at - 1]?.lower ?? "", language) === "order" ? 1 : 0;

/** "should move out on Friday": the day of what is still to come is news. */
function isToCome({ tokens, language }: SentenceParts, day: Word): boolean {
  const before = tokens.filter(({ start, kind }) => start < day.start && kind === "word").slice(-REACH);
  const own = before.slice(before.findLastIndex(isReporting(language)) + 1);
  return own.some((token) => {
    const certainty = language.words("certainties").get(language.lemma(token)) ?? "";
    return EXPECTED.has(certainty) || (certainty === "may" && token.tag.wordClass === "AUX");
  });
}

const REACH = 14;
const EXPECTED = new Set(["will", "plans"]);
const isReporting =
  (language: Language) =>
  ({ lower }: TaggedToken): boolean =>
    reportsWords(lower, language);

/** "charged Wednesday with …", "opened Sunday night in …": a bare day between a verb's words and what follows. */
export function bareDays(parts: SentenceParts, reportDay: Weekday | null): TextRange[] {
  if (reportDay === null || namesOtherDay(parts.text, parts.language, reportDay)) return [];
  return parts.words.flatMap(({ lower }, index) => {
    const before = parts.words[index - 1];
    if (weekdayOf(lower, parts.language) !== reportDay || !before || !isBare(before, parts.language)) return [];
    const until = isPartOfDay(parts.words[index + 1]?.lower ?? "", parts.language) ? index + 1 : index;
    const range = dayRange(parts, index, until);
    return range && !touchesQuote(parts, range) ? [range] : [];
  });
}

/** Whether a day behind a word belongs to no phrase of its own, as it does in "este lunes". */
const isBare = ({ lower, text }: Word, language: Language): boolean =>
  !ofDay(language).has(lower) && !isDeterminer(lower, language) && /^\p{Ll}/u.test(text);

const isDeterminer = (lower: string, { words }: Language): boolean =>
  words("articles").has(lower) || words("demonstratives").has(lower);

/**
 * The words [from, until] of a day, with its comma at the start of a sentence; null where something hangs on it, or where two
 * verbs would meet without it: "a statement issued Monday said".
 */
function dayRange(parts: SentenceParts, from: number, until: number): TextRange | null {
  const { words, text, language } = parts;
  const start = words[from]?.start ?? 0;
  const end = words[until]?.end ?? 0;
  const next = text.slice(end, end + 2);
  const following = words[until + 1]?.text ?? "";
  const isDated = next[0] === "," && /^[\p{Lu}\d]/u.test(following) && start > 0;
  const isBehindVerb = tokenOf(parts, words[from - 1])?.tag.wordClass === "VERB";
  const meetVerbs = isBehindVerb && isFiniteWord(parts, words[until + 1]);
  const isBound = joinsDays(language).has(following) || meetVerbs;
  const isFree = /^(?: [a-z]|[.,]|$)/.test(next) && !isBound && !isDated;
  if (!isFree || (start === 0 && next[0] !== ",")) return null;
  return { start, end: start === 0 ? end + 1 : end };
}

/** "said in a statement": the occasion of a saying. */
export function occasions(parts: SentenceParts): TextRange[] {
  const lower = parts.text.toLowerCase();
  return [...parts.language.words("occasions").keys()].flatMap((setting) => {
    const start = lower.indexOf(` ${setting}`);
    const range = { start, end: start + setting.length + 1 };
    return start > 0 && endsThere(parts, range.end) && isOfSaying(parts, range) ? [range] : [];
  });
}

/** "in an interview with …" and "in a statement issued on Sunday" go on and stay. */
function endsThere(parts: SentenceParts, end: number): boolean {
  if (/[.,]/.test(parts.text.charAt(end))) return true;
  const next = wordFrom(parts, end);
  if (!next || next.start !== end + 1 || goesOn(parts.language).has(next.lower)) return false;
  return tokenOf(parts, next)?.tag.wordClass !== "VERB";
}

const goesOn = wordsOfKind("function-words", "of-occasion");

function isOfSaying(parts: SentenceParts, range: TextRange): boolean {
  const before = parts.words.findLast((word) => word.end <= range.start);
  return before !== undefined && reportsWords(before.lower, parts.language) && !touchesQuote(parts, range);
}
