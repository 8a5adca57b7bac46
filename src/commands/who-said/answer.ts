import type { Article } from "../../model/article.ts";
import type { Excerpt } from "../../model/reading.ts";
import type { QuoteHit, QuoteQuery } from "../../store/store.ts";
import { alignWords, type Piece } from "./alignment.ts";
import { isQuotation } from "./asked.ts";
import { sameUtterance } from "./utterance.ts";
import { bestPart, isSpeltSo, nearness, type Verdict, verdictOf } from "./verdict.ts";

/** One thing that somebody said, as one outlet has it, with what other outlets made of it. */
export interface Utterance {
  readonly hit: QuoteHit;
  /** The words of `hit` that answer the question: exactly what stands in the article. */
  readonly text: string;
  readonly verdict: Verdict;
  /** How the quote differs from the quotation asked for; empty where it does not, or where only words were asked for. */
  readonly differences: readonly Piece[];
  /** The same utterance in other outlets, the fullest first. */
  readonly variants: readonly QuoteHit[];
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

/** Sorts quotes that were found into utterances, in the order in which they were found. */
export function groupUtterances(hits: readonly QuoteHit[]): QuoteHit[][] {
  const groups: QuoteHit[][] = [];
  for (const hit of hits) {
    const group = groups.find(([head]) => head !== undefined && sameUtterance(head, hit));
    if (group) group.push(hit);
    else groups.push([hit]);
  }
  return groups;
}

/**
 * Answers from what was found. `hits` are in the order of the answer; `related` are quotes that do not answer the
 * question but may be other reports of an utterance that does.
 */
export function answerWhoSaid(
  question: QuoteQuery,
  hits: readonly QuoteHit[],
  related: readonly QuoteHit[] = [],
  match: Match = "words",
): WhoSaidAnswer {
  const groups = groupUtterances(hits);
  const end = question.offset + question.limit;
  const utterances = groups.slice(question.offset, end).map((group) => utteranceOf(question, group, related));
  return { question, match, utterances, next: groups.length > end ? end : null, unread: [] };
}

function utteranceOf(question: QuoteQuery, group: readonly QuoteHit[], related: readonly QuoteHit[]): Utterance {
  const hit = bestOf(question.words, group);
  const { text }: Excerpt = bestPart(question.words, hit);
  const verdict = verdictOf(question.words, hit);
  const differs = verdict === "differs" && isQuotation(question.words) && nearness(question.words, hit) > 0;
  const others = [...group, ...related.filter((other) => sameUtterance(hit, other))];
  return {
    hit,
    text,
    verdict,
    differences: differs ? alignWords(question.words, hit.parts.map((part) => part.text).join(" … ")) : [],
    variants: onePerArticle(others, hit),
  };
}

/** The report that shows the utterance best: as asked for, to the letter, with a speaker, in full; the first found among equals. */
function bestOf(asked: string, group: readonly QuoteHit[]): QuoteHit {
  const worth = (hit: QuoteHit) =>
    (verdictOf(asked, hit) === "verbatim" ? 1e6 : 1e5 * nearness(asked, hit)) +
    (isSpeltSo(asked, hit) ? 2e5 : 0) +
    (hit.speaker === null ? 0 : 1e4) +
    Math.min(9999, wholeLength(hit));
  return group.reduce((best, hit) => (worth(hit) > worth(best) ? hit : best));
}

const wholeLength = ({ parts }: QuoteHit): number => parts.reduce((sum, { text }) => sum + text.length, 0);

function onePerArticle(hits: readonly QuoteHit[], shown: QuoteHit): QuoteHit[] {
  const byArticle = new Map<string, QuoteHit>();
  for (const hit of hits) {
    const known = byArticle.get(hit.article.id);
    if (!known || wholeLength(hit) > wholeLength(known)) byArticle.set(hit.article.id, hit);
  }
  byArticle.delete(shown.article.id);
  return [...byArticle.values()].sort((first, second) => wholeLength(second) - wholeLength(first));
}
