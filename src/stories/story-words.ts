import type { Language } from "../languages/language.ts";
import { wordsOfKind } from "../languages/word-kinds.ts";

/** The words of a kind by which tellings are compared: `story-words.txt` of a language. */
export const storyWords = (kind: string): ((language: Language) => ReadonlySet<string>) =>
  wordsOfKind("story-words", kind);
