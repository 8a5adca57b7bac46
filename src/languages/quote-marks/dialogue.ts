import type { TextRange } from "../../model/article.ts";

/** Whether a word, in lower case, tells that somebody speaks: "сказал". */
export type Reports = (word: string) => boolean;

const DASHES = "—–";
const isBlank = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);
const isDashAt = (text: string, at: number): boolean => DASHES.includes(text[at] ?? " ") && isBlank(text[at + 1]);

/** Whether a paragraph is something said, told by the dash before it. */
export const opensDialogue = (text: string, { start, end }: TextRange): boolean =>
  end - start > 2 && isDashAt(text, start);

/**
 * What of [start, end) is said where dashes part it from who says it: "Да, — сказал он. — Мы идём" is "Да" and "Мы идём".
 * One range, the whole, where nothing tells that somebody speaks.
 */
export function spokenParts(text: string, { start, end }: TextRange, reports: Reports): TextRange[] {
  const parts: TextRange[] = [];
  let from = start;
  let isSpoken = true;
  for (let at = start + 1; at < end - 1; at++) {
    if (!isDashAt(text, at) || !isBlank(text[at - 1])) continue;
    const before = text[lastBefore(text, at, start)] ?? "";
    if (isSpoken && BEFORE_TELLING.includes(before) && tells(text, at + 1, end, reports)) {
      parts.push(...trimmed(text, from, at));
      isSpoken = false;
    } else if (!isSpoken && BEFORE_SPEECH.includes(before)) {
      isSpoken = true;
      from = at + 1;
    }
  }
  if (isSpoken) parts.push(...trimmed(text, from, end));
  return parts;
}

const BEFORE_TELLING = ",!?….»”“";
const BEFORE_SPEECH = ".,:!?;";

function lastBefore(text: string, at: number, floor: number): number {
  let last = at - 1;
  while (last > floor && isBlank(text[last])) last--;
  return last;
}

const FARTHEST_VERB = 60;
const WORD = /\p{L}+/gu;

/** Whether what stands behind a dash begins small and has a verb of saying before the next mark. */
function tells(text: string, from: number, end: number, reports: Reports): boolean {
  const stretch = text.slice(from, Math.min(end, from + FARTHEST_VERB)).trimStart();
  if (!/^\p{Ll}/u.test(stretch)) return false;
  const clause = stretch.split(/[.:!?—–]/, 1)[0] ?? "";
  return (clause.match(WORD) ?? []).some(reports);
}

/** A spoken part without blanks at its ends and without the comma before the dash. */
function trimmed(text: string, from: number, to: number): TextRange[] {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && (isBlank(text[end - 1]) || text[end - 1] === ",")) end--;
  return end > start ? [{ start, end }] : [];
}
