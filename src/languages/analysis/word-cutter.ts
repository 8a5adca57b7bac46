import type { CutWord, WordCutter } from "./tokenize.ts";

/** What a language without blanks says of its words. */
export interface UnspacedWords {
  /** Family names that a given name of one or two characters follows. */
  readonly surnames: ReadonlySet<string>;
  /** Words that are no part of a given name though they stand behind a family name: "说", "的". */
  readonly isWord: (word: string) => boolean;
  /** Characters that lists have in another form, with that form: "說" is "说". */
  readonly variants: ReadonlyMap<string, string>;
  readonly pronouns: ReadonlyMap<string, string>;
}

/**
 * Cuts runs of a script without blanks at the words of `Intl.Segmenter`. Katakana, foreign names' dots among it, and the
 * letters and digits of other scripts keep together; a family name takes in the characters of the given name behind it.
 */
export function createWordCutter(code: string, words: UnspacedWords): WordCutter {
  const segmenter = new Intl.Segmenter(code, { granularity: "word" });
  return (run) => {
    const plain = words.variants.size === 0 ? run : withoutVariants(run, words.variants);
    const cut = piecesOf(plain).flatMap((piece) => cutPiece(segmenter, piece, words));
    return withGivenNames(cut, words);
  };
}

/** Character by character, so that places stay the same. */
function withoutVariants(run: string, variants: ReadonlyMap<string, string>): string {
  let plain = "";
  for (let at = 0; at < run.length; at++) plain += variants.get(run.charAt(at)) ?? run.charAt(at);
  return plain;
}

const PIECE =
  /[\p{sc=Katakana}ー・·]+|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー・·々]+|[\p{sc=Han}\p{sc=Hiragana}々]+(?:[・·][\p{sc=Han}]+)*/gu;

const piecesOf = (run: string): readonly string[] => run.match(PIECE) ?? [run];

const MOVABLE = /^[\p{sc=Han}\p{sc=Hiragana}々]+$/u;

function cutPiece(segmenter: Intl.Segmenter, piece: string, words: UnspacedWords): readonly string[] {
  if (!MOVABLE.test(piece)) return [piece];
  return [...segmenter.segment(piece)].flatMap(({ segment }) => withoutPronoun(segment, words));
}

/** "他在" is two words, the first of them a pronoun; "他们" is one. */
function withoutPronoun(word: string, { surnames, pronouns, isWord }: UnspacedWords): readonly string[] {
  if (surnames.size === 0 || word.length < 2 || pronouns.has(word) || isWord(word)) return [word];
  return pronouns.has(word.charAt(0)) ? [word.charAt(0), word.slice(1)] : [word];
}

const LONGEST_GIVEN_NAME = 2;

function withGivenNames(words: readonly string[], known: UnspacedWords): CutWord[] {
  const cut: CutWord[] = [];
  let at = 0;
  while (at < words.length) {
    const end = Math.max(at + 1, known.surnames.size === 0 ? at : givenNameEnd(words, at, known));
    const whole = words.slice(at, end).join("");
    const isName = end > at + 1 || /[・·]/.test(whole) || isWholeName(whole, known);
    cut.push({ length: whole.length, lower: whole.toLowerCase(), isName });
    at = end;
  }
  return cut;
}

/** Behind the given name of the family name at `at`; `at` where none stands there. */
function givenNameEnd(words: readonly string[], at: number, { surnames, isWord }: UnspacedWords): number {
  if (!surnames.has(words[at] ?? "")) return at;
  // A woman's name may begin with her husband's: "郭陈阿满".
  const isDouble = surnames.has(words[at + 1] ?? "") && HAN.test(words[at + 2] ?? "") && !isWord(words[at + 2] ?? "");
  let end = isDouble ? at + 2 : at + 1;
  let length = 0;
  while (end < words.length) {
    const next = words[end] ?? "";
    if (length + next.length > LONGEST_GIVEN_NAME || isWord(next) || !HAN.test(next)) break;
    length += next.length;
    end++;
  }
  return length > 0 ? end : at;
}

const HAN = /^\p{sc=Han}+$/u;

/** A word that the segmenter knows as a whole, such as a famous name, is one where it is as long as names are. */
const isWholeName = (word: string, { surnames, isWord }: UnspacedWords): boolean =>
  word.length === 3 && HAN.test(word) && surnames.has(word.charAt(0)) && !isWord(word);
