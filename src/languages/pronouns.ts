import { type Language, perLanguage } from "./language.ts";
import { wordsOfKind } from "./word-kinds.ts";

/** Pronouns as they stand in a text, with what is run together with them: "he", "he's". */
const pronouns = (kind: string, value: RegExp): ((language: Language) => ReadonlySet<string>) => {
  const listed = wordsOfKind("function-words", kind);
  return perLanguage((language) => new Set([...listed(language), ...ofValue(language, value)]));
};

/** Where words stand without blanks, pronouns are parts of other words: what is meant stands among the function words. */
function ofValue(language: Language, value: RegExp): string[] {
  if (language.unspaced) return [];
  return [...language.words("pronouns")].flatMap(([word, is]) =>
    value.test(is) && !is.includes("relative") ? [word] : [],
  );
}

/** "I", "my", "we". */
const firstPerson = pronouns("first-person", /^1 .*(?:subject|possessive)/);
/** "he", "she". */
export const heOrShe = pronouns("he-or-she", /^3 singular (?:male|female) .*subject/);
/** "they". */
export const theyWords = pronouns("plural", /^3 plural .*subject/);

/** Whether a lower-case word speaks of who says it; "j'ai" does by what it begins with. */
export function isFirstPerson(lower: string, language: Language): boolean {
  const straight = lower.replace("’", "'");
  const words = firstPerson(language);
  return words.has(straight) || words.has(straight.slice(0, straight.indexOf("'") + 1));
}
