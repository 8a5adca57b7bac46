import { contentStems } from "../../../languages/terms/stems.ts";
import type { BlockRole } from "../../../model/article.ts";
import { isLowerAt, isUpperAt } from "../../../text/characters.ts";
import { findDateline } from "./dateline.ts";
import { isProse, type Paragraph } from "./paragraph.ts";

const LONGEST_HEADLINE = 180;

/** The index of the headline; -1 where the text has none. `title` is the headline where it is known. */
export function findHeadline(
  text: string,
  paragraphs: readonly Paragraph[],
  roles: readonly (BlockRole | null)[],
  title: string | null,
): number {
  if (paragraphs.length < 2) return -1;
  const marked = paragraphs.findIndex(({ heading }, i) => i < 4 && heading && roles[i] === null);
  if (marked >= 0) return marked;
  const open = paragraphs.flatMap((paragraph, i) => (roles[i] === null ? [{ paragraph, i }] : []));
  for (const [k, { paragraph, i }] of open.slice(0, 3).entries()) {
    const following = open.slice(k + 1).map((one) => one.paragraph);
    if (isProseHead(text, paragraph)) return -1;
    if (title !== null && sameWords(paragraph.words, title)) return i;
    if (isSectionLabel(paragraph, following[0])) continue;
    return looksLikeHeadline(text, paragraph, following, paragraphs[i + 1]?.gap === true) ? i : -1;
  }
  return -1;
}

const isProseHead = (text: string, { start, end, words }: Paragraph): boolean =>
  words === "" || findDateline(text, start, end)?.start === start;

/** "WORLD", "Middle East": one to three words above a longer line that could be the headline. */
function isSectionLabel({ wordCount, ended }: Paragraph, next: Paragraph | undefined): boolean {
  return !ended && wordCount <= 3 && next !== undefined && !next.ended && next.wordCount > 3 && next.wordCount < 30;
}

function looksLikeHeadline(
  text: string,
  paragraph: Paragraph,
  following: readonly Paragraph[],
  apart: boolean,
): boolean {
  if (!canBeHeadline(paragraph) || !following.some(isProse)) return false;
  if (!paragraph.ended) return paragraph.wordCount > 1;
  if (!/[.]["”'’)]?$/.test(paragraph.words)) {
    return paragraph.wordCount <= 16 && (apart || isRetold(paragraph, following));
  }
  return apart && hasNoFollowingSentence(paragraph) && isHeadlineWithStop(text, paragraph, following);
}

/** A line of a headline's length that is no quotation, no item and no start of a longer sentence. */
function canBeHeadline({ words, bullet }: Paragraph): boolean {
  if (words === "" || words.length > LONGEST_HEADLINE || bullet || isLowerAt(words, 0)) return false;
  return !/^[“"'‘].*[,.!?][”"'’]$/.test(words) && !/[,;–—-]$/.test(words);
}

const hasNoFollowingSentence = ({ words }: Paragraph): boolean => !/[a-z]{2}[.!?]["”’']? [\p{Lu}"“]/u.test(words);

/** A headline that was given a full stop: title case, or above a dateline, or told again right below. */
function isHeadlineWithStop(text: string, paragraph: Paragraph, following: readonly Paragraph[]): boolean {
  if (paragraph.wordCount > 20) return false;
  if (isTitleCase(paragraph.words)) return true;
  const next = following[0];
  return (next !== undefined && findDateline(text, next.start, next.end) !== null) || isRetold(paragraph, following);
}

/** Most of the longer words have a capital. */
function isTitleCase(words: string): boolean {
  const long = words.split(" ").filter((word) => word.replace(/[^\p{L}]/gu, "").length > 3);
  const capital = long.filter((word) => isUpperAt(word.replace(/^[^\p{L}]{1,5}/u, ""), 0));
  return long.length >= 3 && capital.length / long.length >= 0.8;
}

/** Most of its content words come again in the paragraphs below. */
function isRetold(paragraph: Paragraph, following: readonly Paragraph[]): boolean {
  const stems = contentStems(paragraph.words, paragraph.language);
  const below = new Set(following.slice(0, 2).flatMap(({ words, language }) => contentStems(words, language)));
  const told = stems.filter((stem) => below.has(stem)).length;
  return stems.length >= 3 && told / stems.length >= 0.6;
}

const sameWords = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]{1,40}/gu, " ")
    .trim();
