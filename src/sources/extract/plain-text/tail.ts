import type { BlockRole } from "../../../model/article.ts";
import { isProse, isShortLine, type Paragraph } from "./paragraph.ts";

type Roles = (BlockRole | null)[];

const MOST_WORDS = 6;

/** Marks the stray short lines behind the last paragraph of prose: labels of the page below the article. */
export function markTail(paragraphs: readonly Paragraph[], roles: Roles): void {
  for (let i = paragraphs.length - 1; i > 1; i--) {
    const paragraph = paragraphs[i];
    if (!paragraph) break;
    if (roles[i] !== null) continue;
    if (isProse(paragraph) || !isShortLine(paragraph) || paragraph.wordCount > MOST_WORDS || paragraph.bullet) break;
    roles[i] = "boilerplate";
  }
}
