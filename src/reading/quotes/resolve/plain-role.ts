import type { Language } from "../../../languages/language.ts";
import { hasCases, isRoleNoun } from "../../names/name-words.ts";
import { type Cast, folded, type Named } from "../../names/people.ts";
import type { Discourse } from "./discourse.ts";

const MARKS = /[.,]$|['’]s?$/g;

/** The first role of somebody, in the article's words, that is left when the names of other people are cut from it. */
export function plainRole({ language, cast }: Discourse, named: Named): string | null {
  for (const role of named.roles) {
    const words = role.split(" ");
    if (isPossessivePronoun(language, words[0] ?? "")) continue;
    const plain = withoutPeople(language, cast, named, words);
    if (plain && isPlain(language, plain)) return plain;
  }
  return null;
}

/** Whose wife "his wife" is, is not told beside her name. */
const isPossessivePronoun = (language: Language, word: string): boolean =>
  language.words("pronouns").get(word.toLowerCase())?.includes("possessive") ?? false;

/** "мэр", but not "мэра": by itself a role stands without the case that its sentence gave it. */
const isPlain = (language: Language, role: string): boolean =>
  !hasCases(language) || role.split(" ").some((word) => language.words("roles").has(word.toLowerCase()));

/** "deputy spokesman for Secretary Jane Roe" is "deputy spokesman", "Roe’s lawyer" is "lawyer". */
function withoutPeople(language: Language, cast: Cast, self: Named, words: readonly string[]): string | null {
  const at = words.findIndex((word, i) => isPersonsName(cast, self, words, i) && word !== "");
  if (at < 0) return words.join(" ");
  let end = at;
  while (end > 0 && !isLink(language, words[end] ?? "")) end--;
  const kept = end > 0 ? words.slice(0, end) : words.slice(at + 1);
  if (kept.length === 0 || !kept.some((word) => isRoleNoun(language, word)) || isArticle(language, kept[0] ?? "")) {
    return null;
  }
  return end > 0 ? kept.join(" ") : withoutPeople(language, cast, self, kept);
}

const isLink = (language: Language, word: string): boolean =>
  language.words("linking-prepositions").has(word) || language.words("agents").has(word);
const isArticle = (language: Language, word: string): boolean => language.words("articles").has(word);

const SURE = 1;

function isPersonsName(cast: Cast, self: Named, words: readonly string[], at: number): boolean {
  const word = (words[at] ?? "").replace(MARKS, "");
  if (!/^\p{Lu}/u.test(word)) return false;
  const named = cast.find([word], null);
  return (
    named !== null && named !== self && named.personhood > SURE && folded(named.words.at(-1) ?? "") === folded(word)
  );
}
