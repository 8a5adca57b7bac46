import { figuresIn } from "../../languages/numbers.ts";
import { contentStems } from "../../languages/terms/stems.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Candidate } from "../../points/candidates.ts";
import type { PublishedSource } from "../../points/choices.ts";
import { quotedRegions } from "../../text/quote-marks.ts";
import { type Comparer, comparerOf } from "../statements/account.ts";
import type { Relation } from "../statements/compare.ts";

/** How much two sentences have in common: so many stems, and this share of the shorter one's. */
interface Likeness {
  readonly stems: number;
  readonly share: number;
}

/** Outlets put the news first: two openings of one time with so much in common tell the same. */
const OPENING: Likeness = { stems: 3, share: 0.35 };
/** The same of two openings that tell what one did. */
const OF_ONE_ACTOR: Likeness = { stems: 3, share: 0.22 };
/** The same below a deck or a first line that sets the scene. */
const NEAR_OPENING: Likeness = { stems: 5, share: 0.35 };
const LAST_OPENING = 2;
/** Of other sentences so much. */
const ANYWHERE: Likeness = { stems: 4, share: 0.45 };
/** Of those that quote the same words so much. */
const QUOTING: Likeness = { stems: 3, share: 0.2 };
/** The same within one article. */
const QUOTED_IN_FULL: Likeness = { stems: 4, share: 0.3 };
/** Two that tell of one matter have so much in common. */
const DISPUTE: Likeness = { stems: 2, share: 0.4 };
/** The same where they tell an act of somebody else: what is charged to one and to another is two pieces of news. */
const OTHERWISE: Likeness = { stems: 3, share: 0.6 };
/** An opening so many hours later tells what has happened since. */
const SAME_TIME_HOURS = 12;
const HOUR = 3_600_000;

/**
 * How a candidate stands to another one, of another article, that is told: it tells the same `again` (the lead in another
 * outlet's words), it `disputes` it, telling the same otherwise, or neither (null).
 */
export type Repetition = (candidate: Candidate, told: Candidate) => "again" | "disputes" | null;

type Source = PublishedSource & { readonly language: string | null };

/** What a candidate's sentences say, taken apart once. */
interface Told {
  readonly sentence: string;
  readonly stems: ReadonlySet<string>;
  readonly quoted: ReadonlySet<string>;
}

/** What a candidate says to what is told: see `Comparer`. */
interface Comparison {
  readonly relation: Relation;
  readonly isOfAnother: boolean;
}

export function repetitionAmong(sources: readonly Source[]): Repetition {
  const known = new Map<Candidate, Told>();
  const of = (candidate: Candidate): Told => {
    const told = known.get(candidate) ?? toldBy(candidate, sources);
    known.set(candidate, told);
    return told;
  };
  const openings = sources.map(openingPosition);
  const depthOf = ({ source, position }: Candidate): number => position - (openings[source] ?? 0);
  const compared = (one: Candidate, other: Candidate): Comparison => {
    const comparer = comparerOf(sources[one.source]?.language ?? null);
    if (comparer === null) return { relation: "same", isOfAnother: false };
    const verdict = comparer.verdict(comparer.account(one.text), comparer.account(of(other).sentence));
    return { relation: verdict.relation, isOfAnother: comparer.isOfAnother(verdict) };
  };
  const isLead = (one: Candidate, other: Candidate): boolean => {
    const least = leastInCommon(depthOf(one), depthOf(other));
    if (least === null || !areOfOneTime(sources, one, other)) return false;
    return isLike(of(one), of(other), least) || (least === OPENING && isOneActor(one, other));
  };
  const isOneActor = (one: Candidate, other: Candidate): boolean => {
    const comparer = comparerOf(sources[one.source]?.language ?? null);
    if (comparer === null || !isLike(of(one), of(other), OF_ONE_ACTOR)) return false;
    return comparer.haveOneActor(comparer.account(one.text), comparer.account(other.text));
  };
  const isOneEvent = (one: Candidate, other: Candidate): boolean =>
    areOneEvent(one, other, comparerOf(sources[one.source]?.language ?? null));
  const acrossOutlets = (candidate: Candidate, told: Candidate): ReturnType<Repetition> => {
    if (isLead(candidate, told)) return compared(candidate, told).relation === "contradicts" ? "disputes" : "again";
    const likeness = howLike(of(candidate), of(told));
    return likeness === null ? null : repetitionOf(compared(candidate, told), likeness);
  };
  return (candidate, told) => {
    const isOneSource = candidate.source === told.source;
    const repetition = isOneSource ? withinOne(of(candidate), of(told)) : acrossOutlets(candidate, told);
    return repetition ?? (isOneEvent(candidate, told) ? "again" : null);
  };
}

/** One act of one who is named, with no other figures: "checked into the clinic", "checked into rehabilitation on Monday". */
function areOneEvent(one: Candidate, other: Candidate, comparer: Comparer | null): boolean {
  if (comparer === null || !comparer.areOneEvent(comparer.account(one.text), comparer.account(other.text)))
    return false;
  const [figures, others] = [figuresIn(one.text, one.language), figuresIn(other.text, other.language)];
  return figures.size === 0 || others.size === 0 || !figures.isDisjointFrom(others);
}

/** Of how one matter two sentences tell. */
interface OneMatter {
  readonly isAgain: boolean;
  /** They give the same words in marks. */
  readonly isQuoted: boolean;
  readonly isVeryLike: boolean;
}

function howLike(one: Told, other: Told): OneMatter | null {
  const isQuoted = quoteTheSame(one, other);
  const isAgain = isQuoted || isLike(one, other, ANYWHERE);
  if (!isAgain && !isLike(one, other, DISPUTE)) return null;
  return { isAgain, isQuoted, isVeryLike: isLike(one, other, OTHERWISE) };
}

function repetitionOf({ relation, isOfAnother }: Comparison, { isAgain, isQuoted, isVeryLike }: OneMatter) {
  if (relation === "contradicts" || (isOfAnother && isVeryLike)) return "disputes";
  return isQuoted || (isAgain && relation !== "unlike") ? "again" : null;
}

/** What makes two sentences so deep in their articles tell the same news; null where one is no opening. */
function leastInCommon(one: number, other: number): Likeness | null {
  if (one <= 0 && other <= 0) return OPENING;
  return Math.max(one, other) <= LAST_OPENING ? NEAR_OPENING : null;
}

/** The place of the sentence that opens an article: the second where its headline stands before it. */
const openingPosition = ({ title, text }: Source): number =>
  title !== null && text.trimStart().startsWith(title.trim()) ? 1 : 0;

function toldBy({ source, sentences, text }: Candidate, sources: readonly Source[]): Told {
  const language = readLanguage(sources[source]?.language ?? null);
  const [first, last] = [sentences[0], sentences.at(-1)];
  const sentence = first && last ? (sources[source]?.text.slice(first.start, last.end) ?? text) : text;
  const stemsIn = (words: string) => contentStems(words, language);
  const quoted = quotedRegions(sentence).regions.flatMap(({ start, end }) => stemsIn(sentence.slice(start, end)));
  return { sentence, stems: new Set(stemsIn(sentence)), quoted: new Set(quoted) };
}

function isLike({ stems: one }: Told, { stems: other }: Told, least: Likeness): boolean {
  const common = one.intersection(other).size;
  return common >= least.stems && common >= least.share * Math.min(one.size, other.size);
}

/** Two outlets' words around one utterance: all that the shorter one quotes stands in what the other quotes. */
function quoteTheSame(one: Told, other: Told): boolean {
  const [few, many] = one.quoted.size < other.quoted.size ? [one.quoted, other.quoted] : [other.quoted, one.quoted];
  return few.size > 0 && few.isSubsetOf(many) && isLike(one, other, QUOTING);
}

/** An article whose first lines have a few of somebody's words gives all of them farther down. */
const withinOne = (one: Told, other: Told): "again" | null =>
  quoteTheSame(one, other) && isLike(one, other, QUOTED_IN_FULL) ? "again" : null;

function areOfOneTime(sources: readonly PublishedSource[], one: Candidate, other: Candidate): boolean {
  const time = ({ source }: Candidate) => Date.parse(sources[source]?.publishedAt ?? "");
  return !(Math.abs(time(one) - time(other)) > SAME_TIME_HOURS * HOUR);
}
