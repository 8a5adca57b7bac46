import { type Language, perLanguage } from "../../../languages/language.ts";
import { isNegation } from "../../../languages/speech.ts";
import { searchTerms } from "../../../languages/terms/search-terms.ts";
import { isStopWord } from "../../../languages/terms/stop-words.ts";
import { wordsOfKind } from "../../../languages/word-kinds.ts";
import { isNearSpelling } from "../../../text/near-spelling.ts";

/** The words of a quote: spelling, tense and plural made one. */
export interface Wording {
  readonly terms: readonly string[];
  /** The terms that carry matter. */
  readonly content: readonly string[];
  /** Each three neighbouring terms. */
  readonly runs: readonly string[];
  readonly knownRuns: ReadonlySet<string>;
  readonly language: Language;
}

export function wordingFrom(terms: readonly string[], language: Language): Wording {
  const runs = terms.slice(2).map((term, i) => `${terms[i]} ${terms[i + 1]} ${term}`);
  const content = terms.filter((term) => !isStopWord(term, language));
  return { terms, content, runs, knownRuns: new Set(runs), language };
}

/** A shorter quote with this share of its runs of three words in the longer one is cut from it. */
const CUT_RUNS = 0.6;
/** Up to so many words, a fragment must stand in the longer quote as it is. */
const FRAGMENT_WORDS = 4;

/**
 * The share of a shorter quote's words that a fuller one has where it is cut from it, with words left out or respelt, or a
 * fragment of it; 0 where it is not. `isOneSpeaker`: both are known to be one speaker's.
 */
export function sameWording(fuller: Wording, shorter: Wording, isOneSpeaker: boolean): number {
  if (shorter.content.length === 0) return 0;
  if (shorter.terms.length <= FRAGMENT_WORDS) {
    const isSame =
      standsIn(shorter.terms, fuller.terms) && (isTelling(shorter) || (isOneSpeaker && isSentence(shorter)));
    return isSame ? 1 : 0;
  }
  const share = commonRuns(shorter, fuller);
  return share >= CUT_RUNS ? share : 0;
}

/** One short word is no utterance: anybody may use it. */
const isTelling = ({ content }: Wording): boolean => content.length > 1 || (content[0]?.length ?? 0) >= 6;
/** "Keep it dry" */
const isSentence = ({ terms }: Wording): boolean => terms.length >= 3;

/** What a fuller wording has where a shorter one is cut from it: each of `of`, but for `spared` of them at most. */
export interface Needed {
  readonly of: readonly string[];
  readonly spared: number;
}

/** Where one of these needs, terms or runs of a shorter wording, is not met by a fuller one, `sameWording` gives 0. */
export function neededOf({ terms, content, runs }: Wording): Needed[] {
  if (content.length === 0) return [{ of: [], spared: 0 }];
  if (terms.length <= FRAGMENT_WORDS) return [{ of: runs.length > 0 ? runs : terms, spared: 0 }];
  const figures = terms.filter(isFigure);
  const most = { of: runs, spared: Math.floor(runs.length * (1 - CUT_RUNS) + ROUNDING) };
  return figures.length > 0 ? [most, { of: figures, spared: 0 }] : [most];
}
/** Rather one too many spared than one too few. */
const ROUNDING = 1e-9;

const isFigure = (term: string): boolean => /^\d/.test(term);

/** Whether the few terms stand in the many one behind the other. */
function standsIn(few: readonly string[], many: readonly string[]): boolean {
  return many.some((_, at) => few.every((term, i) => many[at + i] === term));
}

/** The share of the few's runs of three words that stand in the many. */
const sharedRuns = (few: Wording, many: Wording): number =>
  few.runs.filter((run) => many.knownRuns.has(run)).length / Math.max(1, few.runs.length);

/** The same, 0 where the two contradict each other there. */
function commonRuns(few: Wording, many: Wording): number {
  const share = sharedRuns(few, many);
  return share < CUT_RUNS || share === 1 || !isContrary(few, many) ? share : 0;
}

/**
 * Whether one denies what the other says, has a figure that the other has not, or puts one word for another while all
 * around is the same: "this stage belongs to the town", "this archive belongs to the town".
 */
function isContrary(few: Wording, many: Wording): boolean {
  const span = spanOf(few, many);
  if (deniesIn(few.terms, few.language) !== deniesIn(span, many.language)) return true;
  if (isReplaced(few, span, isNearSpelling)) return true;
  return few.terms.some((term) => isFigure(term) && !many.terms.includes(term)) || lacksAFigure(span, few.terms);
}

/** Of so many words that carry matter, one that is another says another thing; in longer quotes it was misheard. */
const REPLACED = 0.1;

/**
 * Whether each has words that carry matter for which the other has none like it: "the harbour" of "we will mend the
 * harbour this year" for "the schools".
 */
function isReplaced({ terms, content, language }: Wording, span: readonly string[], isAlike: Alike): boolean {
  const spanContent = span.filter((term) => !isStopWord(term, language));
  const own = content.filter((term) => !span.some((other) => isAlike(term, other)));
  const others = spanContent.filter((term) => !terms.some((other) => isAlike(term, other)));
  return Math.min(own.length, others.length) > REPLACED * content.length;
}

/** Whether two terms stand for each other. */
export type Alike = (one: string, other: string) => boolean;

/** Whether two quotes are word for word the same but for words that carry matter and are nothing alike. */
export function areTwins(one: Wording, other: Wording, isAlike: Alike): boolean {
  const [few, many] = one.terms.length <= other.terms.length ? [one, other] : [other, one];
  return sharedRuns(few, many) >= CUT_RUNS && isReplaced(few, spanOf(few, many), isAlike);
}

const lacksAFigure = (span: readonly string[], terms: readonly string[]): boolean =>
  terms.some(isFigure) && span.some((term) => isFigure(term) && !terms.includes(term));

/** The stretch of the many terms that stands for the few: from before the first shared run to behind the last. */
function spanOf(few: Wording, many: Wording): readonly string[] {
  const isShared = (run: string) => few.knownRuns.has(run);
  const [first, last] = [many.runs.findIndex(isShared), many.runs.findLastIndex(isShared)];
  const missing = few.runs.findIndex((run) => many.knownRuns.has(run));
  const behind = few.runs.length - 1 - few.runs.findLastIndex((run) => many.knownRuns.has(run));
  return many.terms.slice(Math.max(0, first - missing), last + 3 + behind);
}

/** Whether one of the terms denies; they have no apostrophes and no endings: "don't" is "dont", "nothing" is "noth". */
const deniesIn = (terms: readonly string[], language: Language): boolean =>
  terms.some((term) => denials(language).has(term));

/** "Failed", "refused": what is not done is no denial of the words around. */
const denials = perLanguage((language) => {
  const stop = [...stopWords(language)];
  const words = [...language.words("negations").keys(), ...stop].filter((word) => isNegation(word, language));
  return new Set(words.filter((word) => isStopWord(word, language)).flatMap(searchTerms));
});
const stopWords = wordsOfKind("function-words", "stop");
