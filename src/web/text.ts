import { html, raw } from "hono/html";
import { type PageLook, renderBlocks } from "../chat/html/blocks.ts";
import { plainSpan } from "../chat/plain-line.ts";
import type { MessageBlock } from "../model/message.ts";
import type { Words } from "../words/words.ts";

/** Markup of ours: a template in which every text was escaped. */
export type Markup = ReturnType<typeof html>;

/** Text from outside as it may be shown: on one line, without what cannot be seen. The template escapes it. */
export const shown = (text: string): string => plainSpan(text);

/** The blocks of a message: the chats' page renderer escapes every text in them. */
export function blocksOf(blocks: readonly MessageBlock[], words: Words): Markup {
  const look: PageLook = { words };
  return html`${raw(renderBlocks(blocks, look))}`;
}

/** A language as pages and feeds may name it (BCP 47); null where it is not known. */
export const languageTag = (language: string | null | undefined): string | null =>
  /^[a-z]{2,3}$/.test(language ?? "") ? (language ?? null) : null;

/** The language of a text for a screen reader; nothing where it is not known. */
export function inLanguage(language: string | null | undefined): Markup {
  const tag = languageTag(language);
  return tag === null ? html`` : html` lang="${tag}"`;
}
