import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import type { TextRange } from "../../../model/article.ts";
import type { QuoteKind } from "../../../model/reading.ts";
import type { QuoteToken, TokenSpan } from "../view.ts";

/** Who says words, in token indices of the block where that is told. */
export interface Attribution {
  readonly block: number;
  readonly cue: TokenSpan | null;
  readonly speaker: NounPhrase;
  /** True where nothing but the flow of the text speaks for the speaker. */
  readonly isCarried: boolean;
  /** True where somebody else, or nobody, is nearly as likely. */
  readonly isDoubtful: boolean;
}

/** A quote whose speaker is known as words of the article only. */
export interface Utterance {
  readonly ranges: readonly TextRange[];
  readonly kind: QuoteKind;
  /** Its stretches in quote marks; none where it is reported without. */
  readonly parts: readonly QuoteToken[];
  /** Null where nobody is named. */
  readonly attribution: Attribution | null;
}
