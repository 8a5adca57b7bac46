import { articleBlocks } from "./block-rules.ts";
import { readBlocks, type TextBlock } from "./block-text.ts";
import type { PageDocument, PageElement } from "./dom.ts";
import { findArticle, type Region } from "./regions.ts";

/** Below this many characters a page is read once more without regard to names. */
const ENOUGH_CHARACTERS = 200;

/** The paragraphs of the page's article. */
export function bodyParagraphs(document: PageDocument, title: string | null): string[] {
  const body = document.querySelector("body") ?? document.documentElement;
  if (!body) return [];
  const named = blocksOf(findArticle(body, title, true), title);
  const blocks = charactersOf(named) >= ENOUGH_CHARACTERS ? named : longer(named, blocksOf(findArticle(body, title, false), title));
  return blocks.map(({ text }) => text);
}

function blocksOf({ blocks }: Region, title: string | null): TextBlock[] {
  return articleBlocks(blocks, title);
}

function longer(one: TextBlock[], other: TextBlock[]): TextBlock[] {
  return charactersOf(other) > charactersOf(one) ? other : one;
}

function charactersOf(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** The paragraphs of a document that is an article's body and nothing else. */
export function entryParagraphs(document: PageDocument, title: string | null): string[] {
  const body: PageElement | null = document.querySelector("body") ?? document.documentElement;
  if (!body) return [];
  const { furniture } = findArticle(body, title, true);
  return articleBlocks(readBlocks(body, furniture), title).map(({ text }) => text);
}
