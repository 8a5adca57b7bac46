import { isBlankAt, isDigitAt, isLetterAt } from "../../language/characters.ts";

/** The mark of a list's item: "2." or "b)"; it starts at `start`. */
export interface ItemMark {
  readonly start: number;
  readonly label: string;
  readonly style: string;
}

const ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/** The item mark whose full stop or bracket stands at `at`; null where there is none. */
export function itemMarkAt(text: string, at: number): ItemMark | null {
  const double = text.charAt(at) === ")" && text.charAt(at - 1) === ".";
  const labelEnd = double ? at - 1 : at;
  let start = labelEnd;
  while (start > 0 && labelEnd - start < 5 && (isDigitAt(text, start - 1) || isLetterAt(text, start - 1))) start--;
  const label = text.slice(start, labelEnd);
  if (!/^(?:\d{1,3}|[a-z]|[ivx]{1,4})$/i.test(label)) return null;
  const bracketed = text.charAt(start - 1) === "(" && text.charAt(at) === ")";
  const markStart = bracketed ? start - 1 : start;
  if (markStart > 0 && !isBlankAt(text, markStart - 1) && text.charAt(markStart - 1) !== "⁃") return null;
  if (!isBlankAt(text, at + 1)) return null;
  if (text.charAt(at) === "." && text.charAt(start).toUpperCase() === text.charAt(start) && !isDigitAt(text, start)) {
    return null;
  }
  return { start: markStart, label, style: `${bracketed ? "(" : ""}${double ? "." : ""}${text.charAt(at)}` };
}

/** Whether `next` is the item that follows `mark` in one list. */
export function isNextItem(mark: ItemMark, next: ItemMark): boolean {
  if (mark.style !== next.style) return false;
  if (/^\d/.test(mark.label)) return Number(next.label) === Number(mark.label) + 1;
  const roman = ROMANS.indexOf(mark.label);
  if (roman >= 0 && ROMANS[roman + 1] === next.label) return true;
  return next.label.length === 1 && next.label.charCodeAt(0) === mark.label.charCodeAt(0) + 1;
}
