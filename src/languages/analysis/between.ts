import type { NounPhrase } from "./noun-phrases.ts";
import { isComma, isFiniteVerb, type TaggedToken } from "./token.ts";

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
  const { kind, tag } = token;
  if (kind === "mark" || kind === "quote") return isComma(token) ? "commas" : "marks";
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

/** Whether a preposition stands right before a phrase, or a particle behind it, so that it is no subject. */
export function isGoverned(tokens: readonly TaggedToken[], { from, to }: NounPhrase): boolean {
  const [before, behind] = [tokens[from - 1], tokens[to]];
  if (isParticle(behind)) return !SUBJECT_PARTICLES.has(behind?.text ?? "");
  return before?.tag.wordClass === "ADP" && !isParticle(before);
}

/** Whether a token is a particle of Japanese, which stands behind its noun. */
export const isParticle = (token: TaggedToken | undefined): boolean =>
  token !== undefined && PARTICLE_CLASSES.has(token.tag.wordClass) && KANA.test(token.text);

const PARTICLE_CLASSES = new Set(["ADP", "SCONJ", "PART"]);
const KANA = /^\p{sc=Hiragana}+$/u;
const SUBJECT_PARTICLES = new Set(["は", "が", "も"]);
