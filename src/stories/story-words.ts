import { usualLanguage } from "../languages/known.ts";
import type { Language } from "../languages/language.ts";
import { wordsOfKind } from "../languages/word-kinds.ts";

/** The words of a kind by which tellings are compared: `story-words.txt` of a language. */
export function storyWords(kind: string): (language?: Language) => ReadonlySet<string> {
  const words = wordsOfKind("story-words", kind);
  return (language = usualLanguage()) => words(language);
}
