import { readLanguage } from "../../languages/wordless.ts";
import type { Article, TextRange } from "../../model/article.ts";
import type { Refusal } from "../../model/reading.ts";
import { blankSeparatedCount } from "../../text/words.ts";
import { isFinished } from "./finished.ts";
import { noticeOf } from "./notices.ts";
import { shapeOf } from "./shapes.ts";

const FEWEST_WORDS = 8;

/**
 * Why an article is no news to be told in points; null where it is. It errs on the side of news: what has sentences of a
 * report is told, whatever stands around it.
 */
export function refusalOf(article: Article, sentences: readonly TextRange[]): Refusal | null {
  const report = sentences.map(({ start, end }) => article.text.slice(start, end));
  const lines = article.text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const language = readLanguage(article.language);
  return noticeOf(lines, language) ?? shapeOf(lines, report, language) ?? lengthOf(report);
}

function lengthOf(report: readonly string[]): Refusal | null {
  let words = 0;
  for (const sentence of report) {
    if (isFinished(sentence)) words += blankSeparatedCount(sentence);
    if (words >= FEWEST_WORDS) return null;
  }
  return { code: "too-short", reason: "too short to be told in points" };
}
