import type { NounPhrase } from "../grammar/nominal.ts";
import type { TokenSpan } from "../grammar/sentence.ts";

/** How a quotation found its speaker, from the surest to the least sure. */
export type AttributionWay = "after" | "before" | "introduced" | "noun" | "carried" | "view" | "clause";

/** Who says a quotation, in token indices of the block where the words stand. */
export interface Attribution {
  readonly block: number;
  readonly cue: TokenSpan | null;
  readonly speaker: NounPhrase | null;
  readonly way: AttributionWay;
}

/** What one block offers: where it was found does not matter yet. */
export type Found = Omit<Attribution, "block">;
