import type { Article, TextRange } from "../../model/article.ts";
import type { Excerpt, Quote, QuoteKind } from "../../model/reading.ts";
import { type AttributedQuote, attribute } from "./attribute/attribute.ts";
import type { Attribution } from "./attribute/attribution.ts";
import { findIndirect } from "./indirect/find.ts";
import { countWords } from "./kind.ts";
import { isNobodys } from "./nobody.ts";
import { type Paragraph, paragraphsOf } from "./paragraph.ts";
import { discourseOf } from "./resolve/discourse.ts";
import { type Resolved, resolveSpeaker } from "./resolve/speaker.ts";

/** Who said what in an article, in text order. `sentences` are its body sentences. */
export function findQuotes(article: Article, _sentences: readonly TextRange[]): Quote[] {
  const paragraphs = paragraphsOf(article);
  const discourse = discourseOf(paragraphs);
  const utterances = [...quotations(article.text, paragraphs), ...reports(paragraphs)].sort(
    (a, b) => (a.ranges[0]?.start ?? 0) - (b.ranges[0]?.start ?? 0),
  );
  let last: Resolved | null = null;
  return utterances.map(({ ranges, kind, attribution }) => {
    const resolved = attribution && resolveSpeaker(article.text, discourse, attribution, last);
    if (resolved) last = resolved;
    return {
      ranges,
      kind,
      cue: attribution ? cueOf(article.text, paragraphs, attribution) : null,
      speaker: resolved?.speaker ?? null,
      addressee: null,
    };
  });
}

/** A quote whose speaker is known as words only. */
interface Utterance {
  readonly ranges: readonly TextRange[];
  readonly kind: QuoteKind;
  readonly attribution: Attribution | null;
}

function quotations(text: string, paragraphs: readonly Paragraph[]): Utterance[] {
  return attribute(paragraphs).flatMap((quote) => {
    const region = regionOf(paragraphs, quote);
    if (!region) return [];
    const kind = countWords(text.slice(region.start, region.end)) >= 5 ? "direct" : "fragment";
    return [{ ranges: [{ start: region.start, end: region.end }], kind, attribution: quote.attribution }];
  });
}

function reports(paragraphs: readonly Paragraph[]): Utterance[] {
  return findIndirect(paragraphs).map(({ paragraph, content, found }) => {
    const tokens = paragraphs[paragraph]?.tokens ?? [];
    const ranges = content.map(({ from, to }) => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }));
    return { ranges, kind: "indirect", attribution: { ...found, block: paragraph } };
  });
}

function regionOf(
  paragraphs: readonly Paragraph[],
  { paragraph, token, attribution }: AttributedQuote,
): TextRange | null {
  const there = paragraphs[paragraph];
  const region = there?.tokens[token]?.region ?? null;
  return there && region && !isNobodys(there, token, attribution) ? region : null;
}

const excerpt = (text: string, start: number, end: number): Excerpt => ({ text: text.slice(start, end), start, end });

function cueOf(text: string, paragraphs: readonly Paragraph[], { block, cue }: Attribution): Excerpt | null {
  const tokens = paragraphs[block]?.tokens ?? [];
  const first = cue && tokens[cue.from];
  const last = cue && tokens[cue.to - 1];
  return first && last ? excerpt(text, first.start, last.end) : null;
}
