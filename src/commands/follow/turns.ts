import type { QuoteHit } from "../../model/quote-hit.ts";

/** What somebody says in one paragraph of an article: `“The gates are old,” she said. “And so am I.”` is one saying of two quotations. */
export interface Turn {
  /** All of it, as a quotation of several parts. */
  readonly whole: QuoteHit;
  /** As the article has them, from top to bottom. */
  readonly quotations: readonly QuoteHit[];
}

/** The quotations of one article, gathered into turns. */
export function turnsIn(quotes: readonly QuoteHit[]): Turn[] {
  const turns: QuoteHit[][] = [];
  for (const quote of quotes.toSorted((one, other) => one.start - other.start)) {
    const last = turns.at(-1);
    const before = last?.at(-1);
    if (last && before && goesOn(before, quote)) last.push(quote);
    else turns.push([quote]);
  }
  return turns.flatMap((quotations) => {
    const [first] = quotations;
    return first ? [{ whole: { ...first, parts: quotations.flatMap(({ parts }) => parts) }, quotations }] : [];
  });
}

/** Whether one and the same person is quoted again before the paragraph ends. */
function goesOn(before: QuoteHit, { article, kind, start, speaker }: QuoteHit): boolean {
  if (before.kind === "indirect" || kind === "indirect" || before.speaker === null) return false;
  if (before.speaker.name !== speaker?.name || before.speaker.doubtful !== speaker.doubtful) return false;
  const last = before.parts.at(-1) ?? before;
  return !article.text.slice(last.end, start).includes("\n");
}
