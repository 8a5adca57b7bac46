import { sentencesOf } from "../../language/sentences/split.ts";
import type { Block, TextRange } from "../../model/article.ts";

/** The sentences of an article's body blocks, in text order; none crosses a block. */
export function splitSentences(text: string, blocks: readonly Block[]): TextRange[] {
  return blocks.flatMap(({ role, start, end }) => (role === "body" ? sentencesOf(text, start, end) : []));
}
