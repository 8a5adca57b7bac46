import type { Language } from "./language.ts";
import { createLanguage } from "./pack.ts";

/** The languages that the product reads: each has a folder of its code here. */
export const LANGUAGE_CODES = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh"] as const;

/**
 * The language of what has none of its own: what is asked for in a search (stored terms must be the same), names of
 * persons and outlets, addresses and dates that machines write, orders to a model. Every text is read in its own.
 */
export const usualLanguage = (): Language => languageOf("en") as Language;

const made = new Map<string, Language>();

/** The language of a BCP 47 primary subtag; null where no pack reads it. */
export function languageOf(code: string | null): Language | null {
  if (code === null || !LANGUAGE_CODES.some((known) => known === code)) return null;
  const language = made.get(code) ?? createLanguage(new URL(`./${code}/`, import.meta.url));
  made.set(code, language);
  return language;
}
