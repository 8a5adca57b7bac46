/** The words of a quote: spelling, tense and plural made one. */
export interface Wording {
  readonly terms: readonly string[];
  /** The terms that carry matter. */
  readonly content: readonly string[];
}

/** A shorter quote with this share of its runs of three words in the longer one is cut from it. */
const CUT_RUNS = 0.6;
/** Two translations share this much of the shorter one's words that carry matter. */
const TRANSLATED = 0.6;
const TRANSLATED_WORDS = 5;
/** Up to so many words, a fragment must stand in the longer quote as it is. */
const FRAGMENT_WORDS = 4;

/**
 * Whether a shorter quote reports the same utterance as a fuller one: cut, with words left out or respelt, a fragment of
 * it, or, where both speakers are known to be one, another translation.
 */
export function isSameUtterance(fuller: Wording, shorter: Wording, isOneSpeaker: boolean): boolean {
  if (shorter.content.length === 0) return false;
  if (shorter.terms.length <= FRAGMENT_WORDS) return standsIn(shorter.terms, fuller.terms) && isTelling(shorter);
  if (commonRuns(shorter.terms, fuller.terms) >= CUT_RUNS) return true;
  return isOneSpeaker && shorter.content.length >= TRANSLATED_WORDS && isTranslated(fuller, shorter);
}

/** One short word is no utterance: anybody may use it. */
const isTelling = ({ content }: Wording): boolean => content.length > 1 || (content[0]?.length ?? 0) >= 6;

function standsIn(few: readonly string[], many: readonly string[]): boolean {
  return many.some((_, at) => few.every((term, i) => many[at + i] === term));
}

function commonRuns(few: readonly string[], many: readonly string[]): number {
  const runs = new Set(runsOf(many));
  const own = runsOf(few);
  return own.filter((run) => runs.has(run)).length / Math.max(1, own.length);
}

const runsOf = (terms: readonly string[]): string[] =>
  terms.slice(2).map((term, i) => `${terms[i]} ${terms[i + 1]} ${term}`);

function isTranslated(fuller: Wording, shorter: Wording): boolean {
  const [many, few] = [new Set(fuller.content), new Set(shorter.content)];
  const common = [...few].filter((term) => many.has(term)).length;
  return common >= TRANSLATED * few.size && 2 * common >= TRANSLATED * many.size;
}
