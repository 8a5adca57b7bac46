import { cueVerb } from "../cue-lexicon.ts";
import type { Token } from "./token.ts";
import { isSureVerb } from "./verbs.ts";
import {
  AUXILIARIES,
  CONJUNCTIONS,
  CONTRACTED,
  DETERMINERS,
  isAdverb,
  isNameWord,
  isTime,
  OBJECT_PRONOUNS,
  PREPOSITIONS,
  RELATIVES,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
} from "./words.ts";

/** Tokens [from, to) of one block that name or describe somebody; `head` is the index of the word that says who. */
export interface NounPhrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly pronoun: boolean;
}

export const LONGEST = 14;
export const PRONOUN_HEADS = new Set(
  "another others many some several most few both half none each one everyone everybody someone somebody".split(" "),
);

/** Whether a token can stand inside a noun phrase. */
export function isNominal(token: Token): boolean {
  if (token.kind === "number") return true;
  if (token.kind !== "word") return false;
  if (isNameWord(token)) return true;
  const { lower } = token;
  if (PREPOSITIONS.has(lower) || CONJUNCTIONS.has(lower) || SUBORDINATORS.has(lower) || AUXILIARIES.has(lower))
    return false;
  if (SUBJECT_PRONOUNS.has(lower) || OBJECT_PRONOUNS.has(lower) || RELATIVES.has(lower) || CONTRACTED.has(lower))
    return false;
  return !isAdverb(token) && !isTime(token) && !isSureVerb(token);
}

export const isPossessive = ({ lower }: Token): boolean => lower.endsWith("'s") || lower.endsWith("s'");

/** Whether a lower-case token cannot be the last word of a noun phrase. */
export function cannotBeHead(token: Token): boolean {
  if (token.kind === "number" || isPossessive(token)) return true;
  if (isNameWord(token)) return false;
  const form = cueVerb(token.lower)?.form;
  return (
    /(?:ing|ed)$/.test(token.lower) ||
    (form !== undefined && form !== "base" && form !== "s") ||
    (DETERMINERS.has(token.lower) && !PRONOUN_HEADS.has(token.lower))
  );
}

export const isPronoun = ({ kind, lower, text }: Token): boolean =>
  kind === "word" && text !== "IT" && text !== "WE" && SUBJECT_PRONOUNS.has(lower);
