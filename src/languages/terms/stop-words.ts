import type { Language } from "../language.ts";
import { wordsOfKind } from "../word-kinds.ts";

const stops = wordsOfKind("function-words", "stop");

/** Whether a lower-case word carries grammar rather than matter. */
export const isStopWord = (lower: string, language: Language): boolean => stops(language).has(lower);
