import type { ChoiceOutcome } from "./choice.ts";
import type { Picture } from "./picture.ts";
import type { QuoteKind, Speaker } from "./reading.ts";

/** A stretch of one of a story's articles: `text` is exactly what stands at [start, end) of that article's text. */
export interface StoryExcerpt {
  readonly articleId: string;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface StoryArticle {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly agencies: readonly string[];
  /** BCP 47 primary subtag; absent where it is not known. */
  readonly language?: string | null;
  /** Absent where the outlet gives none. */
  readonly picture?: Picture;
}

export interface StoryPoint {
  readonly text: string;
  /** Who chose it: `rules` or `ollama:MODEL`. The words are an outlet's in any case. */
  readonly by: string;
  /** Absent where no model was asked. */
  readonly outcome?: ChoiceOutcome;
  readonly evidence: readonly StoryExcerpt[];
  /** The outlets whose articles support the point, the evidence's own outlet first. */
  readonly outlets: readonly string[];
}

export interface SayingQuote extends StoryExcerpt {
  readonly kind: QuoteKind;
  /** True where it goes on with what the quote before it begins: one quotation in parts, with words of the report between. */
  readonly continues?: boolean;
}

/** Who says an utterance; `doubtful` as in {@link Speaker}, in all reports of it. */
export type SayingSpeaker = Pick<Speaker, "name" | "role" | "doubtful">;

/** One utterance: every quote of the story that reports it, the fullest wording first. */
export interface Saying {
  /**
   * Where the fullest wording is one part of a quotation that has several (over paragraphs, or with the speaker between
   * them): which quotation, and which of its parts, from 0. Absent where it is whole.
   */
  readonly part?: { readonly quotation: string; readonly place: number };
  readonly speaker: SayingSpeaker | null;
  readonly quotes: readonly SayingQuote[];
}

/** One slot on which outlets give different values. */
export interface Disagreement {
  readonly kind: "figure" | "date" | "name" | "age" | "time" | "event";
  /**
   * What is counted ("dead", "crowns"), what happens on the day ("vote"), what has the name ("ferry"), whose age it is
   * ("Lund"), "time", what happened to one and not to the other ("arrest").
   */
  readonly slot: string;
  /** True where the second side is a later report of a toll that grew. */
  readonly isUpdate: boolean;
  readonly sides: readonly {
    readonly value: string;
    readonly outlets: readonly string[];
    readonly excerpt: StoryExcerpt;
  }[];
}

/** Articles on one event. */
export interface Story {
  readonly id: string;
  readonly headline: string;
  /** In order of publication. */
  readonly articles: readonly StoryArticle[];
  /** Groups of article ids that are copies of one report (wire copy, editions): each counts as one voice. */
  readonly copies: readonly (readonly string[])[];
  /** How many outlets report independently of one another. */
  readonly independentOutlets: number;
  readonly keyPoints: readonly StoryPoint[];
  readonly sayings: readonly Saying[];
  readonly disagreements: readonly Disagreement[];
  /** The id of the earlier story that this one follows up. */
  readonly followsUp: string | null;
  /**
   * True where it took too long to be told: its articles are named, and nothing is known of what they say, nor of which are
   * independent of one another.
   */
  readonly tooLong?: true;
}
