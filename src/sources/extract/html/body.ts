import { articleBlocks } from "./block-rules.ts";
import type { PageElement } from "./dom.ts";
import { type FoundArticle, findArticle } from "./find-article.ts";
import type { TextBlock } from "./block-text.ts";

/** Below this many characters a page is read once more without regard to names. */
const ENOUGH_CHARACTERS = 200;

/** The paragraphs of the article that was found in a page. */
export function bodyParagraphs(body: PageElement, found: FoundArticle, title: string | null): string[] {
  const named = articleBlocks(found.blocks, title);
  const blocks = charactersOf(named) >= ENOUGH_CHARACTERS ? named : longer(named, articleBlocks(findArticle(body, title, false).blocks, title));
  return blocks.map(({ text }) => text);
}

function longer(one: TextBlock[], other: TextBlock[]): TextBlock[] {
  return charactersOf(other) > charactersOf(one) ? other : one;
}

function charactersOf(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
