import type { Language } from "../../../languages/language.ts";
import { contentStems } from "../../../languages/terms/stems.ts";
import type { TextRange } from "../../../model/article.ts";
import type { Disagreement } from "../../../model/story.ts";

/** What a sentence gives for something that other outlets may give otherwise. */
export interface Claim {
  readonly kind: Exclude<Disagreement["kind"], "event">;
  /** Claims about other slots are never set beside each other. */
  readonly slot: string;
  /** The slot for a reader: "dead", "crowns", "vote". */
  readonly label: string;
  /** A figure's value in its basic unit, minutes of a day, a day as "06-01" or "sunday", a name in lower case. */
  readonly value: number | string;
  /** As it is written. */
  readonly words: string;
  /** False for bounds and estimates: "at least 12", "about 300". */
  readonly isExact: boolean;
  /** Whether it is a toll: what every report of an event with victims gives, and what grows. */
  readonly isToll: boolean;
  /** The sentence. */
  readonly range: TextRange;
  /** Its content stems without figures and without the value. */
  readonly context: ReadonlySet<string>;
  /** The act that a day is told of; "" where its verb says nothing by itself. */
  readonly act?: string;
  /** How much in common it needs, where that is not what its kind needs. */
  readonly rule?: "anchored";
}

/** The content stems of a sentence, figures and the claim's own words left out. */
export function contextOf(sentence: string, own: string, language: Language): Set<string> {
  const left = new Set(contentStems(own, language));
  return new Set(contentStems(sentence, language).filter((stem) => !/^\d/.test(stem) && !left.has(stem)));
}
