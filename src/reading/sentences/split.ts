import type { Block, TextRange } from "../../model/article.ts";

/** The sentences of an article's body blocks, in text order; sentences never cross a block. */
export function splitSentences(text: string, blocks: readonly Block[]): TextRange[] {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const sentences: TextRange[] = [];
  for (const block of blocks) {
    if (block.role !== "body") continue;
    for (const { segment, index } of segmenter.segment(text.slice(block.start, block.end))) {
      const trimmed = segment.trim();
      if (trimmed === "") continue;
      const start = block.start + index + segment.indexOf(trimmed);
      sentences.push({ start, end: start + trimmed.length });
    }
  }
  return sentences;
}
