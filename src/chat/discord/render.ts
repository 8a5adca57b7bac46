import { MessageFlags, type RESTPostAPIChannelMessageJSONBody } from "discord.js";
import type { MessageBlock } from "../../model/message.ts";
import { Problem } from "../../model/problem.ts";
import { shorten } from "../clean.ts";
import { plainText } from "../plain-text.ts";
import { buttonRows } from "./buttons.ts";
import { escapeText } from "./escape.ts";
import { layOut } from "./layout.ts";
import {
  BUTTONS_PER_MESSAGE,
  CONTENT_LIMIT,
  EMBED_DESCRIPTION_LIMIT,
  EMBED_TOTAL_LIMIT,
  EMBEDS_PER_MESSAGE,
} from "./limits.ts";

/** The body of a request that posts a message. */
export type DiscordPayload = RESTPostAPIChannelMessageJSONBody;

export interface Post {
  readonly summary: string;
  readonly blocks: readonly MessageBlock[];
  /** Shown as plain words. */
  readonly plain?: boolean;
}

/** A calm blue that reads on the light and on the dark theme. */
const ACCENT_COLOUR = 0x3b82f6;
/** Half of what `content` holds, since every character of it may need a backslash. */
const SUMMARY_LIMIT = CONTENT_LIMIT / 2;

/** Whether the blocks fit in one message. */
export function fitsOneMessage(blocks: readonly MessageBlock[]): boolean {
  const { cards, groups } = layOut(blocks);
  const total = cards.reduce((sum, card) => sum + card.length, 0);
  return (
    cards.length <= EMBEDS_PER_MESSAGE &&
    total <= EMBED_TOTAL_LIMIT &&
    cards.every((card) => card.length <= EMBED_DESCRIPTION_LIMIT) &&
    groups.flat().length <= BUTTONS_PER_MESSAGE
  );
}

/**
 * The one Discord message that shows a post: an embed a section (a divider starts the next), the buttons below; the
 * summary only where there is nothing else, since it would say the same twice. Nothing in it can ping. Throws Problem `too-large` for what
 * was not split before, `bad-input` for nothing at all.
 */
export function renderPost({ summary, blocks, plain = false }: Post): DiscordPayload {
  if (plain) return renderPlain({ summary, blocks });
  if (!fitsOneMessage(blocks)) {
    throw new Problem("too-large", `"${shorten(summary, 60)}" does not fit in one Discord message: split it first`);
  }
  const { cards, groups } = layOut(blocks);
  const content = cards.length > 0 ? "" : escapeText(shorten(summary, SUMMARY_LIMIT));
  if (cards.length === 0 && content === "") {
    throw new Problem("bad-input", "a message for Discord says nothing: give it a summary or a block with words");
  }
  return {
    ...(content === "" ? {} : { content }),
    embeds: cards.map((description) => ({ color: ACCENT_COLOUR, description })),
    components: buttonRows(groups),
    allowed_mentions: { parse: [] },
  };
}

/** Words and nothing else: no cards, no buttons, no previews. */
function renderPlain({ summary, blocks }: Post): DiscordPayload {
  const said = plainText(blocks, CONTENT_LIMIT) || summary;
  const whole = escapeText(said);
  const content = whole.length <= CONTENT_LIMIT ? whole : escapeText(plainText(blocks, SUMMARY_LIMIT));
  return { content, flags: MessageFlags.SuppressEmbeds, allowed_mentions: { parse: [] } };
}
