import { Readability } from "@mozilla/readability";
import { articleBlocks } from "./block-rules.ts";
import { readBlocks, type TextBlock } from "./block-text.ts";
import { removeFurniture } from "./clean.ts";
import { type PageDocument, type PageElement, parsePage } from "./dom.ts";

/** Below this many characters a cleaned page is read once more as it came. */
const ENOUGH_CHARACTERS = 200;
/** Readability's: below it, it tries again with looser rules. */
const CHARACTER_THRESHOLD = 250;

/** The paragraphs of the page's article. The document is taken apart on the way; `html` is what it was made of. */
export function bodyParagraphs(document: PageDocument, html: string, title: string | null): string[] {
  removeFurniture(document);
  const cleaned = articleBlocks(mainBlocks(document), title);
  const blocks = isEnough(cleaned) ? cleaned : longer(cleaned, articleBlocks(mainBlocks(parsePage(html)), title));
  return blocks.map(({ text }) => text);
}

function mainBlocks(document: PageDocument): TextBlock[] {
  const content = mainElement(document);
  return content ? readBlocks(content) : [];
}

/** Null where the page has no article, or a tree on which Readability fails, as some damaged pages have. */
function mainElement(document: PageDocument): PageElement | null {
  const options = { serializer: (node: unknown) => node as PageElement, charThreshold: CHARACTER_THRESHOLD };
  try {
    return new Readability<PageElement>(document as never, options).parse()?.content ?? null;
  } catch {
    return null;
  }
}

function isEnough(blocks: readonly TextBlock[]): boolean {
  return charactersOf(blocks) >= ENOUGH_CHARACTERS;
}

function longer(one: TextBlock[], other: TextBlock[]): TextBlock[] {
  return charactersOf(other) > charactersOf(one) ? other : one;
}

function charactersOf(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** The paragraphs of a document that is an article's body and nothing else. */
export function entryParagraphs(document: PageDocument, title: string | null): string[] {
  removeFurniture(document);
  const root = document.body ?? document.documentElement;
  return root ? articleBlocks(readBlocks(root), title).map(({ text }) => text) : [];
}
