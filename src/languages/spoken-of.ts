import { LANGUAGE_CODES } from "./known.ts";

const NAMES = new Intl.DisplayNames("en", { type: "language" });

/** A language by its English name: "Turkish"; "an unknown language" for null and what is no code. */
export function languageName(code: string | null): string {
  if (code === null || !/^[a-z]{2,3}$/.test(code)) return "an unknown language";
  return NAMES.of(code) ?? code;
}

/** The languages whose quotations are read, by their English names: "English and German". */
export function namesOfReadLanguages(): string {
  const names = LANGUAGE_CODES.map(languageName).sort();
  return new Intl.ListFormat("en", { type: "conjunction" }).format(names);
}
