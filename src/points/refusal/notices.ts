import type { Language } from "../../languages/language.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import type { Refusal } from "../../model/reading.ts";
import { blankSeparatedCount, wordsOf } from "../../text/words.ts";

/** A text of so few words with a single phrase of a notice is one. */
const FEW_WORDS = 110;
/** No notice is longer, in UTF-16 code units. */
const LONGEST = 3000;
/** One of more than a few words has two phrases, and speaks to its visitor in a large part. */
const LARGE_PART = 0.4;

const NOTICES = [
  {
    phrases: wordsOfKind("page-words", "blocked"),
    reason: "a page that asks for something before it shows an article",
  },
  { phrases: wordsOfKind("page-words", "cookies"), reason: "a notice about cookies" },
  { phrases: wordsOfKind("page-words", "paywall"), reason: "the stub before a paywall" },
];

/** Whether a page speaks to its visitor and not of the news: blocked, missing, a cookie wall, the stub before a paywall. */
export function noticeOf(lines: readonly string[], language: Language): Refusal | null {
  if (lines.reduce((total, line) => total + line.length, 0) > LONGEST) return null;
  const words = wordsIn(lines);
  const pieces = lines.flatMap(piecesOf);
  const addressing = pieces.filter((piece) => addressesVisitor(piece, language));
  const found = NOTICES.map(({ phrases, reason }) => ({ reason, count: countOf(phrases(language), addressing) }));
  const phrases = found.reduce((total, { count }) => total + count, 0);
  const isLargely = wordsIn(addressing) >= LARGE_PART * wordsIn(pieces);
  if (phrases === 0 || (words > FEW_WORDS && (phrases < 2 || !isLargely))) return null;
  const [first] = found.toSorted((a, b) => b.count - a.count);
  return first ? { code: "not-an-article", reason: first.reason } : null;
}

/** The sentences of a line, in small letters with their end marks. */
const piecesOf = (line: string): string[] =>
  (
    line
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[^.!?]+[.!?]*/g) ?? []
  ).map((piece) => piece.trim());

const secondPerson = wordsOfKind("function-words", "second-person");
const asking = wordsOfKind("function-words", "asks-visitor");
/** A label or an order to the visitor is short; a report of one is not. */
const MOST_WORDS_OF_A_LABEL = 12;

function addressesVisitor(piece: string, language: Language): boolean {
  const words = wordsOf(piece);
  if (words.some(({ lower }) => secondPerson(language).has(lower) || asking(language).has(lower))) return true;
  const isPhrase = NOTICES.some(({ phrases }) => countOf(phrases(language), [piece]) > 0);
  return words.length <= MOST_WORDS_OF_A_LABEL && (!piece.endsWith(".") || isPhrase);
}

const countOf = (phrases: ReadonlySet<string>, pieces: readonly string[]): number =>
  [...phrases].filter((phrase) => pieces.some((piece) => piece.includes(phrase))).length;

const wordsIn = (pieces: readonly string[]): number =>
  pieces.reduce((total, piece) => total + blankSeparatedCount(piece), 0);
