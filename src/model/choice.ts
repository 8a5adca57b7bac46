/** A text of an outlet, as a model is shown it. */
export interface ShownText {
  readonly text: string;
  readonly outlet: string | null;
  /** The day on which it was published (YYYY-MM-DD); null where that is not known. */
  readonly day: string | null;
}

/** What a model may choose among for one story or one article. The rules' best come first. */
export interface ChoiceQuestion {
  /** Statements that can stand by themselves, none twice. */
  readonly candidates: readonly ShownText[];
  /** The outlets' own headlines; none where there is nothing to choose. */
  readonly headlines: readonly ShownText[];
  /** What was said, with its speaker; none where there is nothing to choose. */
  readonly quotes: readonly ShownText[];
  /** How many points are wanted. */
  readonly points: number;
  /** BCP 47 primary language subtag of most of the texts, or null. */
  readonly language: string | null;
}

/** What a model chose. Numbers are places in the question's lists, each sound and named once in its list. */
export interface Choice {
  /** Candidates, the most important first. */
  readonly points: readonly number[];
  readonly headline: number | null;
  /** The most telling first. */
  readonly quotes: readonly number[];
  /** Candidates that say the same: of each group only one is told. */
  readonly same: readonly (readonly number[])[];
}

/**
 * What came of asking a model to choose: `chosen` as it was asked to; `chosen-in-part`, fewer than it was asked for, the
 * rest by rules; by rules alone: `none-stood`, nothing of its answer could be used; `no-answer`; `out-of-time`.
 */
export type ChoiceOutcome = "chosen" | "chosen-in-part" | "none-stood" | "no-answer" | "out-of-time";
