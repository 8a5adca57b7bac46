import type { SayingQuote } from "../../../model/story.ts";

/** The quotes of a saying as reports: each with those that go on with it, in their order. */
export function inParts(quotes: readonly SayingQuote[]): SayingQuote[][] {
  const wholes: SayingQuote[][] = [];
  for (const quote of quotes) {
    const last = wholes.at(-1);
    if (quote.continues && last) last.push(quote);
    else wholes.push([quote]);
  }
  return wholes;
}
