import { SPEECH_VERBS } from "../../language/speech.ts";
import type { TextRange } from "../../model/article.ts";
import { type SentenceParts, touchesQuote } from "./sentence-parts.ts";

const DAYS = new Set("monday tuesday wednesday thursday friday saturday sunday".split(" "));
const PARTS_OF_DAYS = new Set("morning afternoon evening night".split(" "));

/** "said Monday", "on Thursday": the day of a report, where no other date hangs on it. */
export function days(parts: SentenceParts): TextRange[] {
  const { words, text } = parts;
  return words.flatMap((word, index) => {
    if (!DAYS.has(word.lower) || touchesQuote(parts, word)) return [];
    const before = words[index - 1];
    const after = words[index + 1];
    if (!before || (!SPEECH_VERBS.has(before.lower) && before.lower !== "on")) return [];
    const until = after && PARTS_OF_DAYS.has(after.lower) ? after : word;
    const from = before.lower === "on" ? before : word;
    const next = text.slice(until.end, until.end + 2);
    if (!/^(?: [a-z]|[.,]|$)/.test(next) || (from.start === 0 && next[0] !== ",")) return [];
    return /^(?:and|or|to|through|until)$/.test(words[words.indexOf(until) + 1]?.lower ?? "")
      ? []
      : [{ start: from.start, end: from.start === 0 ? until.end + 1 : until.end }];
  });
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
  return SETTINGS.flatMap((setting) => {
    const start = lower.indexOf(` ${setting}`);
    const end = start + setting.length + 1;
    if (start <= 0 || !/^[.,]|^ [a-z]/.test(lower.slice(end)) || /^ (?:with|to|on|from|by|for|that)\b/.test(lower.slice(end))) return [];
    const before = parts.words.findLast((word) => word.end <= start);
    return before && SPEECH_VERBS.has(before.lower) && !touchesQuote(parts, { start, end }) ? [{ start, end }] : [];
  });
}
