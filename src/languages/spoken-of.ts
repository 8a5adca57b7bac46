import { LANGUAGE_CODES } from "./known.ts";

/** A language by its name in a reader's ("Turkish" for "en"); null where none is known or the code is none. */
export function languageName(code: string | null, reader = "en"): string | null {
  if (code === null || !/^[a-z]{2,3}$/.test(code)) return null;
  return namesIn(reader).of(code) ?? code;
}

/** The languages whose quotations are read, by their names in a reader's: "English and German". */
export function namesOfReadLanguages(reader = "en"): string {
  const names = LANGUAGE_CODES.map((code) => languageName(code, reader) ?? code).sort();
  return new Intl.ListFormat(reader, { type: "conjunction" }).format(names);
}

const namesIn = (reader: string): Intl.DisplayNames => new Intl.DisplayNames(reader, { type: "language" });
