import type { NounPhrase } from "./noun-phrases.ts";
import { isFiniteVerb, type TaggedToken } from "./token.ts";

/** What stands between two places of a sentence, by count. */
export interface Between {
  readonly tokens: number;
  readonly commas: number;
  /** Marks other than commas; quoted words count as one. */
  readonly marks: number;
  readonly finiteVerbs: number;
  readonly otherVerbs: number;
  readonly auxiliaries: number;
  readonly adverbs: number;
  readonly prepositions: number;
  readonly relatives: number;
  readonly subordinators: number;
  readonly conjunctions: number;
}

type Counted = Exclude<keyof Between, "tokens">;

/** Counts what stands among tokens [from, to). */
export function countBetween(tokens: readonly TaggedToken[], from: number, to: number): Between {
  const counts = { commas: 0, marks: 0, finiteVerbs: 0, otherVerbs: 0, auxiliaries: 0, adverbs: 0 };
  const between = { ...counts, prepositions: 0, relatives: 0, subordinators: 0, conjunctions: 0, tokens: to - from };
  for (let at = from; at < to; at++) {
    const counted = countedAs(tokens[at] as TaggedToken);
    if (counted) between[counted]++;
  }
  return between;
}

function countedAs(token: TaggedToken): Counted | null {
  const { kind, text, tag } = token;
  if (kind === "mark" || kind === "quote")
    return text === "," || text === "，" || text === "、" || text === "،" ? "commas" : "marks";
  switch (tag.wordClass) {
    case "VERB":
      return isFiniteVerb(token) ? "finiteVerbs" : "otherVerbs";
    case "AUX":
      return "auxiliaries";
    case "ADV":
    case "PART":
      return "adverbs";
    case "ADP":
      return "prepositions";
    case "SCONJ":
      return "subordinators";
    case "CCONJ":
      return "conjunctions";
    default:
      return tag.pronoun === "relative" ? "relatives" : null;
  }
}

/** Whether a preposition stands right before a phrase, so that it is no subject. */
export const isGoverned = (tokens: readonly TaggedToken[], { from }: NounPhrase): boolean =>
  tokens[from - 1]?.tag.wordClass === "ADP";
