import type { Language } from "../../languages/language.ts";
import type { PhrasedSentence } from "../quotes/attribution/cues.ts";
import { type Pronoun, pronounOf } from "../quotes/resolve/pronoun-words.ts";
import type { ViewToken } from "../quotes/view.ts";
import { isNameWord } from "./name-words.ts";

const LONGEST_CLAUSE = 14;

/**
 * The gender of the pronoun that a name ending at `to` has in its own clause: of "she" in "Roe said that she …", of "his" in "Doe
 * raised his hand", of "its" in "Norda sold its ships", of "her" in "Roe and her driver". Null where another name, or nothing, comes before one.
 */
export function ownPronoun(
  language: Language,
  { tokens, to: end }: PhrasedSentence,
  to: number,
  isSubject: boolean,
): Pronoun["gender"] {
  const [next, behind] = [tokens[to], tokens[to + 1]];
  if (next?.tag.wordClass === "CCONJ" && behind?.tag.pronoun === "possessive")
    return pronounOf(language, behind.lower)?.gender ?? null;
  return isSubject ? ofItsVerb(language, tokens.slice(to, Math.min(end, to + LONGEST_CLAUSE))) : null;
}

/** The first pronoun of a clause that may look back on its subject. */
function ofItsVerb(language: Language, clause: readonly ViewToken[]): Pronoun["gender"] {
  let verbs = 0;
  for (const token of clause) {
    if (token.kind === "quote" || token.kind === "mark" || isNameWord(language, token)) return null;
    if (token.tag.wordClass === "VERB") verbs++;
    const pronoun = pronounOf(language, token.lower);
    if (pronoun?.person === 3 && !pronoun.isRelative) return isItsOwn(token, pronoun, verbs) ? pronoun.gender : null;
  }
  return null;
}

/**
 * "it" stands for much that is nobody's, "its" does not; before a verb no pronoun looks back on its subject, and nobody "asked
 * him" who is himself.
 */
const isItsOwn = ({ tag }: ViewToken, { gender, isObject }: Pronoun, verbs: number): boolean =>
  verbs === 1 && (tag.pronoun === "possessive" || (tag.pronoun === "personal" && gender !== "neuter" && !isObject));
