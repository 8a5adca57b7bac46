import type { TaggedToken } from "../../languages/analysis/token.ts";
import { wordTag } from "../../languages/analysis/word-class.ts";
import { type Language, perLanguage } from "../../languages/language.ts";

export type Gender = "female" | "male";

const times = perLanguage((language) => new Set(language.words("times").keys()));

/**
 * Whether a token looks like part of a name. Where only names have capitals, a capital tells, at a sentence's head with the
 * word's class; elsewhere the class alone.
 */
export function isNameWord(language: Language, token: TaggedToken | undefined): boolean {
  if (token?.kind !== "word" || times(language).has(token.lower)) return false;
  const { wordClass } = token.tag;
  if (wordClass === "PROPN") return token.capital || isCaseless(token.text);
  return language.capitalsAreNames && token.capital && RUN_CLASSES.has(wordClass) && token.lower !== "i";
}

const RUN_CLASSES = new Set(["NOUN", "ADJ", "X", "NUM"]);

/** In a script without capitals. */
const isCaseless = (text: string): boolean => /^\p{Lo}/u.test(text);

/** "Roe's", "voters'"; not the "d'" of "d'Ormesnac". */
const POSSESSIVE = /(?:['’]s|(?<=\p{L}[sxz])['’])$/u;

const ELIDED = /(?<=[^sxz]['’]) /g;

/** Words of a name or role as they are written: nothing stands behind an elided one, which no "Airlines'" is. */
export const asWritten = (words: readonly string[]): string => words.join(" ").replace(ELIDED, "");

/** A word as written, without a possessive ending. */
export const bareWord = (token: TaggedToken | undefined): string => (token?.text ?? "").replace(POSSESSIVE, "");

export const isPossessive = (language: Language, tokens: readonly TaggedToken[], at: number): boolean =>
  POSSESSIVE.test(tokens[at]?.text ?? "") && !language.reportsItself(tokens, at);

export const isTitle = (language: Language, word: string): boolean => language.words("titles").has(word);
export const isInstitutionWord = (language: Language, word: string): boolean =>
  language.words("institutions").has(word);
export const isPlace = (language: Language, word: string): boolean => language.words("places").has(word);
export const isGivenName = (language: Language, word: string): boolean => language.words("given-names").has(word);

/** The gender that a given name (in lower case) usually tells; null for names of both and unknown ones. */
export const genderOfName = (language: Language, word: string): Gender | null =>
  asGender(language.words("given-names").get(word));

/** The gender that a title or role tells, or null. */
export const genderOfRole = (language: Language, word: string): Gender | null =>
  asGender(language.words("titles").get(word)) ?? asGender(roleEntry(language, word));

function asGender(text: string | undefined): Gender | null {
  const [gender] = text?.split(" ") ?? [];
  return gender === "female" || gender === "male" ? gender : null;
}

const LETTERS_ONLY = /^[\p{L}-]*$/u;

/** The word of a role in lower case, short titles written out. */
export function roleWord(language: Language, word: string): string {
  const lower = word.toLowerCase();
  const plain = LETTERS_ONLY.test(lower) ? lower : lower.replace(/[.,]/g, "").replace(POSSESSIVE, "");
  const bare = plain.startsWith(language.definitePrefix) ? plain.slice(language.definitePrefix.length) : plain;
  const written = language.words("role-abbreviations").get(bare) ?? bare;
  return hasCases(language) ? language.lemma({ lower: written, tag: NOUN }) : written;
}

const NOUN = wordTag("NOUN");

/** Whether names and roles have another ending in each case. */
export const hasCases = ({ nameEndings }: Language): boolean => nameEndings.length > 0;

/** Whether a word says what somebody does or is: "minister", "spokeswoman", "Sen.", "Regierungssprecherin". */
export const isRoleNoun = (language: Language, word: string): boolean => roleEntry(language, word) !== undefined;

/** Whether a word is a role by the list of roles alone, which tells of people and never of a firm: not "maker", "victim". */
export const isListedRole = (language: Language, word: string): boolean => listedRole(language, word) !== undefined;

/** "Dr.", "Sen.": a role in short. */
export const isShortRole = (language: Language, word: string): boolean =>
  language.words("role-abbreviations").has(word.toLowerCase().replace(".", ""));

const SHORTEST_PART = 4;

const roleEntry = (language: Language, word: string): string | undefined =>
  listedRole(language, word) ?? language.words("person-nouns").get(roleWord(language, word));

/** What the list of roles says of a word, or of the last part of a compound. */
function listedRole(language: Language, word: string): string | undefined {
  const roles = language.words("roles");
  const role = roleWord(language, word);
  const owned = language.ownedEndings.find(
    (ending) => role.endsWith(ending) && roles.has(role.slice(0, -ending.length)),
  );
  const whole = roles.get(owned ? role.slice(0, -owned.length) : role);
  if (whole !== undefined || !language.compounds) return whole;
  for (let from = 1; from <= role.length - SHORTEST_PART; from++) {
    const part = roles.get(role.slice(from));
    if (part !== undefined) return part;
  }
  return undefined;
}
