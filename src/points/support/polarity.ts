import type { Language } from "../../languages/language.ts";
import { isNegation } from "../../languages/speech.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import type { Word } from "../../text/words.ts";
import { nextContent, type Statement } from "./statement.ts";

/** How far a mark looks for the word it governs, and how far a word looks back for its mark, in words. */
const REACH = 4;
const LOOK_BACK = 8;

const doubtful = wordsOfKind("function-words", "doubtful");

type Mark = (word: Word, language: Language) => boolean;

const isDenial: Mark = ({ lower }, language) => isNegation(lower, language);
/** "12 May" is a date. */
const isModal: Mark = ({ lower, text }, language) => doubtful(language).has(lower) && text !== "May";

/**
 * Whether what is denied, or only said to be possible, in the evidence is so in the point, and the other way round. A
 * word is denied where a negation stands among the few words before it.
 */
export const polarityIsKept = (point: Statement, evidence: readonly Statement[]): boolean =>
  evidence.every((sentence) => keeps(sentence, point, isDenial) && keeps(sentence, point, isModal)) &&
  bearsAll(point, evidence, isDenial);

/** Every marked word of the evidence that the point repeats is marked there too. */
function keeps(sentence: Statement, point: Statement, isMark: Mark): boolean {
  return sentence.words.every((word, index) => {
    if (!isMark(word, sentence.language)) return true;
    const governed = nextContent(sentence, index + 1, REACH);
    const stem = governed < 0 ? null : sentence.stems[governed];
    if (!stem || !point.stems.includes(stem)) return true;
    return isMarkedBefore(point, stem, isMark) || standsFree(sentence, stem, isMark);
  });
}

/** Every marked word of the point is marked in the evidence. */
const bearsAll = (point: Statement, evidence: readonly Statement[], isMark: Mark): boolean =>
  point.words.every((word, index) => {
    if (!isMark(word, point.language)) return true;
    const governed = nextContent(point, index + 1, REACH);
    const stem = governed < 0 ? null : point.stems[governed];
    if (!stem) return evidence.some((sentence) => hasMark(sentence.words, sentence, isMark));
    return evidence.some(
      (sentence) => isMarkedBefore(sentence, stem, isMark) || lacksButDenies(sentence, stem, isMark),
    );
  });

/** The evidence puts the denied word otherwise: it has a negation, but not this word. */
const lacksButDenies = (sentence: Statement, stem: string, isMark: Mark): boolean =>
  !sentence.stems.includes(stem) && hasMark(sentence.words, sentence, isMark);

const hasMark = (words: readonly Word[], { language }: Statement, isMark: Mark): boolean =>
  words.some((word) => isMark(word, language));

const isMarkedBefore = (statement: Statement, stem: string, isMark: Mark): boolean =>
  statement.stems.some((each, at) => each === stem && hasMark(wordsBefore(statement, at), statement, isMark));

const wordsBefore = ({ words }: Statement, at: number): Word[] => words.slice(Math.max(0, at - LOOK_BACK), at);

/** Whether the word stands elsewhere in the same sentence without the mark. */
const standsFree = (statement: Statement, stem: string, isMark: Mark): boolean =>
  statement.stems.some((each, at) => each === stem && !hasMark(wordsBefore(statement, at), statement, isMark));
