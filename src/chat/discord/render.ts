import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
  type RESTPostAPIChannelMessageJSONBody,
} from "discord.js";
import type { MessageBlock } from "../../model/message.ts";
import { Problem } from "../../model/problem.ts";
import { shorten } from "../clean.ts";
import { plainText } from "../plain-text.ts";
import { escapeText } from "./escape.ts";
import { layOut, takenBy, textDisplay } from "./layout.ts";
import { COMPONENTS_LIMIT, TEXT_LIMIT } from "./limits.ts";

/** The body of a request that posts a message: one card of Discord's second kind of components, never content or embeds. */
export interface DiscordPayload extends Pick<RESTPostAPIChannelMessageJSONBody, "allowed_mentions"> {
  readonly components: readonly [APIContainerComponent];
  readonly flags: number;
}

export interface Post {
  readonly summary: string;
  readonly blocks: readonly MessageBlock[];
  /** Shown as plain words. */
  readonly plain?: boolean;
  /** Which entry of the message's thread it begins. */
  readonly entry?: number;
}

/** Half of what a message holds, since every character of it may need a backslash. */
const SUMMARY_LIMIT = TEXT_LIMIT / 2;
/** The card itself is a component too. */
const CARD = 1;

/** Whether the blocks fit in one message. */
export function fitsOneMessage(blocks: readonly MessageBlock[]): boolean {
  const { characters, components } = takenBy(layOut(blocks));
  return characters <= TEXT_LIMIT && components + CARD <= COMPONENTS_LIMIT;
}

/**
 * The one Discord message that shows a post: a card in the colour of its topic; the summary only where there is nothing
 * else, since it would say the same twice. Nothing in it can ping. Throws Problem `too-large` for what was not split
 * before, `bad-input` for nothing at all.
 */
export function renderPost({ summary, blocks, plain = false }: Post): DiscordPayload {
  if (plain) return renderPlain({ summary, blocks });
  if (!fitsOneMessage(blocks)) {
    throw new Problem("too-large", `"${shorten(summary, 60)}" does not fit in one Discord message: split it first`);
  }
  const shown = layOut(blocks);
  if (shown.length > 0) return card(shown, accentOf(blocks));
  const words = escapeText(shorten(summary, SUMMARY_LIMIT));
  if (words === "") {
    throw new Problem("bad-input", "a message for Discord says nothing: give it a summary or a block with words");
  }
  return card([textDisplay(words)], accentOf([]));
}

/** Words and nothing else: no colour, no buttons, no pictures. */
function renderPlain({ summary, blocks }: Post): DiscordPayload {
  const said = (most: number) => escapeText(plainText(blocks, most) || shorten(summary, most));
  const whole = said(TEXT_LIMIT);
  return card([textDisplay(whole.length <= TEXT_LIMIT ? whole : said(SUMMARY_LIMIT))], null);
}

function card(components: readonly APIComponentInContainer[], accent: number | null): DiscordPayload {
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    ...(accent === null ? {} : { accent_color: accent }),
    components: [...components],
  };
  return { components: [container], flags: MessageFlags.IsComponentsV2, allowed_mentions: { parse: [] } };
}

/** A calm blue that reads on the light and on the dark theme. */
const USUAL_ACCENT = 0x3b82f6;
/** Apart from each other for most eyes, and from the blue; each reads on both themes. */
const ACCENTS_OF_TOPICS = [0xf59e0b, 0x10b981, 0xef4444, 0x8b5cf6, 0x14b8a6, 0xec4899, 0x84cc16, 0x64748b];

/** The colour of a card: always the same for a topic. */
function accentOf(blocks: readonly MessageBlock[]): number {
  const topic = blocks.flatMap((block) => (block.type === "heading" && block.topic ? [block.topic] : []))[0];
  return topic === undefined
    ? USUAL_ACCENT
    : (ACCENTS_OF_TOPICS[nameSum(topic) % ACCENTS_OF_TOPICS.length] ?? USUAL_ACCENT);
}

/** Spreads names over the colours. */
function nameSum(topic: string): number {
  let sum = 0;
  for (const character of topic.toLowerCase()) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum;
}
