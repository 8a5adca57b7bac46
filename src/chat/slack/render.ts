import type { MessageBlock } from "../../model/message.ts";
import { Problem } from "../../model/problem.ts";
import { shorten } from "../clean.ts";
import { plainText } from "../plain-text.ts";
import { renderBlock, renderBlocks, type SlackBlock } from "./blocks.ts";
import { BLOCKS_PER_MESSAGE, FALLBACK_LIMIT, MESSAGE_BUDGET } from "./limits.ts";

/** What a message says, without where it goes. */
export interface SlackPayload {
  /** For notifications, and where blocks cannot be shown. */
  readonly text: string;
  readonly blocks: SlackBlock[];
  readonly mrkdwn: false;
  readonly parse: "none";
  readonly link_names: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

export interface Post {
  readonly summary: string;
  readonly blocks: readonly MessageBlock[];
  /** Shown as plain words. */
  readonly plain?: boolean;
  /** Without what Slack may refuse for reasons of its own: pictures that it cannot fetch, tables. */
  readonly bare?: boolean;
  /** Which entry of the message's thread it begins. */
  readonly entry?: number;
}

/** Escaping makes at most five characters of one. */
const SUMMARY_LIMIT = FALLBACK_LIMIT / 5;

/** How many characters and how many of Slack's blocks some blocks take. */
export function measure(blocks: readonly object[]): { readonly characters: number; readonly blocks: number } {
  return { characters: charactersIn(blocks), blocks: blocks.length };
}

function charactersIn(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, inner]) => sum + (key === "type" ? 0 : charactersIn(inner)), 0);
}

export function fitsOneMessage(blocks: readonly MessageBlock[]): boolean {
  const { characters, blocks: count } = measure(renderBlocks(blocks));
  return characters <= MESSAGE_BUDGET && count <= BLOCKS_PER_MESSAGE;
}

/**
 * The one Slack message that shows a post; the summary itself where there are no blocks. Nothing in it can ping, unfurl
 * or be read as markup. Throws Problem `too-large` for what was not split before, `bad-input` for nothing at all.
 */
export function renderPost({ summary, blocks, plain = false, bare = false }: Post): SlackPayload {
  if (plain) {
    const words = plainText(blocks, SUMMARY_LIMIT) || shorten(summary, SUMMARY_LIMIT);
    return { text: escapeText(words), blocks: [], ...QUIET };
  }
  if (!fitsOneMessage(blocks)) {
    throw new Problem("too-large", `"${shorten(summary, 60)}" does not fit in one Slack message: split it first`);
  }
  const shown = bare ? blocks.flatMap(renderBlock) : renderBlocks(blocks);
  const said = shown.some(({ type }) => type !== "divider")
    ? shown
    : renderBlock({ type: "text", spans: [{ text: shorten(summary, SUMMARY_LIMIT) }] });
  const text = escapeText(shorten(summary, SUMMARY_LIMIT));
  if (said.length === 0) {
    throw new Problem("bad-input", "a message for Slack says nothing: give it a summary or a block with words");
  }
  return { text: text || "New message", blocks: [...said], ...QUIET };
}

/** No styles, no addresses made links, no names made mentions, no previews. */
const QUIET = { mrkdwn: false, parse: "none", link_names: false, unfurl_links: false, unfurl_media: false } as const;

/** Invisible, takes no room, breaks no line: after it a colon begins no emoji. */
const WORD_JOINER = "\u2060";

/**
 * Plain text for `text` of a message, which Slack reads as its markup even where styles are switched off: the three
 * characters that begin a mention or a link (docs.slack.dev/messaging/formatting-message-text#escaping), and `:emoji:`.
 */
export function escapeText(clean: string): string {
  return clean
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/:(?=[^\s:]{1,100}:)/g, `:${WORD_JOINER}`);
}
