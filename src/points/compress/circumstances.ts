import { SPEECH_VERBS } from "../../languages/speech.ts";
import type { TextRange } from "../../model/article.ts";
import { type SentenceParts, touchesQuote } from "./sentence-parts.ts";

const DAYS = new Set("monday tuesday wednesday thursday friday saturday sunday".split(" "));
const PARTS_OF_DAYS = new Set("morning afternoon evening night".split(" "));

/** "said Monday", "on Thursday": the day of a report, where no other date hangs on it. */
export const days = (parts: SentenceParts): TextRange[] =>
  parts.words.flatMap(({ lower }, index) => (DAYS.has(lower) ? (dayAt(parts, index) ?? []) : []));

function dayAt(parts: SentenceParts, index: number): TextRange | null {
  const day = parts.words[index];
  const before = parts.words[index - 1]?.lower ?? "";
  const isOfReport = before === "on" || SPEECH_VERBS.has(before);
  if (!day || !isOfReport || touchesQuote(parts, day)) return null;
  const until = PARTS_OF_DAYS.has(parts.words[index + 1]?.lower ?? "") ? index + 1 : index;
  return dayRange(parts, before === "on" ? index - 1 : index, until);
}

const OWN_PHRASE = new Set(
  `on by since until till from of for the last next every this that each late early and or to through before after a an
  good black ash palm easter super holy bloody cyber`.split(/\s+/),
);

/** "charged Wednesday with …", "opened Sunday night in …": a bare day between a verb's words and what follows. */
export function bareDays(parts: SentenceParts): TextRange[] {
  return parts.words.flatMap(({ lower }, index) => {
    const before = parts.words[index - 1];
    if (!DAYS.has(lower) || !before || OWN_PHRASE.has(before.lower) || !/^\p{Ll}/u.test(before.text)) return [];
    const until = PARTS_OF_DAYS.has(parts.words[index + 1]?.lower ?? "") ? index + 1 : index;
    const range = dayRange(parts, index, until);
    return range && !touchesQuote(parts, range) ? [range] : [];
  });
}

const JOINING = new Set(["and", "or", "to", "through", "until"]);

/** The words [from, until] of a day, with its comma at the start of a sentence; null where something hangs on it. */
function dayRange({ words, text }: SentenceParts, from: number, until: number): TextRange | null {
  const start = words[from]?.start ?? 0;
  const end = words[until]?.end ?? 0;
  const next = text.slice(end, end + 2);
  const following = words[until + 1]?.text ?? "";
  const isDated = next[0] === "," && /^[\p{Lu}\d]/u.test(following) && start > 0;
  const isFree = /^(?: [a-z]|[.,]|$)/.test(next) && !JOINING.has(following) && !isDated;
  if (!isFree || (start === 0 && next[0] !== ",")) return null;
  return { start, end: start === 0 ? end + 1 : end };
}

const SETTINGS = [
  "in a statement",
  "in a news release",
  "in a press release",
  "at a news conference",
  "at a press conference",
  "in an interview",
  "in an email",
  "in a telephone interview",
  "in a phone interview",
  "in a written statement",
];

/** "said in a statement": the occasion of a saying. */
export function occasions(parts: SentenceParts): TextRange[] {
  const lower = parts.text.toLowerCase();
  if (!/ (?:in|at) an? /.test(lower)) return [];
  return SETTINGS.flatMap((setting) => {
    const start = lower.indexOf(` ${setting}`);
    const range = { start, end: start + setting.length + 1 };
    return start > 0 && endsThere(lower.slice(range.end)) && isOfSaying(parts, range) ? [range] : [];
  });
}

/** "in an interview with …" goes on and stays. */
const endsThere = (rest: string): boolean =>
  /^[.,]|^ [a-z]/.test(rest) && !/^ (?:with|to|on|from|by|for|that)\b/.test(rest);

function isOfSaying(parts: SentenceParts, range: TextRange): boolean {
  const before = parts.words.findLast((word) => word.end <= range.start);
  return before !== undefined && SPEECH_VERBS.has(before.lower) && !touchesQuote(parts, range);
}
