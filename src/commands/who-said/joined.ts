import { searchTerms } from "../../languages/terms/search-terms.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import { comparedWords, sharedWords } from "./alignment.ts";
import { contextRange } from "./context-range.ts";

/** Quotes of one speaker with no more between them (in UTF-16 units) are one statement that a report broke up. */
const LONGEST_GAP = 300;
const MOST_JOINED = 6;
/** So many words more than any of its quotes a joined one must have of what was asked. */
const FEWEST_GAINED = 2;
/** Between the ids of quotes that are shown as one. */
const ID_MARK = "+";

const wordsIn = ({ parts }: QuoteHit): string => parts.map(({ text }) => text).join(" ");

/** The words asked for that the nearest of some quotes lacks; empty where that is too little to look for. */
export function wordsNotIn(asked: string, hits: readonly QuoteHit[]): string {
  const terms = searchTerms(asked);
  let best: ReadonlySet<string> = new Set();
  let most = 0;
  for (const hit of hits) {
    const stored = searchTerms(wordsIn(hit));
    const shared = sharedWords(terms, stored);
    if (shared > most) {
      most = shared;
      best = new Set(stored);
    }
  }
  const rest = comparedWords(asked).filter(({ text }) => !searchTerms(text).every((term) => best.has(term)));
  return most > 0 && rest.length > FEWEST_GAINED ? rest.map(({ text }) => text).join(" ") : "";
}

/**
 * A quotation is often pasted from a statement that an article breaks up ("“A,” she said. “B.”"): neighbouring quotes
 * of one speaker as one quote of several parts, where together they have more of the words than each alone.
 */
export function joinedQuotes(asked: string, hits: readonly QuoteHit[]): QuoteHit[] {
  const terms = searchTerms(asked);
  return neighbours(hits).flatMap((run) => {
    const joined = join(run);
    const gained = shareOf(terms, joined) - Math.max(...run.map((hit) => shareOf(terms, hit)));
    return gained >= FEWEST_GAINED ? [joined] : [];
  });
}

const shareOf = (terms: readonly string[], hit: QuoteHit): number => sharedWords(terms, searchTerms(wordsIn(hit)));

/** Runs of two and more neighbouring quotes of one speaker in one article, in text order. */
function neighbours(hits: readonly QuoteHit[]): QuoteHit[][] {
  const byArticle = Map.groupBy(hits.filter(isSpoken), ({ article }) => article.id);
  return [...byArticle.values()].flatMap(runsOf).filter(({ length }) => length > 1);
}

function runsOf(hits: readonly QuoteHit[]): QuoteHit[][] {
  const runs: QuoteHit[][] = [];
  for (const hit of hits.toSorted((first, second) => first.start - second.start)) {
    const run = runs.at(-1);
    if (run && run.length < MOST_JOINED && follows(hit, run.at(-1))) run.push(hit);
    else runs.push([hit]);
  }
  return runs;
}

/** Only what stands in quote marks is anybody's own words. */
const isSpoken = ({ kind }: QuoteHit): boolean => kind !== "indirect";

function follows(hit: QuoteHit, before: QuoteHit | undefined): boolean {
  if (!before || before.speaker?.name !== hit.speaker?.name) return false;
  const gap = hit.start - (before.parts.at(-1)?.end ?? before.end);
  return gap >= 0 && gap <= LONGEST_GAP;
}

/** Quotes in text order as one: what stands between them shows as a gap between its parts. */
export function join(run: readonly QuoteHit[]): QuoteHit {
  const [first, ...others] = run as readonly [QuoteHit, ...QuoteHit[]];
  const contexts = run.map(contextRange);
  const start = Math.min(...contexts.map((range) => range.start));
  const end = Math.max(...contexts.map((range) => range.end));
  return {
    ...first,
    quoteId: [first, ...others].map(({ quoteId }) => quoteId).join(ID_MARK),
    parts: run.flatMap(({ parts }) => parts),
    context: first.article.text.slice(start, end),
  };
}

/** The quotes that an id of `join` names. */
export const joinedIds = (id: string): readonly string[] => id.split(ID_MARK).slice(0, MOST_JOINED);
