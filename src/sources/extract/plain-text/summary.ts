import { contentStems } from "../../../languages/terms/stems.ts";
import type { BlockRole } from "../../../model/article.ts";
import { once } from "../../../text/once.ts";
import { anyOf, beginnings, pageWords } from "../words.ts";
import { isProse, type Paragraph } from "./paragraph.ts";

type Roles = (BlockRole | null)[];

const title = once(() => new RegExp(`^${anyOf("summary-title")}\\s{0,2}[:.]?$`, "i"));

const longTitles = once(() => beginnings([...pageWords("summary-title")].filter((words) => words.includes(" "))));

/** "Story highlights The port is shut": a title of several words, and what stands under it, in one line. */
const opensWithTitle = (words: string): boolean => {
  const found = longTitles()(words.slice(0, LONGEST_TITLE).toLowerCase());
  return found !== null && /^ [\p{Lu}\p{N}]/u.test(words.slice(found.length));
};

const LONGEST_TITLE = 40;

const LONGEST_LIST = 14;
/** Share of a paragraph's content words that the article has already used, from which on it repeats the article. */
const REPEATED = 0.6;

/** Marks the outlet's own key points: a list under a title of that kind, or one that opens the article. */
export function markSummaryLists(paragraphs: readonly Paragraph[], roles: Roles): void {
  for (const [i, { words }] of paragraphs.entries()) {
    if (roles[i] !== null) continue;
    if (title().test(words) && markItems(paragraphs, roles, i + 1) > 0) roles[i] = "boilerplate";
    else if (opensWithTitle(words)) markOpenLines(paragraphs, roles, i);
  }
  markOpeningList(paragraphs, roles);
}

/** Marks a line and those right under it that do not end like sentences. */
function markOpenLines(paragraphs: readonly Paragraph[], roles: Roles, from: number): void {
  for (let i = from; i < paragraphs.length && i - from < LONGEST_LIST; i++) {
    if (roles[i] !== null || ENDS.test(paragraphs[i]?.words ?? ".")) return;
    roles[i] = "summary";
  }
}

const ENDS = /[.!?]["”’)]?$/;

/** Marks the bulleted lines from `from` on, or one paragraph where none has a bullet; how many. */
function markItems(paragraphs: readonly Paragraph[], roles: Roles, from: number): number {
  let marked = 0;
  for (let i = from; i < paragraphs.length && marked < LONGEST_LIST; i++) {
    if (!paragraphs[i]?.bullet || (roles[i] !== null && roles[i] !== "summary")) break;
    roles[i] = "summary";
    marked++;
  }
  const next = paragraphs[from];
  if (marked > 0 || !next || roles[from] !== null || paragraphs.length - from < 3) return marked;
  return markUnbulleted(paragraphs, roles, from);
}

/** Lines right under the title that end at a blank line, where blank lines part the text. */
function markUnbulleted(paragraphs: readonly Paragraph[], roles: Roles, from: number): number {
  let end = from + 1;
  while (end < paragraphs.length && !paragraphs[end]?.gap && end - from < 8) end++;
  const closed = paragraphs[end]?.gap === true && paragraphs.length - end >= 2;
  const last = closed ? end : from + 1;
  for (let i = from; i < last; i++) roles[i] ??= "summary";
  return last - from;
}

/** Two bulleted lines or more before any prose sum up what follows. */
function markOpeningList(paragraphs: readonly Paragraph[], roles: Roles): void {
  const firstProse = paragraphs.findIndex((paragraph, i) => roles[i] === null && isProse(paragraph));
  if (firstProse < 2) return;
  const items = paragraphs
    .slice(0, firstProse)
    .flatMap(({ bullet, wordCount }, i) => (bullet && roles[i] === null && wordCount > 4 ? [i] : []));
  if (items.length > 1) for (const i of items) roles[i] = "summary";
}

/**
 * Marks what stands behind the closing credit where all of it only says the article again, as machine-made summaries do;
 * the test is the share of its content words that stand in the article.
 */
export function markClosingSummary(paragraphs: readonly Paragraph[], roles: Roles): void {
  const credit = roles.lastIndexOf("credit");
  const body = paragraphs.filter((_, i) => i < credit && roles[i] === null);
  const after = paragraphs.flatMap((paragraph, i) => (i > credit && roles[i] === null ? [{ paragraph, i }] : []));
  if (body.length < 3 || after.length === 0 || lengthOf(after.map(({ paragraph }) => paragraph)) > lengthOf(body) / 2)
    return;
  const known = new Set(body.flatMap(({ words, language }) => contentStems(words, language)));
  const told = after.filter(({ paragraph }) => isProse(paragraph) || paragraph.bullet);
  if (!told.every(({ paragraph }) => repeats(paragraph, known))) return;
  for (const { paragraph, i } of after) roles[i] = told.some((one) => one.i === i) ? "summary" : shortRole(paragraph);
}

const lengthOf = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, { start, end }) => sum + end - start, 0);

const shortRole = ({ wordCount }: Paragraph): BlockRole | null => (wordCount <= 12 ? "boilerplate" : null);

function repeats({ words, language }: Paragraph, known: ReadonlySet<string>): boolean {
  const stems = contentStems(words, language);
  return stems.length > 3 && stems.filter((stem) => known.has(stem)).length / stems.length >= REPEATED;
}
