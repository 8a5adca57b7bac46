import type { BlockRole } from "../../../model/article.ts";
import { isLowerAt } from "../../../text/characters.ts";
import { bodyStart } from "./body-start.ts";
import { findHeadline } from "./headline.ts";
import { isProse, isShortLine, type Paragraph } from "./paragraph.ts";

type Roles = (BlockRole | null)[];

/** Marks headline, standfirst and what else stands before the body. `title` is the headline where it is known. */
export function markHead(text: string, paragraphs: readonly Paragraph[], roles: Roles, title: string | null): void {
  const headline = findHeadline(text, paragraphs, roles, title);
  if (headline >= 0) {
    for (let i = 0; i < headline; i++) roles[i] ??= "boilerplate";
    roles[headline] = "headline";
  }
  const body = bodyStart(text, paragraphs, roles, headline);
  for (let i = headline + 1; i < body; i++) {
    const paragraph = paragraphs[i];
    if (paragraph && roles[i] === null) roles[i] = headRole(paragraph);
  }
}

/** Prose and longer lines before the body are the standfirst; a short line is a name, place or section. */
function headRole(paragraph: Paragraph): BlockRole {
  if (isProse(paragraph) || paragraph.wordCount >= 5) return "summary";
  return "byline";
}

/** Marks the short lines between paragraphs of prose as subheadings, and the ones behind the last as the page's. */
export function markSubheadings(paragraphs: readonly Paragraph[], roles: Roles): void {
  for (const [i, paragraph] of paragraphs.entries()) {
    if (roles[i] !== null) continue;
    if (paragraph.heading || isSubheading(paragraphs, roles, i)) roles[i] = "subheading";
  }
}

function isSubheading(paragraphs: readonly Paragraph[], roles: Roles, i: number): boolean {
  const paragraph = paragraphs[i];
  const next = paragraphs[i + 1];
  const previous = paragraphs[i - 1];
  if (!paragraph || !next || !previous || roles[i + 1] !== null || !isProse(next)) return false;
  if (!isShortLine(paragraph) || paragraph.wordCount > 9 || paragraph.bullet || /[,:;–—-]$/.test(paragraph.words))
    return false;
  if (/^[“"][^”"]*$/.test(paragraph.words) || isLowerAt(paragraph.words, 0)) return false;
  return previous.ended || roles[i - 1] !== null;
}
