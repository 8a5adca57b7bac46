import { languageOf } from "../../../languages/known.ts";
import type { Language } from "../../../languages/language.ts";
import { type Weekday, weekdaysIn } from "../../../languages/weekdays.ts";
import type { TextRange } from "../../../model/article.ts";
import type { Quote, ReadArticle } from "../../../model/reading.ts";
import { touchedBy } from "../../../text/touched.ts";
import { wordsOf } from "../../../text/words.ts";

/** When an article has somebody say a quote. */
export interface Occasion {
  /** The day of the week; null where the article names none, or several. */
  readonly day: Weekday | null;
  /** No earlier than this moment, in milliseconds since 1970; null where nothing tells. */
  readonly since: number | null;
}

const UNTOLD: Occasion = { day: null, since: null };

export function saidOn(read: ReadArticle, quote: Quote): Occasion {
  const { article } = read;
  const language = languageOf(article.language);
  if (!language) return UNTOLD;
  const told = toldAround(read, quote);
  const days = new Set(told.flatMap((words) => weekdaysIn(words, language)));
  const [day = null] = days.size === 1 ? days : [];
  return { day, since: days.size === 0 && told.some((words) => namesEvening(words, language)) ? since(article) : null };
}

/** The sentences that tell of a quote, without what is quoted. */
function toldAround({ article, reading }: ReadArticle, { ranges, cue }: Quote): string[] {
  const touched = [...ranges, ...(cue ? [cue] : [])].flatMap((range) => touchedBy(reading.sentences, range));
  return [...new Set(touched)]
    .sort((one, other) => one.start - other.start)
    .map((sentence) => outside(article.text, sentence, ranges));
}

const namesEvening = (words: string, language: Language): boolean =>
  wordsOf(words).some(({ lower }) => language.words("times").get(lower) === "part late");

/** An evening without a day, in a report of an afternoon or later, is that day's: it began no more than so long before. */
const EVENING_HOURS = 8;
const NOON = 12;
const HOUR = 3_600_000;

function since({ publishedAt }: ReadArticle["article"]): number | null {
  const hour = Number(/T(\d\d)/.exec(publishedAt ?? "")?.[1] ?? 0);
  return hour < NOON ? null : Date.parse(publishedAt ?? "") - EVENING_HOURS * HOUR;
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
