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
  /[\p{sc=Katakana}ー]+(?:[・·][\p{sc=Katakana}ーA-Za-z]+)*|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー・·々]+|[\p{sc=Han}\p{sc=Hiragana}々]+(?:[・·][\p{sc=Han}]+)*/gu;

const piecesOf = (run: string): readonly string[] => run.match(PIECE) ?? [run];

const MOVABLE = /^[\p{sc=Han}\p{sc=Hiragana}々・·]+$/u;

function cutPiece(segmenter: Intl.Segmenter, piece: string, words: UnspacedWords): readonly string[] {
  if (!MOVABLE.test(piece)) return [piece];
  const cut = withDots([...segmenter.segment(piece)].map(({ segment }) => segment));
  return withListedWords(cut, words).flatMap((word) => withoutPronoun(word, words));
}

const MOST_PIECES = 4;

/** Words of the pack's lists that the segmenter cut: "发言" and "人" are "发言人". */
function withListedWords(pieces: readonly string[], { isWord }: UnspacedWords): string[] {
  const whole: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    let to = Math.min(pieces.length, at + MOST_PIECES);
    while (to > at + 1 && !isWord(pieces.slice(at, to).join(""))) to--;
    whole.push(pieces.slice(at, to).join(""));
    at = to;
  }
  return whole;
}

const DOT = /^[・·]$/;

/** "马克·韦伯" is one word: what stands on both sides of a foreign name's dot belongs together. */
function withDots(words: readonly string[]): string[] {
  const whole: string[] = [];
  for (const [at, word] of words.entries()) {
    const isJoined = at > 0 && (DOT.test(word) || DOT.test(words[at - 1] ?? ""));
    if (isJoined) whole.push(`${whole.pop() ?? ""}${word}`);
    else whole.push(word);
  }
  return whole;
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
  const mayBeGiven = (word: string | undefined): word is string =>
    word !== undefined && HAN.test(word) && !isWord(word);
  // A woman's name may begin with her husband's: "郭陈阿满".
  const isDouble = surnames.has(words[at + 1] ?? "") && mayBeGiven(words[at + 2]);
  const first = isDouble ? at + 2 : at + 1;
  let end = first;
  for (let left = LONGEST_GIVEN_NAME; mayBeGiven(words[end]); end++) {
    left -= words[end]?.length ?? 0;
    if (left < 0) break;
  }
  return end > first ? end : at;
}

const HAN = /^\p{sc=Han}+$/u;

/** A word that the segmenter knows as a whole, such as a famous name, is one where it is as long as names are. */
const isWholeName = (word: string, { surnames, isWord }: UnspacedWords): boolean =>
  word.length === 3 && HAN.test(word) && surnames.has(word.charAt(0)) && !isWord(word);
