import { usualLanguage } from "../../languages/known.ts";
import { figuresIn } from "../../languages/numbers.ts";
import { contentTerms, searchTerms } from "../../languages/terms/search-terms.ts";
import type { Uttered } from "../../model/follow.ts";
import { soundKey } from "../../text/sound-key.ts";
import { wordsOf } from "../../text/words.ts";
import { findWords, sharedWords } from "./alignment.ts";

/** So much of the shorter of two wordings must stand in the longer one, in order. */
const SAME_SHARE = 0.75;
const FEWEST_TERMS = 4;
/** Short wordings may be alike by chance ("12 are safe", "14 are safe"): more of them must stand. */
const SHORT_TERMS = 8;
const SAME_SHORT_SHARE = 0.85;
/** So similar, two wordings of one story are one utterance whoever it is ascribed to. */
const SAME_WHOEVER = 0.85;
const FEWEST_TERMS_WHOEVER = 6;
/** Reports of one utterance come within this time; later it is said again. */
export const REPORTED_WITHIN = 4 * 86_400_000;

/** As much of a report of an utterance as it takes to tell whether two report one. */
export type Reported = Pick<Uttered, "storyId" | "parts" | "speaker"> & {
  readonly article: Pick<Uttered["article"], "id" | "publishedAt">;
};

interface Comparable {
  readonly terms: readonly string[];
  readonly termSet: ReadonlySet<string>;
  /** Terms of matter. */
  readonly content: ReadonlySet<string>;
  readonly figures: ReadonlySet<number>;
  readonly names: readonly string[];
  readonly office: readonly string[];
  readonly at: number;
}

/** Every quote of an answer is compared with many others: what is compared is worked out once. */
const comparables = new WeakMap<Reported, Comparable>();

function comparableOf(hit: Reported): Comparable {
  const known = comparables.get(hit);
  if (known) return known;
  const text = hit.parts.map((part) => part.text).join(" ");
  const terms = searchTerms(text);
  const names = nameKeys(hit.speaker?.name ?? "");
  const office = nameKeys(hit.speaker?.role ?? "");
  const made = {
    ...{ terms, termSet: new Set(terms), content: new Set(contentTerms(text)) },
    ...{ figures: figuresIn(text, usualLanguage()), names, office, at: Date.parse(hit.article.publishedAt ?? "") },
  };
  comparables.set(hit, made);
  return made;
}

/**
 * Whether two quotes report one utterance: in full, cut, spelt or translated a little differently. In reports of two stories, or
 * of two weeks, a word of matter more is another utterance: who repeats a turn of phrase says it of something else.
 */
export function sameUtterance(first: Reported, second: Reported): boolean {
  const sameStory = first.storyId !== null && first.storyId === second.storyId;
  const [short, long] = byLength(comparableOf(first), comparableOf(second));
  if (!mayBeOne(short, long, sameStory)) return false;
  const isAlike = areAlike(short, long);
  if (short.terms.length < FEWEST_TERMS) {
    const tellsEnough = (sameStory || first.article.id === second.article.id) && short.terms.some(isTelling);
    return isAlike && tellsEnough && findWords(long.terms, short.terms) >= 0;
  }
  const share = sharedWords(short.terms, long.terms) / short.terms.length;
  if (!isAlike) return sameStory && share >= SAME_WHOEVER && short.terms.length >= FEWEST_TERMS_WHOEVER;
  return share >= (short.terms.length < SHORT_TERMS ? SAME_SHORT_SHARE : SAME_SHARE);
}

/** Spares the comparison in order where times, figures or the terms alone rule it out. */
function mayBeOne(short: Comparable, long: Comparable, sameStory: boolean): boolean {
  const isNear = Math.abs(short.at - long.at) <= REPORTED_WITHIN;
  if ((!sameStory && !isNear) || haveOtherFigures(short, long)) return false;
  return mayShareEnough(short, long) && ((sameStory && isNear) || short.content.isSubsetOf(long.content));
}

const byLength = (first: Comparable, second: Comparable): [short: Comparable, long: Comparable] =>
  first.terms.length <= second.terms.length ? [first, second] : [second, first];

function mayShareEnough({ terms }: Comparable, { termSet }: Comparable): boolean {
  const shared = terms.filter((term) => termSet.has(term)).length;
  return shared > 0 && shared >= SAME_SHARE * terms.length;
}

/** "Forty houses are under water" is not said again by "Eleven houses are under water". */
const haveOtherFigures = ({ figures }: Comparable, { figures: others }: Comparable): boolean =>
  !figures.isSubsetOf(others) && !others.isSubsetOf(figures);

/** A few words are only taken for a cut of an utterance where one of them carries matter. */
const isTelling = (term: string): boolean => term.length >= 5;

const nameKeys = (name: string): string[] => wordsOf(name).map(({ text, lower }) => soundKey(text) || lower);

/**
 * Whether two ascriptions can mean one speaker: one is missing, they share a name however spelt, or one names the
 * institution for which the other speaks.
 */
export const maySpeakAlike = (first: Reported, second: Reported): boolean =>
  areAlike(comparableOf(first), comparableOf(second));

function areAlike(first: Comparable, second: Comparable): boolean {
  if (first.names.length === 0 || second.names.length === 0) return true;
  if (areNamesakes(first.names, second.names)) return false;
  const share = (some: readonly string[], others: readonly string[]) => some.some((name) => others.includes(name));
  return share(first.names, second.names) || share(first.names, second.office) || share(second.names, first.office);
}

/** "Ann Bell" and "Otto Bell": only the surname is one, and neither is an initial. */
function areNamesakes(names: readonly string[], others: readonly string[]): boolean {
  if (names.length < 2 || others.length < 2 || names.at(-1) !== others.at(-1)) return false;
  const given = new Set(names.slice(0, -1));
  const otherGiven = others.slice(0, -1);
  return [...given, ...otherGiven].every((name) => name.length > 1) && !otherGiven.some((name) => given.has(name));
}
