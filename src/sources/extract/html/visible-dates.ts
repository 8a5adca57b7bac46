import { findDates } from "../../dates/find-dates.ts";
import type { WrittenDate } from "../../dates/written-date.ts";
import { readBlocks } from "./block-text.ts";
import type { PageSources } from "./page-sources.ts";

const NAMED =
  '[class*="date" i], [class*="publish" i], [class*="posted" i], [class*="byline" i], [class*="meta" i], [class*="time" i], [id*="date" i], [class*="info" i], [class*="datum" i]';
const MAX_BLOCK_CHARACTERS = 200;
/** "MOSCOW, 3 March 2026 - …": of longer blocks only the beginning is looked at. */
const HEAD_CHARACTERS = 40;
const MAX_NAMED = 60;
const PUBLISHED =
  /^\W{0,3}(?:first |originally )?(?:published|posted|veröffentlicht|publi|posté|pubblicato|publicad|geplaatst|stand|vom|am|erstellt|opublikowano|опубликовано|дата|date|datum|by |von )/iu;

/** Dates that a reader sees: with a word for publication, in elements named for it, then anywhere from the top on. */
export function visibleDates({ document, language }: PageSources): WrittenDate[] {
  const monthFirst = /^en(?:[-_]us)?$/i.test(language ?? "en");
  const body = document.body ?? document.documentElement;
  if (!body) return [];
  const short = readBlocks(body)
    .map(({ text }) => (text.length <= MAX_BLOCK_CHARACTERS ? text : text.slice(0, HEAD_CHARACTERS)))
    .filter((text) => /\d/.test(text));
  const named = [...document.querySelectorAll(NAMED)]
    .slice(0, MAX_NAMED)
    .map((element) => (element.textContent ?? "").replace(/\s+/g, " ").trim())
    .filter((text) => text.length <= MAX_BLOCK_CHARACTERS);
  const said = short.filter((text) => PUBLISHED.test(text));
  return [...said, ...named, ...short].slice(0, 400).flatMap((text) => findDates(text, monthFirst));
}
