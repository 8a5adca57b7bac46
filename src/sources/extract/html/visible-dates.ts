import { findDates } from "../../dates/find-dates.ts";
import type { WrittenDate } from "../../dates/written-date.ts";
import type { TextBlock } from "./block-text.ts";
import { isDateLine } from "./date-line.ts";
import type { PageSources } from "./page-sources.ts";
import { isPlausible } from "./plausible-date.ts";

const MAX_LINE = 200;
/** "MOSCOW, 3 March 2026 - …": of the first paragraph only the beginning is looked at. */
const HEAD_CHARACTERS = 40;
const PUBLISHED =
  /^\W{0,3}(?:first |originally )?(?:published|posted|veröffentlicht|publi|posté|pubblicato|publicad|geplaatst|stand|vom|am|erstellt|opublikowano|опубликовано|дата|date|datum|by |von )/iu;
const UPDATED =
  /^\W{0,3}(?:last )?(?:updated?|modified|aktualisiert|geändert|letzte|mis à jour|actualizad|atualizad|aggiornat|bijgewerkt|обновлено)/iu;

/** Dates that a reader sees, each list in the order of its weight. */
export interface VisibleDates {
  /** By the article: with a word for publication, then others, then of updates. */
  readonly near: readonly WrittenDate[];
  /** Elsewhere on the page, in lines that are nothing but a date or say what it is. */
  readonly far: () => readonly WrittenDate[];
}

export function visibleDates({ around, language }: PageSources): VisibleDates {
  const monthFirst = /^en(?:[-_]us)?$/i.test(language ?? "en");
  const head = around.first ? [around.first.text.slice(0, HEAD_CHARACTERS)] : [];
  const lines = withDigits([...textsOf(around.above), ...head, ...textsOf(around.below)]);
  const byWeight = Map.groupBy<number, string>(lines, (line) =>
    PUBLISHED.test(line) ? 0 : UPDATED.test(line) ? 2 : 1,
  );
  const sorted = [0, 1, 2].flatMap((weight) => byWeight.get(weight) ?? []);
  const datesIn = (some: readonly string[]) => some.flatMap((line) => findDates(line, monthFirst)).filter(isPlausible);
  const isTold = (line: string) => PUBLISHED.test(line) || UPDATED.test(line) || isDateLine(line);
  return { near: datesIn(sorted), far: () => datesIn(withDigits(textsOf(around.anywhere())).filter(isTold)) };
}

const textsOf = (blocks: readonly TextBlock[]): string[] => blocks.map(({ text }) => text);

const withDigits = (lines: readonly string[]): string[] =>
  lines.filter((line) => line.length <= MAX_LINE && /\d/.test(line));
