import type { Language } from "../../languages/language.ts";
import type { PhrasedSentence } from "../quotes/attribution/cues.ts";
import { type Pronoun, pronounOf } from "../quotes/resolve/pronoun-words.ts";
import type { ViewToken } from "../quotes/view.ts";
import { isNameWord } from "./name-words.ts";

const LONGEST_CLAUSE = 14;

/**
 * The gender of the pronoun that a subject has in its own clause: of "she" in "Roe said that she …", of "his" in "Doe
 * raised his hand", of "its" in "Norda sold its ships". Null where another name, or nothing, comes before one.
 */
export function ownPronoun(language: Language, { tokens, to: end }: PhrasedSentence, to: number): Pronoun["gender"] {
  let verbs = 0;
  for (let at = to; at < Math.min(end, to + LONGEST_CLAUSE); at++) {
    const token = tokens[at] as ViewToken;
    if (token.kind === "quote" || token.kind === "mark" || isNameWord(language, token)) return null;
    if (token.tag.wordClass === "VERB") verbs++;
    const pronoun = pronounOf(language, token.lower);
    if (pronoun?.person !== 3 || pronoun.isRelative) continue;
    return isItsOwn(token, pronoun, verbs) ? pronoun.gender : null;
  }
  return null;
}

/** "it" stands for much that is nobody's, "its" does not; before a verb no pronoun looks back on its subject. */
const isItsOwn = ({ tag }: ViewToken, { gender }: Pronoun, verbs: number): boolean =>
  verbs === 1 && (tag.pronoun === "possessive" || (tag.pronoun === "personal" && gender !== "neuter"));
