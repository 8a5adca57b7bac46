import { once } from "../../../text/once.ts";
import { findDates } from "../../dates/find-dates.ts";
import type { WrittenDate } from "../../dates/written-date.ts";
import { anyOf } from "../words.ts";
import type { TextBlock } from "./block-text.ts";
import { isDateLine } from "./date-line.ts";
import type { FoundArticle } from "./find-article.ts";
import type { PageSources } from "./page-sources.ts";
import { isPlausible } from "./plausible-date.ts";

const MAX_LINE = 200;
/** "MOSCOW, 3 March 2026 - …": of the first paragraph only the beginning is looked at. */
const HEAD_CHARACTERS = 40;
const beginsWith = (kind: string) => once(() => new RegExp(`^\\W{0,3}${anyOf(kind)}`, "iu"));
const published = beginsWith("date-shown");
const updated = beginsWith("date-updated-shown");

/** Dates that a reader sees, each list in the order of its weight. */
export interface VisibleDates {
  /** By the article: with a word for publication, then others, then of updates. */
  readonly near: readonly WrittenDate[];
  /** Elsewhere on the page, in lines that are nothing but a date or say what it is. */
  readonly far: () => readonly WrittenDate[];
}

export function visibleDates({ around, article, language, url }: PageSources): VisibleDates {
  const monthFirst = isMonthFirst(language, url);
  const head = around.first ? [around.first.text.slice(0, HEAD_CHARACTERS)] : [];
  const lines = [...textsOf(around.above), ...head, ...textsOf(around.below)].filter(hasDigits);
  const byWeight = Map.groupBy<number, string>(lines, (line) =>
    published().test(line) ? 0 : updated().test(line) ? 2 : 1,
  );
  const sorted = [0, 1, 2].flatMap((weight) => byWeight.get(weight) ?? []);
  const datesIn = (some: readonly string[]) => some.flatMap((line) => findDates(line, monthFirst)).filter(isPlausible);
  return { near: datesIn(sorted), far: () => datesIn(farLines(around.anywhere(), article)) };
}

/** Lines that say what their date is, and of those above the end of the article also lines that are a date alone. */
function farLines(lines: readonly TextBlock[], { blocks }: FoundArticle): string[] {
  const elements = new Set(blocks.map(({ element }) => element));
  const end = lines.findLastIndex(({ element }) => elements.has(element));
  const isTold = ({ text, linked }: TextBlock, i: number) =>
    published().test(text) || updated().test(text) || (i <= end && linked === 0 && isDateLine(text));
  return textsOf(lines.filter((line, i) => hasDigits(line.text) && isTold(line, i)));
}

/** Countries of English that write the day first, by the end of their addresses; ".com" is anybody's. */
const DAY_FIRST_HOST = /\.(?:uk|ie|au|nz|in|za|ng|ke|gh|sg|hk|my|pk|bd|lk|mt|tt|jm)$/;

function isMonthFirst(language: string | null, url: string | null): boolean {
  if (!/^en(?:[-_]us)?$/i.test(language ?? "en")) return false;
  const isPlain = !/us$/i.test(language ?? "");
  return !(isPlain && url !== null && URL.canParse(url) && DAY_FIRST_HOST.test(new URL(url).hostname));
}

const textsOf = (blocks: readonly TextBlock[]): string[] => blocks.map(({ text }) => text);

const hasDigits = (line: string): boolean => line.length <= MAX_LINE && /\p{Nd}/u.test(line);
