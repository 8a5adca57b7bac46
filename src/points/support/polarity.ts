import { isNegation } from "../../languages/speech.ts";
import type { Word } from "../../text/words.ts";
import { nextContent, type Statement } from "./statement.ts";

/** How far a mark looks for the word it governs, and how far a word looks back for its mark, in words. */
const REACH = 4;
const LOOK_BACK = 8;
const MODAL = new Set(
  `may might could would should allegedly alleged reportedly apparently supposedly possibly perhaps probably likely
  potentially suspected if unless claimed claims accused`.split(/\s+/),
);

type Mark = (word: Word) => boolean;

const isDenial: Mark = ({ lower }) => isNegation(lower);
/** "12 May" is a date. */
const isModal: Mark = ({ lower, text }) => MODAL.has(lower) && text !== "May";

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
    if (!isMark(word)) return true;
    const governed = nextContent(sentence, index + 1, REACH);
    const stem = governed < 0 ? null : sentence.stems[governed];
    if (!stem || !point.stems.includes(stem)) return true;
    return isMarkedBefore(point, stem, isMark) || standsFree(sentence, stem, isMark);
  });
}

/** Every marked word of the point is marked in the evidence. */
const bearsAll = (point: Statement, evidence: readonly Statement[], isMark: Mark): boolean =>
  point.words.every((word, index) => {
    if (!isMark(word)) return true;
    const governed = nextContent(point, index + 1, REACH);
    const stem = governed < 0 ? null : point.stems[governed];
    if (!stem) return evidence.some(({ words }) => words.some(isMark));
    return evidence.some(
      (sentence) => isMarkedBefore(sentence, stem, isMark) || lacksButDenies(sentence, stem, isMark),
    );
  });

/** The evidence puts the denied word otherwise: it has a negation, but not this word. */
const lacksButDenies = (sentence: Statement, stem: string, isMark: Mark): boolean =>
  !sentence.stems.includes(stem) && sentence.words.some(isMark);

const isMarkedBefore = ({ stems, words }: Statement, stem: string, isMark: Mark): boolean =>
  stems.some((each, at) => each === stem && words.slice(Math.max(0, at - LOOK_BACK), at).some(isMark));

/** Whether the word stands elsewhere in the same sentence without the mark. */
const standsFree = ({ stems, words }: Statement, stem: string, isMark: Mark): boolean =>
  stems.some((each, at) => each === stem && !words.slice(Math.max(0, at - LOOK_BACK), at).some(isMark));
