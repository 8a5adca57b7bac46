import { STOP_WORDS } from "../../../language/stop-words.ts";

/** The words of a quote: spelling, tense and plural made one. */
export interface Wording {
  readonly terms: readonly string[];
  /** The terms that carry matter. */
  readonly content: readonly string[];
  /** Each three neighbouring terms. */
  readonly runs: readonly string[];
  readonly knownRuns: ReadonlySet<string>;
}

export function wordingFrom(terms: readonly string[]): Wording {
  const runs = terms.slice(2).map((term, i) => `${terms[i]} ${terms[i + 1]} ${term}`);
  return { terms, content: terms.filter((term) => !STOP_WORDS.has(term)), runs, knownRuns: new Set(runs) };
}

/** A shorter quote with this share of its runs of three words in the longer one is cut from it. */
const CUT_RUNS = 0.6;
/** Up to so many words, a fragment must stand in the longer quote as it is. */
const FRAGMENT_WORDS = 4;

/** Whether a shorter quote has the words of a fuller one: cut, with words left out or respelt, or a fragment of it. */
export function isSameWording(fuller: Wording, shorter: Wording): boolean {
  if (shorter.content.length === 0) return false;
  if (shorter.terms.length <= FRAGMENT_WORDS) return standsIn(shorter.terms, fuller.terms) && isTelling(shorter);
  return commonRuns(shorter, fuller) >= CUT_RUNS;
}

/** One short word is no utterance: anybody may use it. */
const isTelling = ({ content }: Wording): boolean => content.length > 1 || (content[0]?.length ?? 0) >= 6;

function standsIn(few: readonly string[], many: readonly string[]): boolean {
  return many.some((_, at) => few.every((term, i) => many[at + i] === term));
}

/** The share of the few's runs of three words that stand in the many, 0 where the two contradict each other there. */
function commonRuns(few: Wording, many: Wording): number {
  const share = few.runs.filter((run) => many.knownRuns.has(run)).length / Math.max(1, few.runs.length);
  return share < CUT_RUNS || share === 1 || !isContrary(few.terms, spanOf(few, many)) ? share : 0;
}

/** The stretch of the many terms from the first to the last run that the few have too. */
function spanOf(few: Wording, many: Wording): readonly string[] {
  const isShared = (run: string) => few.knownRuns.has(run);
  return many.terms.slice(many.runs.findIndex(isShared), many.runs.findLastIndex(isShared) + 3);
}

/** Whether one denies what the other says, or each has a figure that the other has not. */
function isContrary(one: readonly string[], other: readonly string[]): boolean {
  if (one.some(isDenial) !== other.some(isDenial)) return true;
  const lacks = (terms: readonly string[], from: readonly string[]) =>
    from.some((term) => /^\d/.test(term) && !terms.includes(term));
  return lacks(one, other) && lacks(other, one);
}

const DENIALS = new Set("not no never none nobodi noth neither nor without cannot".split(" "));
/** Terms have no apostrophes: "don't" is "dont". */
const isDenial = (term: string): boolean => DENIALS.has(term) || CONTRACTED.has(term);
const CONTRACTED = new Set(
  `dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt mustnt`.split(" "),
);
