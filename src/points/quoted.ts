import { type Language, perLanguage } from "../languages/language.ts";
import { markedBlock } from "../languages/quote-marks/regions.ts";
import type { TextRange } from "../model/article.ts";
import { remembered } from "../text/remembered.ts";

export interface QuotedRegions {
  /** The regions between quote marks, marks included, in text order; a region inside another one is not listed. */
  readonly regions: readonly TextRange[];
  /** Where the mark stands that opens a region and is never closed; null where all are closed. */
  readonly openAt: number | null;
  /** Whether a double closing mark stands where nothing is open. */
  readonly strayClosing: boolean;
}

const readers = perLanguage((language) => remembered((text) => regionsOf(text, language)));

/** The stretches of a text in quote marks, as its language writes them. */
export const quotedRegions = (text: string, language: Language): QuotedRegions => readers(language)(text);

function regionsOf(text: string, { marks }: Language): QuotedRegions {
  const { regions, strayAt } = markedBlock(text, { start: 0, end: text.length }, marks);
  const closed = regions.filter((region) => region.closed).map(({ from, to }) => ({ start: from, end: to }));
  return {
    regions: closed,
    openAt: regions.find((region) => !region.closed)?.from ?? null,
    strayClosing: strayAt !== null,
  };
}

/** A text with everything in quote marks replaced by blanks; offsets stay. An open region reaches to the end. */
export function withoutQuoted(text: string, language: Language): string {
  const { regions, openAt } = quotedRegions(text, language);
  const all = openAt === null ? regions : [...regions, { start: openAt, end: text.length }];
  let rest = text;
  for (const { start, end } of all) rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  return rest;
}
