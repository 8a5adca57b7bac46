import type { Article, TextRange } from "../../model/article.ts";
import type { Excerpt, Quote } from "../../model/reading.ts";
import type { Named } from "../names/people.ts";
import { type AttributedQuote, attribute } from "./attribute/attribute.ts";
import type { Attribution } from "./attribute/attribution.ts";
import { countWords } from "./kind.ts";
import { isNobodys } from "./nobody.ts";
import { type Paragraph, paragraphsOf } from "./paragraph.ts";
import { discourseOf } from "./resolve/discourse.ts";
import { resolveSpeaker } from "./resolve/speaker.ts";

/** Who said what in an article, in text order. `sentences` are its body sentences. */
export function findQuotes(article: Article, _sentences: readonly TextRange[]): Quote[] {
  const paragraphs = paragraphsOf(article);
  const discourse = discourseOf(paragraphs);
  let last: Named | null = null;
  return attribute(paragraphs).flatMap((quote) => {
    const { attribution } = quote;
    const region = regionOf(paragraphs, quote);
    if (!region) return [];
    const resolved = attribution && resolveSpeaker(article.text, discourse, attribution, last);
    if (resolved?.named) last = resolved.named;
    return [
      {
        ranges: [{ start: region.start, end: region.end }],
        kind:
          countWords(article.text.slice(region.start, region.end)) >= 5 ? ("direct" as const) : ("fragment" as const),
        cue: attribution ? cueOf(article.text, paragraphs, attribution) : null,
        speaker: resolved?.speaker ?? null,
        addressee: null,
      },
    ];
  });
}

function regionOf(
  paragraphs: readonly Paragraph[],
  { paragraph, token, attribution }: AttributedQuote,
): TextRange | null {
  const tokens = paragraphs[paragraph]?.tokens ?? [];
  const region = tokens[token]?.region ?? null;
  return region && !isNobodys(tokens, token, attribution) ? region : null;
}

const excerpt = (text: string, start: number, end: number): Excerpt => ({ text: text.slice(start, end), start, end });

function cueOf(text: string, paragraphs: readonly Paragraph[], { block, cue }: Attribution): Excerpt | null {
  const tokens = paragraphs[block]?.tokens ?? [];
  const first = cue && tokens[cue.from];
  const last = cue && tokens[cue.to - 1];
  return first && last ? excerpt(text, first.start, last.end) : null;
}
