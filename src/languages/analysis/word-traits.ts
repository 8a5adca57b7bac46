import { hashOf } from "./hashing.ts";

/** What a tagger looks at in one word, each as a number; 0 where the word is too short to have it. */
export interface WordTraits {
  readonly lower: number;
  readonly suffix1: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly suffix5: number;
  readonly prefix1: number;
  readonly prefix2: number;
  readonly prefix3: number;
  readonly shape: number;
  readonly letterCase: number;
  /** The number of the word's ambiguity class: the tags that it had in the treebank. 0 where it was hardly seen. */
  readonly ambiguity: number;
  /** Whether a sentence, or quoted speech, may begin behind it. */
  readonly isBoundary: boolean;
}

/** Stands for the words before the first and behind the last. */
export const OUTSIDE: WordTraits = {
  lower: 11,
  suffix1: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  suffix5: 1,
  prefix1: 1,
  prefix2: 1,
  prefix3: 1,
  shape: 1,
  letterCase: 0,
  ambiguity: 1,
  isBoundary: true,
};

/** Whether a sentence, or quoted speech, may begin behind a token. */
export const isBoundary = (text: string): boolean => BOUNDARY.test(text);

const BOUNDARY = /^(?:[.!?…]+|[“„«»‹›‘‚"'「『:]|``)$/;

/** The traits of a word, `ambiguity` looked up by the hash of its lower-case letters. Marks count as they are typed plainly. */
export function wordTraits(written: string, ambiguityOf: (lower: number) => number): WordTraits {
  const text = CURLY.test(written) ? plainMarks(written) : written;
  const lower = text.toLowerCase();
  const { length } = lower;
  const suffix = (count: number): number => (length >= count ? hashOf(lower, length - count) + count : 0);
  const prefix = (count: number): number => hashOf(lower, 0, Math.min(count, length)) + count;
  const hash = hashOf(lower);
  return {
    lower: hash,
    suffix1: suffix(1),
    suffix2: suffix(2),
    suffix3: suffix(3),
    suffix4: suffix(4),
    suffix5: suffix(5),
    prefix1: prefix(1),
    prefix2: prefix(2),
    prefix3: prefix(3),
    shape: shapeOf(text),
    letterCase: letterCaseOf(text),
    ambiguity: ambiguityOf(hash),
    isBoundary: isBoundary(text),
  };
}

const CURLY = /[’‘“”„«»–—]/;

/** Treebanks and newspapers curl their marks or don't. */
const plainMarks = (text: string): string =>
  text
    .replace(/[’‘]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[–—]/g, "-");

const UPPER = /\p{Lu}/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
const LONGEST_SHAPE = 6;

/** "X" for a run of capitals, "x" of other letters, "d" of digits, marks as they are: "U.S." gives "X.X.". */
function shapeOf(text: string): number {
  let shape = "";
  for (const character of text) {
    const kind = characterKind(character);
    if (!shape.endsWith(kind)) shape += kind;
    if (shape.length >= LONGEST_SHAPE) break;
  }
  return hashOf(shape);
}

function characterKind(character: string): string {
  if (UPPER.test(character)) return "X";
  if (LETTER.test(character)) return "x";
  return DIGIT.test(character) ? "d" : character;
}

const CAPITALS = /^[\p{Lu}\p{N}]{2,}$/u;
const CAPITAL_FIRST = /^\p{Lu}/u;
const LETTER_FIRST = /^\p{L}/u;
const DIGIT_FIRST = /^\p{N}/u;

function letterCaseOf(text: string): number {
  if (CAPITAL_FIRST.test(text)) return CAPITALS.test(text) ? 3 : 2;
  if (LETTER_FIRST.test(text)) return 1;
  return DIGIT_FIRST.test(text) ? 4 : 5;
}
