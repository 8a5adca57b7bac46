import type { Language } from "../../languages/language.ts";
import { sentencesOf } from "../../languages/sentences/split.ts";
import type { Block, TextRange } from "../../model/article.ts";

/** The sentences of an article's body blocks, in text order; none crosses a block. */
export function splitSentences(text: string, blocks: readonly Block[], language: Language | null): TextRange[] {
  return blocks.flatMap(({ role, start, end }) => (role === "body" ? sentencesOf(text, start, end, language) : []));
}
