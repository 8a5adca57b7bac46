import { isBlankAt, isDigitAt, isLetterAt } from "../../text/characters.ts";

/** The mark of a list's item: "2." or "b)"; it starts at `start`. */
export interface ItemMark {
  readonly start: number;
  readonly label: string;
  readonly style: string;
}

const ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/** The item mark whose full stop or bracket stands at `at`; null where there is none. */
export function itemMarkAt(text: string, at: number): ItemMark | null {
  if (!isBlankAt(text, at + 1)) return null;
  const mark = text.charAt(at);
  const double = mark === ")" && text.charAt(at - 1) === ".";
  const labelEnd = double ? at - 1 : at;
  const labelStart = startOfLabel(text, labelEnd);
  const label = text.slice(labelStart, labelEnd);
  if (!isLabel(label, mark)) return null;
  const bracketed = text.charAt(labelStart - 1) === "(" && mark === ")";
  const start = bracketed ? labelStart - 1 : labelStart;
  if (start > 0 && !isBlankAt(text, start - 1) && text.charAt(start - 1) !== "⁃") return null;
  return { start, label, style: `${bracketed ? "(" : ""}${double ? "." : ""}${mark}` };
}

function startOfLabel(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < 5 && (isDigitAt(text, start - 1) || isLetterAt(text, start - 1))) start--;
  return start;
}

/** A capital before a full stop is rather an initial. */
const isLabel = (label: string, mark: string): boolean =>
  mark === "." ? /^(?:\d{1,3}|[a-z]|[ivx]{1,4})$/.test(label) : /^(?:\d{1,3}|[a-z]|[ivx]{1,4})$/i.test(label);

/** Whether `next` is the item that follows `mark` in one list. */
export function isNextItem(mark: ItemMark, next: ItemMark): boolean {
  if (mark.style !== next.style) return false;
  if (/^\d/.test(mark.label)) return Number(next.label) === Number(mark.label) + 1;
  const roman = ROMANS.indexOf(mark.label);
  if (roman >= 0 && ROMANS[roman + 1] === next.label) return true;
  return next.label.length === 1 && next.label.charCodeAt(0) === mark.label.charCodeAt(0) + 1;
}
