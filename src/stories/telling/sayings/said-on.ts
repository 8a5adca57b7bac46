import { languageOf } from "../../../languages/known.ts";
import { type Weekday, weekdaysIn } from "../../../languages/weekdays.ts";
import type { TextRange } from "../../../model/article.ts";
import type { Quote, ReadArticle } from "../../../model/reading.ts";

/** The day of the week on which an article has somebody say a quote; null where it names none, or several. */
export function saidOn({ article, reading }: ReadArticle, { ranges, cue }: Quote): Weekday | null {
  const language = languageOf(article.language);
  if (!language) return null;
  const touched = (range: TextRange): boolean =>
    [...ranges, ...(cue ? [cue] : [])].some(({ start, end }) => start < range.end && range.start < end);
  const days = reading.sentences
    .filter(touched)
    .flatMap((sentence) => weekdaysIn(outside(article.text, sentence, ranges), language));
  return new Set(days).size === 1 ? (days[0] ?? null) : null;
}

/** A sentence's words that are not quoted. */
function outside(text: string, { start, end }: TextRange, ranges: readonly TextRange[]): string {
  let told = "";
  let at = start;
  for (const range of ranges) {
    told += `${text.slice(at, Math.max(at, Math.min(end, range.start)))} `;
    at = Math.max(at, Math.min(end, range.end));
  }
  return told + text.slice(at, end);
}
