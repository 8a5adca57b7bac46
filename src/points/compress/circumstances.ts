import type { Language } from "../../languages/language.ts";
import { reportsWords } from "../../languages/speech.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import type { TextRange } from "../../model/article.ts";
import type { Word } from "../../text/words.ts";
import { type SentenceParts, touchesQuote } from "./sentence-parts.ts";

const kindOfTime = (lower: string, language: Language): string => language.words("times").get(lower) ?? "";
const isWeekday = (lower: string, language: Language): boolean => kindOfTime(lower, language).startsWith("weekday");
const isPartOfDay = (lower: string, language: Language): boolean => kindOfTime(lower, language) === "part";
/** "on" of "on Monday". */
const beforeDay = wordsOfKind("function-words", "on-day");
const ofDay = wordsOfKind("function-words", "of-day");
const joinsDays = wordsOfKind("function-words", "joins-days");

/** "said Monday", "on Thursday": the day of a report, where no other date hangs on it. */
export const days = (parts: SentenceParts): TextRange[] =>
  parts.words.flatMap(({ lower }, index) => (isWeekday(lower, parts.language) ? (dayAt(parts, index) ?? []) : []));

function dayAt(parts: SentenceParts, index: number): TextRange | null {
  const day = parts.words[index];
  const before = parts.words[index - 1]?.lower ?? "";
  const isOnDay = beforeDay(parts.language).has(before);
  const isOfReport = isOnDay || reportsWords(before, parts.language);
  if (!day || !isOfReport || touchesQuote(parts, day)) return null;
  const until = isPartOfDay(parts.words[index + 1]?.lower ?? "", parts.language) ? index + 1 : index;
  return dayRange(parts, isOnDay ? index - 1 : index, until);
}

/** "charged Wednesday with …", "opened Sunday night in …": a bare day between a verb's words and what follows. */
export function bareDays(parts: SentenceParts): TextRange[] {
  return parts.words.flatMap(({ lower }, index) => {
    const before = parts.words[index - 1];
    if (!isWeekday(lower, parts.language) || !before || !isBare(before, parts.language)) return [];
    const until = isPartOfDay(parts.words[index + 1]?.lower ?? "", parts.language) ? index + 1 : index;
    const range = dayRange(parts, index, until);
    return range && !touchesQuote(parts, range) ? [range] : [];
  });
}

/** Whether a day behind a word belongs to no phrase of its own. */
const isBare = ({ lower, text }: Word, language: Language): boolean =>
  !ofDay(language).has(lower) && /^\p{Ll}/u.test(text);

/** The words [from, until] of a day, with its comma at the start of a sentence; null where something hangs on it. */
function dayRange({ words, text, language }: SentenceParts, from: number, until: number): TextRange | null {
  const start = words[from]?.start ?? 0;
  const end = words[until]?.end ?? 0;
  const next = text.slice(end, end + 2);
  const following = words[until + 1]?.text ?? "";
  const isDated = next[0] === "," && /^[\p{Lu}\d]/u.test(following) && start > 0;
  const isFree = /^(?: [a-z]|[.,]|$)/.test(next) && !joinsDays(language).has(following) && !isDated;
  if (!isFree || (start === 0 && next[0] !== ",")) return null;
  return { start, end: start === 0 ? end + 1 : end };
}

/** "said in a statement": the occasion of a saying. */
export function occasions(parts: SentenceParts): TextRange[] {
  const lower = parts.text.toLowerCase();
  return [...parts.language.words("occasions").keys()].flatMap((setting) => {
    const start = lower.indexOf(` ${setting}`);
    const range = { start, end: start + setting.length + 1 };
    return start > 0 && endsThere(lower.slice(range.end), parts.language) && isOfSaying(parts, range) ? [range] : [];
  });
}

/** "in an interview with …" goes on and stays. */
function endsThere(rest: string, language: Language): boolean {
  const next = /^ (\p{L}+)/u.exec(rest)?.[1];
  return /^[.,]/.test(rest) || (next !== undefined && !goesOn(language).has(next));
}

const goesOn = wordsOfKind("function-words", "of-occasion");

function isOfSaying(parts: SentenceParts, range: TextRange): boolean {
  const before = parts.words.findLast((word) => word.end <= range.start);
  return before !== undefined && reportsWords(before.lower, parts.language) && !touchesQuote(parts, range);
}
