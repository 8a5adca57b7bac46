import { isBlankAt, isDigitAt, isEndMarkAt, isLetterAt, isWordAt } from "../characters.ts";

/** A quotation or bracket that runs longer than this is taken as never closed. */
const LONGEST_QUOTATION = 4000;
const LONGEST_BRACKET = 400;
const DEEPEST_BRACKET = 5;
const LONGEST_SINGLE_QUOTATION = 1200;

/** Words with an apostrophe in front that opens nothing: 'tis, 'em. */
const ELISIONS = new Set([
  "tis",
  "twas",
  "em",
  "til",
  "till",
  "cause",
  "n",
  "round",
  "bout",
  "cos",
  "cuz",
  "ere",
  "er",
]);
const DECADE = /ies$/;

const DOUBLE_OPENINGS = "“„«";
const CLOSING_OF: Readonly<Record<string, string>> = { "„": "“", "«": "»" };

/**
 * Where the quotation or bracket closes that opens at `at`, within [at, end): the index of the closing mark. -1 where
 * nothing opens there or nothing closes it before the same mark opens again.
 */
export function closeOf(text: string, at: number, end: number): number {
  switch (text.charAt(at)) {
    case '"':
      return opensAt(text, at) ? doubleClose(text, at, end) : -1;
    case "“":
    case "„":
    case "«":
      return doubleClose(text, at, end);
    case "'":
    case "‘":
      return opensSingle(text, at, end) ? singleClose(text, at, end) : -1;
    case "(":
      return bracketClose(text, at, end, "(", ")");
    case "[":
      return bracketClose(text, at, end, "[", "]");
    default:
      return -1;
  }
}

/** A straight mark opens where nothing stands before it and something after it. */
function opensAt(text: string, at: number): boolean {
  return (
    !isBlankAt(text, at + 1) &&
    (at === 0 || isBlankAt(text, at - 1) || "([—–-/:‘'".includes(text.charAt(at - 1)) || startsGlued(text, at))
  );
}

/** `said."We`: the quotation starts without a blank. */
const startsGlued = (text: string, at: number): boolean => isEndMarkAt(text, at - 1) && isLetterAt(text, at + 1);

function doubleClose(text: string, open: number, end: number): number {
  const closing = CLOSING_OF[text.charAt(open)] ?? "”";
  const limit = Math.min(end, open + LONGEST_QUOTATION);
  for (let at = open + 1; at < limit; at++) {
    const mark = text.charAt(at);
    if (mark === closing) return at;
    if (mark === '"') return closesDouble(text, at) ? at : -1;
    if (DOUBLE_OPENINGS.includes(mark)) return -1;
  }
  return -1;
}

function closesDouble(text: string, at: number): boolean {
  if (isBlankAt(text, at - 1)) return !isWordAt(text, at + 1);
  return !isWordAt(text, at + 1) || isEndMarkAt(text, at - 1) || text.charAt(at - 1) === ",";
}

function opensSingle(text: string, at: number, end: number): boolean {
  const before = text.charAt(at - 1);
  if (at > 0 && !isBlankAt(text, at - 1) && !'([—–-"“'.includes(before)) return false;
  if (!isLetterAt(text, at + 1)) return text.charAt(at) === "‘" && !isDigitAt(text, at + 1);
  let wordEnd = at + 1;
  while (wordEnd < end && isLetterAt(text, wordEnd)) wordEnd++;
  const word = text.slice(at + 1, wordEnd).toLowerCase();
  return !ELISIONS.has(word) && !DECADE.test(word);
}

/**
 * A single mark also stands for an apostrophe: one behind punctuation or a letter other than s closes; one behind an s
 * ("workers' rights") only where no better one follows.
 */
function singleClose(text: string, open: number, end: number): number {
  const limit = Math.min(end, open + LONGEST_SINGLE_QUOTATION);
  let doubtful = -1;
  for (let at = open + 1; at < limit; at++) {
    const mark = text.charAt(at);
    if (endsSingleSearch(text, at, mark)) return doubtful;
    if (!"'’".includes(mark) || isWordAt(text, at + 1)) continue;
    if (!isPluralPossessive(text, at)) return at;
    if (doubtful < 0) doubtful = at;
  }
  return doubtful;
}

/** Another quotation opens, so that the one at hand was never closed. */
const endsSingleSearch = (text: string, at: number, mark: string): boolean =>
  '‘"“”'.includes(mark) || (mark === "'" && isBlankAt(text, at - 1));

const isPluralPossessive = (text: string, at: number): boolean =>
  text.charAt(at - 1) === "s" && isBlankAt(text, at + 1);

function bracketClose(text: string, open: number, end: number, opening: string, closing: string): number {
  const limit = Math.min(end, open + LONGEST_BRACKET);
  let depth = 0;
  for (let at = open; at < limit; at++) {
    const mark = text.charAt(at);
    if (mark === opening && ++depth > DEEPEST_BRACKET) return -1;
    if (mark === closing && --depth === 0) return at;
  }
  return -1;
}
