import type { Button, ListItem, MessageBlock } from "../../model/message.ts";
import type { MessagePart } from "../chat.ts";
import { renderMarkdown } from "../markdown.ts";

export type EventType = "message.posted" | "message.replaced";

/** The body of a call: the same to the byte whenever the same message is sent again. */
export function payloadOf(type: EventType, message: string, { summary, blocks, plain }: MessagePart): string {
  const told = blocks.flatMap((block) => readable(block) ?? []);
  const markdown = renderMarkdown({ summary, blocks: told, thread: [], visibility: "everyone" });
  const data = { message, summary, markdown, ...(plain ? {} : { blocks: told }) };
  return JSON.stringify({ type, data }, wholeCharacters);
}

/** Half a character is no JSON for readers that are strict about it. */
const wholeCharacters = (_: string, value: unknown): unknown =>
  typeof value === "string" ? value.toWellFormed() : value;

/** Without what only a chat answers to; null where nothing else is in it. */
function readable(block: MessageBlock): MessageBlock | null {
  if (block.type === "list") return { ...block, items: block.items.map(withoutAction) };
  if (block.type !== "buttons") return block;
  const buttons = block.buttons.filter(isLink);
  return buttons.length === 0 ? null : { ...block, buttons };
}

function withoutAction({ button, inFull: _, ...item }: ListItem): ListItem {
  return button !== undefined && isLink(button) ? { ...item, button } : item;
}

const isLink = ({ kind }: Button): boolean => kind === "link";
