/**
 * How sure what a statement says is; `mayHave`: "would have closed", which nobody expects any more, `meant`: a purpose ("to furnish his villa"), `wanted`: what somebody wants of somebody
 * else ("urged Brandt to resign"), `asked`: a question.
 */
export type Certainty = "did" | "will" | "plans" | "may" | "mayHave" | "claimed" | "if" | "asked" | "wanted" | "meant";

/** How many of those named are meant: "all three hospitals", "two of the three hospitals". */
export type Extent = "all" | "part" | "none";

/** Who or what takes part in an act, as one sentence names it. */
export interface Party {
  /** The word that says who or what, in its plain form and lower case. */
  readonly head: string;
  /** The terms of its content words up to a preposition, the head's among them. */
  readonly terms: ReadonlySet<string>;
  /** Those behind it: "drosna" of "the village of Drosna". */
  readonly linked: ReadonlySet<string>;
  /** The terms of what is written as a name, those after a preposition left out: "ferrant", "mining". */
  readonly names: readonly string[];
  /** Whether it names nobody: "they", "the 26", "12". */
  readonly isPronoun: boolean;
  readonly isPlural: boolean;
  readonly extent: Extent | null;
}

/** What a clause says happened: "Police have not arrested the ferryman". */
export interface Statement {
  /** The verb in its plain form with its particle: "arrest", "switch off". */
  readonly act: string;
  /** Whether the verb says nothing by itself: "take". */
  readonly isEmpty: boolean;
  readonly actor: Party | null;
  readonly object: Party | null;
  readonly isNegated: boolean;
  readonly certainty: Certainty;
  /** Whether it only says who told the rest: "police said". */
  readonly isReport: boolean;
  /** What the clause is placed before or after in time: "before the fire broke out". */
  readonly order: { readonly side: "before" | "after"; readonly terms: ReadonlySet<string> } | null;
  /** Where the verb stands in the text. */
  readonly start: number;
  readonly end: number;
}
