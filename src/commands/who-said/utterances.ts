import type { Article } from "../../model/article.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import type { QuoteQuery } from "../../store/store.ts";
import { alignWords, type Piece } from "./alignment.ts";
import { isQuotation } from "./asked.ts";
import type { Report, Told } from "./told.ts";
import { sameUtterance } from "./utterance.ts";
import { bestPart, isSpeltSo, nearness, type Verdict, verdictOf } from "./verdict.ts";

/** One thing that somebody said, as one outlet has it, with what other outlets made of it. */
export interface Utterance {
  readonly hit: QuoteHit;
  /** Who said it, as far as its article, or another report of the utterance, tells. */
  readonly speaker: QuoteHit["speaker"];
  /** The words of `hit` that answer the question: exactly what stands in the article. */
  readonly text: string;
  readonly verdict: Verdict;
  /** How the quote differs from the quotation asked for; empty where it does not, or where only words were asked for. */
  readonly differences: readonly Piece[];
  /** The same utterance in other outlets, the fullest first. */
  readonly variants: readonly Report[];
}

/** `words`: the quotes have the words asked for; `near`: most of them; `around`: they stand around the quotes. */
export type Match = "words" | "near" | "around";

export interface WhoSaidAnswer {
  readonly question: QuoteQuery;
  readonly match: Match;
  readonly utterances: readonly Utterance[];
  /** Where the next page starts; null on the last one. */
  readonly next: number | null;
  /** Articles in languages whose quotations are not read, where the words stand; looked for where no quote has them. */
  readonly unread: readonly Article[];
}

/** What was found: the utterances in the order of the answer; `related` may be other reports of one that answers. */
export interface FoundQuotes {
  readonly groups: readonly (readonly QuoteHit[])[];
  readonly related: readonly QuoteHit[];
  readonly match: Match;
  readonly told: Told;
}

/**
 * Sorts quotes that were found into utterances, in the order in which they were found: by the sayings of their story where
 * these are known, else by their words.
 */
export function groupUtterances(hits: readonly QuoteHit[], told: Told): QuoteHit[][] {
  const groups: QuoteHit[][] = [];
  for (const hit of hits) {
    const group = groups.find(([head]) => head !== undefined && isOneUtterance(head, hit, told));
    if (group) group.push(hit);
    else groups.push([hit]);
  }
  return groups;
}

function isOneUtterance(one: QuoteHit, other: QuoteHit, told: Told): boolean {
  const isOneStory = one.storyId === other.storyId && told.knows(one);
  if (!isOneStory || one.kind === "indirect" || other.kind === "indirect") return sameUtterance(one, other);
  const saying = told.sayingOf(one);
  return saying !== null && saying === told.sayingOf(other);
}

/** Answers from what was found. */
export function answerWhoSaid(question: QuoteQuery, found: FoundQuotes): WhoSaidAnswer {
  const { groups, match } = found;
  const end = question.offset + question.limit;
  const utterances = groups.slice(question.offset, end).map((group) => utteranceOf(question.words, group, found));
  return { question, match, utterances, next: groups.length > end ? end : null, unread: [] };
}

export function utteranceOf(
  words: string,
  group: readonly QuoteHit[],
  { related, told }: Pick<FoundQuotes, "related" | "told">,
): Utterance {
  const hit = bestOf(words, group);
  const verdict = verdictOf(words, hit);
  const differs = verdict === "differs" && isQuotation(words) && nearness(words, hit) > 0;
  const saying = told.sayingOf(hit);
  const others = related.filter((other) => isOneUtterance(hit, other, told));
  return {
    hit,
    speaker: hit.speaker?.role && !hit.speaker.doubtful ? hit.speaker : (saying?.speaker ?? hit.speaker),
    text: bestPart(words, hit).text,
    verdict,
    differences: differs ? alignWords(words, hit.parts.map(({ text }) => text).join(" … ")) : [],
    variants: onePerArticle([...group, ...others, ...(saying ? told.reportsOf(saying) : [])], hit),
  };
}

/** The report that shows the utterance best: as asked for, to the letter, with a speaker, in full; the first found among equals. */
function bestOf(asked: string, group: readonly QuoteHit[]): QuoteHit {
  const worth = (hit: QuoteHit) =>
    (verdictOf(asked, hit) === "verbatim" ? 1e6 : 1e5 * nearness(asked, hit)) +
    (isSpeltSo(asked, hit) ? 2e5 : 0) +
    (hit.speaker === null ? 0 : 1e4) +
    Math.min(9999, wholeLength(hit));
  const weighed = group.map((hit) => ({ hit, worth: worth(hit) }));
  return weighed.reduce((best, one) => (one.worth > best.worth ? one : best)).hit;
}

const wholeLength = ({ parts }: Report): number => parts.reduce((sum, { text }) => sum + text.length, 0);

function onePerArticle(reports: readonly Report[], shown: Report): Report[] {
  const byArticle = new Map<string, Report>();
  for (const report of reports) {
    const known = byArticle.get(report.article.id);
    if (!known || wholeLength(report) > wholeLength(known)) byArticle.set(report.article.id, report);
  }
  byArticle.delete(shown.article.id);
  return [...byArticle.values()].sort((first, second) => wholeLength(second) - wholeLength(first));
}
