import { contentStems } from "../../languages/terms/stems.ts";
import type { Candidate } from "../../points/candidates.ts";
import type { PublishedSource } from "../../points/choices.ts";
import { comparerOf } from "../statements/account.ts";
import type { Relation } from "../statements/compare.ts";

/** Outlets put the news first: two openings of one time with so much in common tell the same. */
const OPENING = { stems: 3, share: 0.35 };
/** Of other sentences so much. */
const ANYWHERE = { stems: 4, share: 0.6 };
/** An opening so many hours later tells what has happened since. */
const SAME_TIME_HOURS = 12;
const HOUR = 3_600_000;

/** Whether a candidate tells what another one, of another article, has told: the lead in another outlet's words. */
export type ToldAgain = (candidate: Candidate, told: Candidate) => boolean;

export function toldAgain(sources: readonly (PublishedSource & { readonly language: string | null })[]): ToldAgain {
  const stems = new Map<Candidate, ReadonlySet<string>>();
  const stemsOf = (candidate: Candidate): ReadonlySet<string> => {
    const known = stems.get(candidate) ?? new Set(contentStems(sentenceOf(candidate)));
    stems.set(candidate, known);
    return known;
  };
  const sentenceOf = ({ source, sentences, text }: Candidate): string => {
    const [first, last] = [sentences[0], sentences.at(-1)];
    return first && last ? (sources[source]?.text.slice(first.start, last.end) ?? text) : text;
  };
  const relationOf = (one: Candidate, other: Candidate): Relation => {
    const comparer = comparerOf(sources[one.source]?.language ?? null);
    if (comparer === null) return "same";
    return comparer.verdict(comparer.account(one.text), comparer.account(sentenceOf(other))).relation;
  };
  return (candidate, told) => {
    if (candidate.source === told.source) return false;
    const [own, others] = [stemsOf(candidate), stemsOf(told)];
    const common = own.intersection(others).size;
    const share = common / Math.max(1, Math.min(own.size, others.size));
    const areOpenings = candidate.position === 0 && told.position === 0;
    const isLead =
      areOpenings && common >= OPENING.stems && share >= OPENING.share && areOfOneTime(sources, candidate, told);
    const isLike = common >= ANYWHERE.stems && common >= ANYWHERE.share * own.size;
    if (!isLead && !isLike) return false;
    const relation = relationOf(candidate, told);
    return relation !== "contradicts" && (isLead || relation !== "unlike");
  };
}

function areOfOneTime(sources: readonly PublishedSource[], one: Candidate, other: Candidate): boolean {
  const time = ({ source }: Candidate) => Date.parse(sources[source]?.publishedAt ?? "");
  return !(Math.abs(time(one) - time(other)) > SAME_TIME_HOURS * HOUR);
}
