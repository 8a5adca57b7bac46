import type { TextRange } from "../../model/article.ts";
import type { QuoteKind } from "../../model/reading.ts";
import { type AttributedQuote, attribute } from "./attribute/attribute.ts";
import type { Attribution, AttributionWay } from "./attribute/attribution.ts";
import { findIndirect } from "./indirect/find.ts";
import { kindOfWords } from "./kind.ts";
import { isNobodys } from "./nobody.ts";
import type { Paragraph } from "./paragraph.ts";

/** A quote whose speaker is known as words of the article only. */
export interface Utterance {
  readonly ranges: readonly TextRange[];
  readonly kind: QuoteKind;
  readonly attribution: Attribution | null;
}

/** All that is quoted or reported in the paragraphs, in text order. */
export function utterancesOf(paragraphs: readonly Paragraph[]): Utterance[] {
  return [...quotations(paragraphs), ...reports(paragraphs)].sort((a, b) => startOf(a) - startOf(b));
}

const startOf = ({ ranges }: Utterance): number => ranges[0]?.start ?? 0;

function quotations(paragraphs: readonly Paragraph[]): Utterance[] {
  const spoken = attribute(paragraphs).filter(({ paragraph, token, attribution }) => {
    const there = paragraphs[paragraph];
    return (
      there !== undefined && isClaimedThere(there, paragraph, attribution) && !isNobodys(there, token, attribution)
    );
  });
  const groups: AttributedQuote[][] = [];
  for (const quote of spoken) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    if (group && previous && continues(paragraphs, previous, quote)) group.push(quote);
    else groups.push([quote]);
  }
  return groups.flatMap((group) => asUtterance(paragraphs, group));
}

const UNSURE: ReadonlySet<AttributionWay | undefined> = new Set(["clause", "view", "carried"]);

/** Outside the body a line speaks for itself: who says its words must be told in that same block, and plainly. */
function isClaimedThere({ role }: Paragraph, block: number, attribution: Attribution | null): boolean {
  if (role === "body" || role === "headline") return true;
  return attribution?.block === block && !UNSURE.has(attribution.way);
}

/** Whether two quotations are one utterance: "X said" stands between them, or the first was left open. */
function continues(paragraphs: readonly Paragraph[], previous: AttributedQuote, next: AttributedQuote): boolean {
  const region = paragraphs[previous.paragraph]?.tokens[previous.token]?.region;
  if (region?.closed === false) return next.paragraph === previous.paragraph + 1 && next.token === 0;
  const [first, second] = [previous.attribution, next.attribution];
  if (!first?.cue || !second?.cue || previous.paragraph !== next.paragraph || first.block !== second.block)
    return false;
  return first.way === "after" && second.way === "before" && first.cue.from === second.cue.from;
}

function asUtterance(paragraphs: readonly Paragraph[], group: readonly AttributedQuote[]): Utterance[] {
  const regions = group.flatMap(({ paragraph, token }) => paragraphs[paragraph]?.tokens[token] ?? []);
  const ranges = regions.flatMap(({ region }) => (region ? [{ start: region.start, end: region.end }] : []));
  if (ranges.length === 0) return [];
  const kind = kindOfWords(regions.map(({ text }) => text).join(" "));
  const attributions = group.flatMap(({ attribution }) => attribution ?? []);
  return [{ ranges, kind, attribution: attributions.find(({ way }) => way === "after") ?? attributions[0] ?? null }];
}

function reports(paragraphs: readonly Paragraph[]): Utterance[] {
  return findIndirect(paragraphs).map(({ paragraph, content, found }) => {
    const tokens = paragraphs[paragraph]?.tokens ?? [];
    const ranges = content.map(({ from, to }) => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }));
    return { ranges, kind: "indirect", attribution: { ...found, block: paragraph } };
  });
}
