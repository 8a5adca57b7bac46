import type { Language } from "../language.ts";

/** The plain form of an irregular form ("went" gives "go"), and one word for an office whoever holds it. */
export const regularForm = (word: string, language: Language): string =>
  language.words("irregular-forms").get(word) ?? word;
