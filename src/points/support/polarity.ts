import { isNegation } from "../../language/speech.ts";
import { nextContent, type Statement } from "./statement.ts";

/** How far a mark looks for the word it governs, and how far a word looks back for its mark, in words. */
const REACH = 4;
const LOOK_BACK = 8;
const MODAL = new Set(
  `may might could would should allegedly alleged reportedly apparently supposedly possibly perhaps probably likely
  potentially suspected if unless claimed claims accused`.split(/\s+/),
);

const isModal = (word: string): boolean => MODAL.has(word);

/**
 * Whether what is denied, or only said to be possible, in the evidence is so in the point, and the other way round. A
 * word is denied where a negation stands among the few words before it.
 */
export const polarityIsKept = (point: Statement, evidence: readonly Statement[]): boolean =>
  evidence.every((sentence) => keeps(sentence, point, isNegation) && keeps(sentence, point, isModal)) &&
  bearsAll(point, evidence, isNegation);

/** Every marked word of the evidence that the point repeats is marked there too. */
function keeps(sentence: Statement, point: Statement, isMark: (word: string) => boolean): boolean {
  return sentence.words.every(({ lower }, index) => {
    if (!isMark(lower)) return true;
    const governed = nextContent(sentence, index + 1, REACH);
    const stem = governed < 0 ? null : sentence.stems[governed];
    if (!stem || !point.stems.includes(stem)) return true;
    return isMarkedBefore(point, stem, isMark) || standsFree(sentence, stem, isMark);
  });
}

/** Every marked word of the point is marked in the evidence. */
const bearsAll = (point: Statement, evidence: readonly Statement[], isMark: (word: string) => boolean): boolean =>
  point.words.every(({ lower }, index) => {
    if (!isMark(lower)) return true;
    const governed = nextContent(point, index + 1, REACH);
    const stem = governed < 0 ? null : point.stems[governed];
    if (!stem) return evidence.some(({ words }) => words.some((word) => isMark(word.lower)));
    return evidence.some(
      (sentence) => isMarkedBefore(sentence, stem, isMark) || lacksButDenies(sentence, stem, isMark),
    );
  });

/** The evidence puts the denied word otherwise: it has a negation, but not this word. */
const lacksButDenies = (sentence: Statement, stem: string, isMark: (word: string) => boolean): boolean =>
  !sentence.stems.includes(stem) && sentence.words.some(({ lower }) => isMark(lower));

const isMarkedBefore = ({ stems, words }: Statement, stem: string, isMark: (word: string) => boolean): boolean =>
  stems.some(
    (each, at) => each === stem && words.slice(Math.max(0, at - LOOK_BACK), at).some(({ lower }) => isMark(lower)),
  );

/** Whether the word stands elsewhere in the same sentence without the mark. */
const standsFree = ({ stems, words }: Statement, stem: string, isMark: (word: string) => boolean): boolean =>
  stems.some(
    (each, at) => each === stem && !words.slice(Math.max(0, at - LOOK_BACK), at).some(({ lower }) => isMark(lower)),
  );
