import type { BlockRole } from "../../../model/article.ts";
import { findDateline } from "./dateline.ts";
import { isProse, isShortLine, type Paragraph } from "./paragraph.ts";

type Roles = readonly (BlockRole | null)[];

const HEAD_PARAGRAPHS = 10;
const MOST_STANDFIRST = 3;

/**
 * Where the body starts: at the paragraph with a dateline, else behind the last by-line, date or caption of the head,
 * else right behind the headline.
 */
export function bodyStart(text: string, paragraphs: readonly Paragraph[], roles: Roles, headline: number): number {
  const first = headline + 1;
  const head = paragraphs.slice(first, first + HEAD_PARAGRAPHS).map((paragraph, k) => ({ paragraph, i: first + k }));
  const prose = head.filter(({ paragraph, i }) => roles[i] === null && isProse(paragraph));
  const limit = prose[MOST_STANDFIRST]?.i ?? Number.POSITIVE_INFINITY;
  const dateline = head.find(({ paragraph: { start, end }, i }) => roles[i] === null && findDateline(text, start, end));
  const until = Math.min(dateline?.i ?? limit, limit);
  if (dateline && dateline.i <= limit) return dateline.i;
  const last = head.findLast(({ i }) => i < until && roles[i] === "byline" && hasBodyAfter(paragraphs, roles, i));
  return behindShortLines(paragraphs, roles, last ? last.i + 1 : first, headline);
}

const hasBodyAfter = (paragraphs: readonly Paragraph[], roles: Roles, i: number): boolean =>
  paragraphs.filter((paragraph, k) => k > i && roles[k] === null && isProse(paragraph)).length >= 3;

/** Short lines between headline and body belong to the head. */
function behindShortLines(paragraphs: readonly Paragraph[], roles: Roles, from: number, headline: number): number {
  if (headline < 0) return from;
  let at = from;
  while (at < paragraphs.length && at < from + 5) {
    const paragraph = paragraphs[at];
    if (!paragraph || (roles[at] === null && !isShortLine(paragraph))) break;
    at++;
  }
  const paragraph = paragraphs[at];
  return paragraph && isProse(paragraph) ? at : from;
}
