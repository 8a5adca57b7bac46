import type { TextRange } from "../../model/article.ts";
import { isBlankAt, skipBlanks, trimBlanksBefore } from "../characters.ts";
import { paragraphsOf } from "../lines.ts";
import { ParagraphScanner } from "./scan.ts";

/**
 * The sentences of [start, end), in order, trimmed. None crosses a paragraph; every character that is no blank stands in
 * exactly one. A quotation or bracket that closes within its paragraph is never cut. The rules follow the cases of
 * pragmatic_segmenter's Golden Rules (K. Dias), as a single scan in linear time.
 */
export function sentencesOf(text: string, start: number, end: number): TextRange[] {
  const sentences: TextRange[] = [];
  for (const paragraph of paragraphsOf(text, start, end)) addSentences(text, paragraph, sentences);
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
