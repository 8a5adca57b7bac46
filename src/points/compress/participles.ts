import { type Language, perLanguage } from "../../languages/language.ts";

/** Letters before the ending, so that "king" and "red" have none. */
const FEWEST_LETTERS = 3;

/** Whether a word ends as a participle that opens a phrase of its own does: "speaking". */
export const endsInParticiple = (lower: string, language: Language): boolean =>
  hasEnding(lower, opening(language), FEWEST_LETTERS);

/** The same of the participles of what is over: "asked", "born". */
export const endsInAnyParticiple = (lower: string, language: Language): boolean =>
  hasEnding(lower, opening(language), FEWEST_LETTERS + 1) || hasEnding(lower, past(language), FEWEST_LETTERS + 1);

const endings = (tense: string) =>
  perLanguage((language) =>
    [...language.words("participle-endings")].flatMap(([end, kind]) => (kind === tense ? [end] : [])),
  );
const opening = endings("present");
const past = endings("past");

const hasEnding = (lower: string, known: readonly string[], letters: number): boolean =>
  known.some((ending) => lower.length >= letters + ending.length && lower.endsWith(ending));
