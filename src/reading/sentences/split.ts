import { isBlankAt, skipBlanks, trimBlanksBefore } from "../../language/characters.ts";
import { paragraphsOf } from "../../language/lines.ts";
import type { Block, TextRange } from "../../model/article.ts";
import { ParagraphScanner } from "./scan.ts";

/**
 * The sentences of an article's body blocks, in text order. None crosses a block or a paragraph within one; every
 * character that is no blank stands in exactly one. A quotation or bracket that closes within its paragraph is never
 * cut. The rules follow the cases of pragmatic_segmenter's Golden Rules (K. Dias), as a single scan in linear time.
 */
export function splitSentences(text: string, blocks: readonly Block[]): TextRange[] {
  const sentences: TextRange[] = [];
  for (const block of blocks) {
    if (block.role !== "body") continue;
    for (const paragraph of paragraphsOf(text, block.start, block.end)) addSentences(text, paragraph, sentences);
  }
  return sentences;
}

function addSentences(text: string, paragraph: TextRange, sentences: TextRange[]): void {
  let start = paragraph.start;
  for (const cut of new ParagraphScanner(text, paragraph).cuts()) {
    if (cut <= start) continue;
    sentences.push({ start, end: trimBlanksBefore(text, start, cut) });
    start = skipBlanks(text, cut, paragraph.end);
  }
  if (start < paragraph.end && !isBlankAt(text, start)) sentences.push({ start, end: paragraph.end });
}
