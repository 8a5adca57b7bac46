import type { TextRange } from "../../model/article.ts";
import { isBlankAt, skipBlanks, trimBlanksBefore } from "../../text/characters.ts";
import { paragraphsOf } from "../../text/lines.ts";
import type { Language } from "../language.ts";
import { USUAL_MARKS } from "../quote-marks/conventions.ts";
import { markedBlock } from "../quote-marks/regions.ts";
import { ParagraphScanner } from "./scan.ts";
import { sentenceWords } from "./sentence-words.ts";

/**
 * The sentences of [start, end), in order, trimmed. None crosses a paragraph; every character that is no blank stands in
 * exactly one. The words of `language` tell which full stops end one; null where no pack has it. A quotation or bracket that closes within its paragraph is never cut. The rules follow the cases of
 * pragmatic_segmenter's Golden Rules (K. Dias), as a single scan in linear time.
 */
export function sentencesOf(text: string, start: number, end: number, language: Language | null): TextRange[] {
  const sentences: TextRange[] = [];
  for (const paragraph of paragraphsOf(text, start, end)) addSentences(text, paragraph, language, sentences);
  return sentences;
}

function addSentences(text: string, paragraph: TextRange, language: Language | null, sentences: TextRange[]): void {
  let start = paragraph.start;
  const { regions } = markedBlock(text, paragraph, language?.marks ?? USUAL_MARKS);
  for (const cut of new ParagraphScanner(text, paragraph, regions, sentenceWords(language)).cuts()) {
    if (cut <= start) continue;
    sentences.push({ start, end: trimBlanksBefore(text, start, cut) });
    start = skipBlanks(text, cut, paragraph.end);
  }
  if (start < paragraph.end && !isBlankAt(text, start)) sentences.push({ start, end: paragraph.end });
}
