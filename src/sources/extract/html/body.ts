import { articleBlocks } from "./block-rules.ts";
import type { PageElement } from "./dom.ts";
import type { PageReading } from "./facts.ts";
import { findArticle } from "./find-article.ts";

/** Below this many characters a page is read once more without regard to names, then as it states its text. */
const ENOUGH_CHARACTERS = 200;

/** The paragraphs of the article that was found in a page. */
export function bodyParagraphs(body: PageElement, { article, facts: { title }, statedText }: PageReading): string[] {
  const found = articleBlocks(article.blocks, title).map(({ text }) => text);
  if (isEnough(found.join(""))) return found;
  const unnamed = articleBlocks(findArticle(body, title, false).blocks, title).map(({ text }) => text);
  const seen = longer(found, unnamed);
  return isEnough(seen.join("")) || statedText === null ? seen : longer(seen, paragraphsOf(statedText));
}

/** The lines of a text in which there may be tags. */
function paragraphsOf(text: string): string[] {
  return text
    .replace(/<(?:br|p|\/p|div|\/div|li)\b[^<>]{0,200}>/gi, "\n")
    .replace(/<[^<>]{0,200}>/g, "")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}

/** Whether a text is long enough to be an article's. */
export const isEnough = (text: string): boolean => text.length >= ENOUGH_CHARACTERS;

function longer(one: string[], other: string[]): string[] {
  return charactersOf(other) > charactersOf(one) ? other : one;
}

function charactersOf(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, text) => sum + text.length, 0);
}
