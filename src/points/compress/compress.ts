import type { TextRange } from "../../model/article.ts";
import { appositives, bracketed, dashed, relativeClauses } from "./asides.ts";
import { days, occasions } from "./circumstances.ts";
import { openings } from "./openings.ts";
import { type SentenceParts, sentenceParts, withoutRanges } from "./sentence-parts.ts";
import { tails } from "./tails.ts";

/** What a word of a sentence is worth in a summary, minus the room it takes: negative where it does not pay. */
export type Worth = (word: string) => number;

/** Cuts that always read better: brackets, the day and the occasion of a saying. */
export const trims = (parts: SentenceParts): TextRange[] => [...bracketed(parts), ...days(parts), ...occasions(parts)];

/** Cuts that cost something: each keeps the rest true. */
export const optionalCuts = (parts: SentenceParts): TextRange[] => [
  ...dashed(parts),
  ...relativeClauses(parts),
  ...appositives(parts),
  ...openings(parts),
  ...tails(parts),
];

export { sentenceParts, withoutRanges };
