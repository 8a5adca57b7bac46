/** What is wrong with an unfaithful output. */
export type Fault =
  | "wrong-number"
  | "wrong-name"
  | "changed-date"
  | "changed-unit"
  | "swapped-speaker"
  | "swapped-roles"
  | "invented-quote"
  | "altered-quote"
  | "dropped-negation"
  | "added-negation"
  | "dropped-hedge"
  | "merged"
  | "invented";

/** Numbers of evidence sentences, from 1, and what a model wrote. */
export type Faithful = readonly [evidence: readonly number[], text: string];
export type Unfaithful = readonly [fault: Fault, evidence: readonly number[], text: string];

/** A fictional article with outputs such as models give, each labelled by hand. */
export interface LabelledArticle {
  readonly sentences: readonly string[];
  readonly faithful: readonly Faithful[];
  readonly unfaithful: readonly Unfaithful[];
}
