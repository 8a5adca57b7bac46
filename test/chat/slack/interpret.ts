import type { SlackPayload } from "../../../src/chat/slack/render.ts";
import type { Json } from "../../servers/slack/rules.ts";

/** Everything in a payload that does something besides showing words, read more suspiciously than Slack does. */
export function effectsOf(payload: SlackPayload): readonly string[] {
  const { text, blocks, ...settings } = payload;
  return [...fallbackEffects(text), ...settingEffects(settings), ...blockEffects(blocks)];
}

/** Slack reads `text` as its markup unless told not to: control sequences count even then. */
function fallbackEffects(text: string): string[] {
  const plain = text.replace(/&(?:amp|lt|gt);/g, " ");
  return [
    ...(/[<>&]/.test(plain) ? [`markup in the fallback: ${text}`] : []),
    ...(/:[^\s:\u2060][^\s:]*:/.test(plain) ? [`emoji in the fallback: ${text}`] : []),
    ...(UNSEEN.test(plain.replaceAll(":\u2060", ":")) ? ["unseen characters in the fallback"] : []),
  ];
}

function settingEffects(settings: Json): string[] {
  const wanted = { mrkdwn: false, parse: "none", link_names: false, unfurl_links: false, unfurl_media: false };
  return JSON.stringify(settings) === JSON.stringify(wanted) ? [] : [`settings ${JSON.stringify(settings)}`];
}

const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u200b\u2060\ufeff\u00ad\u{e0000}-\u{e007f}]/u;
const HARMLESS = new Set([
  "header",
  "context",
  "section",
  "actions",
  "divider",
  "button",
  "rich_text",
  "rich_text_section",
  "rich_text_list",
  "rich_text_quote",
  "text",
  "link",
  "date",
  "table",
  "raw_text",
  "plain_text",
]);

/** A moment as the bot writes it, the one thing that it writes in Slack's own marks. */
const OWN_DATE = /^<!date\^\d+\^\{date_short_pretty\} \{time\}\|[\p{L}\p{N}:. ]+>$/u;

/** `mrkdwn`, and elements of rich text that name people, channels, groups or everyone, are not among the harmless. */
function* blockEffects(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const one of value) yield* blockEffects(one);
  } else if (typeof value === "object" && value !== null) {
    yield* ownEffects(value as Json);
    for (const [key, inner] of Object.entries(value)) {
      if (key !== "style") yield* blockEffects(inner);
    }
  }
}

function* ownEffects({ type, emoji, url, text }: Json): Generator<string> {
  if (type === "mrkdwn" && OWN_DATE.test(String(text))) return;
  if (typeof type === "string" && !HARMLESS.has(type)) yield `a ${type}`;
  if (type === "plain_text" && emoji !== false) yield "emoji in plain text";
  if (typeof url === "string") yield `a link to ${url}`;
  if (typeof text === "string" && UNSEEN.test(text.replaceAll("\n", " "))) yield "unseen characters";
}
