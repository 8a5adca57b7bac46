import { usualLanguage } from "../known.ts";

/** The plain form of an irregular form ("went" gives "go"), and one word for an office whoever holds it. */
export const regularForm = (word: string, language = usualLanguage()): string =>
  language.words("irregular-forms").get(word) ?? word;
