import type { Language } from "./language.ts";
import { createLanguage } from "./pack.ts";

/** The languages that the product reads: each has a folder of its code here. */
export const LANGUAGE_CODES = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh"] as const;

/** What is written where nothing says otherwise. */
export const usualLanguage = (): Language => languageOf("en") as Language;

const made = new Map<string, Language>();

/** The language of a BCP 47 primary subtag; null where no pack reads it. */
export function languageOf(code: string | null): Language | null {
  if (code === null || !LANGUAGE_CODES.some((known) => known === code)) return null;
  const language = made.get(code) ?? createLanguage(new URL(`./${code}/`, import.meta.url));
  made.set(code, language);
  return language;
}
