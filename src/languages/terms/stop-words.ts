import { usualLanguage } from "../known.ts";
import { wordsOfKind } from "../word-kinds.ts";

const stops = wordsOfKind("function-words", "stop");

/** Whether a lower-case word carries grammar rather than matter. */
export const isStopWord = (lower: string, language = usualLanguage()): boolean => stops(language).has(lower);
