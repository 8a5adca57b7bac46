import { Readability } from "@mozilla/readability";
import { blockTexts } from "./block-text.ts";
import type { PageDocument, PageElement } from "./dom.ts";

/** The paragraphs of the page's article. The document is taken apart on the way. */
export function bodyParagraphs(document: PageDocument): string[] {
  const reader = new Readability<PageElement>(document as never, {
    serializer: (node) => node as never,
    charThreshold: 250,
    nbTopCandidates: 5,
  });
  const content = reader.parse()?.content;
  return content ? blockTexts(content) : [];
}
