import { isSmallNameWord } from "../../../languages/name-words.ts";
import { isUpperAt } from "../../../text/characters.ts";
import { once } from "../../../text/once.ts";
import { anyOf } from "../words.ts";
import { readDateLine } from "./date-line.ts";

const LONGEST_HEAD = 420;
const SEPARATOR = " . ";
const label = once(() => new RegExp(`^(?:${anyOf("run-label")}|\\|)\\s{0,2}:?$`, "i"));
const headLabel = once(() => new RegExp(`^${anyOf("run-head")}(?!\\p{L})`, "iu"));
const CLOCK_AND_DATE = /^\d{1,2}:\d{2}\b/;
const FOLLOW = /^follow @?\w{1,40}$/i;

/**
 * Where a head ends whose lines were run together with " . ", as in "By . Jane Doe . PUBLISHED: . 12:01 EST, 3 May 2026 .";
 * `start` where there is none.
 */
export function runningHeadEnd(text: string, start: number, end: number): number {
  const head = text.slice(start, Math.min(end, start + LONGEST_HEAD));
  if (!isUpperAt(head, 0) || !headLabel().test(head)) return start;
  let at = 0;
  let before = "";
  for (;;) {
    const next = head.indexOf(SEPARATOR, at);
    if (next < 0) break;
    const piece = head.slice(at, next).trim();
    if (!isHeadPiece(piece, before)) break;
    before = piece;
    at = next + SEPARATOR.length;
  }
  return start + at;
}

function isHeadPiece(piece: string, before: string): boolean {
  if (label().test(piece) || FOLLOW.test(piece)) return true;
  if (CLOCK_AND_DATE.test(piece) || readDateLine(piece).length > 0) return true;
  return /^(?:by|and)$/i.test(before)
    ? isName(piece)
    : /^(?:by|and) /i.test(piece) && isName(piece.replace(/^\S{2,3} /, ""));
}

const isName = (piece: string): boolean => {
  const words = piece.split(/\s+/);
  return words.length <= 10 && words.every((word) => isUpperAt(word, 0) || isSmallNameWord(word.toLowerCase()));
};
