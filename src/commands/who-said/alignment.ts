import { americanSpelling } from "../../languages/terms/spelling.ts";
import { foldLetters } from "../../text/letters.ts";
import { wordsOf } from "../../text/words.ts";

/** A word with the key by which it is compared: letters folded, apostrophes left out, one spelling for two Englishes. */
export interface ComparedWord {
  readonly key: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `asked`: only in the words asked for; `stored`: only in the quote. */
export interface Piece {
  readonly kind: "same" | "asked" | "stored";
  readonly text: string;
}

/** More words than this are not compared: the table grows with the product. */
const MOST_WORDS = 400;
const APOSTROPHES = /['’‘ʼ]/g;

export function comparedWords(text: string): ComparedWord[] {
  return wordsOf(text).map((word) => ({
    ...word,
    key: americanSpelling(foldLetters(word.text).replace(APOSTROPHES, "")),
  }));
}

/** Where `part` stands in `whole`, word by word and without gap; -1 where it does not. */
export function findWords(whole: readonly string[], part: readonly string[], from = 0): number {
  if (part.length === 0) return -1;
  for (let at = from; at + part.length <= whole.length; at++) {
    if (part.every((key, offset) => whole[at + offset] === key)) return at;
  }
  return -1;
}

/** How many words two texts have in common, in the same order (the longest common subsequence). */
export const sharedWords = (first: readonly string[], second: readonly string[]): number =>
  commonTable(first, second)[0]?.[0] ?? 0;

/** One word of a walk through two sequences, and how far it has come in each. */
interface Step {
  readonly kind: Piece["kind"];
  readonly i: number;
  readonly j: number;
}

/** What two texts have in common and what not, word by word; marks follow the word before them. */
export function alignWords(asked: string, stored: string): Piece[] {
  const left = comparedWords(asked).slice(0, MOST_WORDS);
  const right = comparedWords(stored).slice(0, MOST_WORDS);
  const pieces: Piece[] = [];
  for (const { kind, i, j } of alignmentOf(keysOf(left), keysOf(right)))
    append(pieces, { kind, text: kind === "asked" ? wordAt(asked, left, i) : wordAt(stored, right, j) });
  return pieces;
}

/** What two sequences do not share: the places of what only the first has, and the stretch of the second that has what they share. */
export function unshared(first: readonly string[], second: readonly string[]) {
  const steps = alignmentOf(first, second);
  const shared = steps.filter(({ kind }) => kind === "same");
  return {
    onlyFirst: steps.flatMap(({ kind, i }) => (kind === "asked" ? [i] : [])),
    span: { start: shared.at(0)?.j ?? 0, end: (shared.at(-1)?.j ?? -1) + 1 },
  };
}

/** Walks both sequences to their ends, one step a word. */
function alignmentOf(first: readonly string[], second: readonly string[]): Step[] {
  const common = commonTable(first, second);
  const steps: Step[] = [];
  for (let [i, j] = [0, 0]; i < first.length || j < second.length; ) {
    const kind = kindAt(first, second, common, [i, j]);
    steps.push({ kind, i, j });
    if (kind !== "stored") i++;
    if (kind !== "asked") j++;
  }
  return steps;
}

/** What a step takes: a word of both, of the first only (asked), of the second only (stored). */
function kindAt(
  first: readonly string[],
  second: readonly string[],
  common: readonly Uint16Array[],
  [i, j]: readonly [number, number],
): Piece["kind"] {
  if (i >= first.length) return "stored";
  if (j >= second.length) return "asked";
  if (first[i] === second[j]) return "same";
  return (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0) ? "asked" : "stored";
}

export const keysOf = (words: readonly ComparedWord[]): string[] => words.map(({ key }) => key);

/** The word with what stands between it and the next one. */
function wordAt(text: string, words: readonly ComparedWord[], at: number): string {
  const from = at === 0 ? 0 : (words[at]?.start ?? 0);
  return text.slice(from, words[at + 1]?.start ?? text.length);
}

function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (last?.kind !== piece.kind) pieces.push(piece);
  else pieces[pieces.length - 1] = { kind: last.kind, text: joinWords(last.text, piece.text) };
}

const joinWords = (first: string, second: string): string =>
  /\s$/.test(first) ? first + second : `${first} ${second}`;

/** table[i][j]: the length of the longest common subsequence of first[i…] and second[j…]. */
function commonTable(first: readonly string[], second: readonly string[]): Uint16Array[] {
  const rows = Math.min(first.length, MOST_WORDS);
  const columns = Math.min(second.length, MOST_WORDS);
  const table = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  for (let i = rows - 1; i >= 0; i--) {
    const row = table[i] ?? new Uint16Array();
    const below = table[i + 1] ?? new Uint16Array();
    for (let j = columns - 1; j >= 0; j--) {
      row[j] = first[i] === second[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
