import type { Language } from "../languages/language.ts";
import { stemsOf } from "../languages/terms/stems.ts";
import type { Weekday } from "../languages/weekdays.ts";
import { readLanguage } from "../languages/wordless.ts";
import type { TextRange } from "../model/article.ts";
import { cleanSentence, endsLoosely } from "./clean.ts";
import { itemMarkLengths } from "./list-items.ts";
import { isPageFurniture } from "./page-furniture.ts";
import type { PointSource } from "./point-source.ts";
import { reportDayOf } from "./report-day.ts";
import { spokenRanges } from "./spoken-ranges.ts";
import type { PlacedSentence } from "./term-statistics.ts";

/** A sentence that reports something, cleaned, and as it is counted in the statistics of its sources. */
export interface ReportedSentence extends PlacedSentence {
  /** The number of its source in the list given. */
  readonly source: number;
  readonly language: Language;
  readonly text: string;
  readonly sentence: TextRange;
  /** How many such sentences the source has. */
  readonly outOf: number;
  /** The day on which its source reports; null where that is not known. */
  readonly reportDay: Weekday | null;
  /** Whether it may be a caption. */
  readonly isLoose: boolean;
  /** Whether all of it is what somebody says in a longer quotation or in a dialogue: who, stands elsewhere. */
  readonly isSpoken: boolean;
}

const MOST_SENTENCES = 400;

/** The sentences of a source that report; what belongs to the page is left out. */
export function reportedSentences(of: PointSource, source: number): ReportedSentence[] {
  const { text, sentences } = of;
  const language = readLanguage(of.language);
  const reportDay = reportDayOf(of, language);
  const spoken = spokenRanges(text, language);
  const itemMarks = itemMarkLengths(text, sentences);
  const reported: Omit<ReportedSentence, "outOf">[] = [];
  for (const sentence of sentences.slice(0, MOST_SENTENCES)) {
    const raw = text.slice(sentence.start + (itemMarks.get(sentence.start) ?? 0), sentence.end);
    const cleaned = cleanSentence(raw);
    if (isPageFurniture(cleaned, language)) continue;
    const isSpoken = spoken.some(({ start, end }) => start <= sentence.start && sentence.end <= end);
    const placed = {
      source,
      language,
      position: reported.length,
      sentence,
      reportDay,
      isLoose: endsLoosely(raw),
      isSpoken,
    };
    reported.push({ ...placed, text: cleaned, ...stemsOf(cleaned, language) });
  }
  return reported.map((sentence) => ({ ...sentence, outOf: reported.length }));
}
