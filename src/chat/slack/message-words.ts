import { readEscapes } from "./command-text.ts";

/** As much of a shortcut's message as words are looked for in. */
export interface AskedMessage {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  /** What was forwarded stands here too. */
  readonly attachments?: unknown;
}

const LONGEST = 8_000;
const DEEPEST = 12;

/**
 * The words of a message that somebody asks about: the first quote in its blocks, as in this bot's own posts; else what
 * was typed; else what its blocks or attachments say. Empty where it has none.
 */
export function wordsOfMessage({ text = "", blocks, attachments }: AskedMessage): string {
  const forwarded = listOf(attachments).flatMap(attachmentWords);
  const quotes = partsOf(blocks, "rich_text_quote").map((part) => wordsIn(part, 0));
  const quoted = quotes.map(firstQuoted).find((words) => words !== null);
  const candidates = [quoted ?? "", readEscapes(text), ...forwarded, wordsIn(blocks, 0)];
  return (candidates.find((words) => words.trim() !== "") ?? "").trim().slice(0, LONGEST);
}

function attachmentWords(attachment: Part): string[] {
  const { text, fallback, message_blocks: forwarded, blocks } = attachment;
  const typed = [text, fallback].filter((words) => typeof words === "string").map(readEscapes);
  return [...typed, wordsIn(forwarded ?? blocks, 0)];
}

type Part = { readonly [key: string]: unknown };

const listOf = (value: unknown): readonly Part[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : [];

/** The elements of a kind in the blocks of rich text. */
function partsOf(blocks: unknown, type: string): readonly Part[] {
  return listOf(blocks)
    .flatMap(({ elements }) => listOf(elements))
    .filter((part) => part["type"] === type);
}

/** All texts in blocks, one after the other; buttons say nothing of the message. */
function wordsIn(value: unknown, depth: number): string {
  if (depth > DEEPEST || typeof value !== "object" || value === null) return "";
  const { type, text } = value as Part;
  if (type === "actions" || type === "button") return "";
  const own = typeof text === "string" ? text : "";
  const inner = Object.values(value).map((one) => wordsIn(one, depth + 1));
  return [own, ...inner].join("");
}

/** The words between the first quote marks; null where there are none. */
function firstQuoted(words: string): string | null {
  const from = words.indexOf("“") + 1;
  const until = words.indexOf("”", from);
  return from > 0 && until > from ? words.slice(from, until) : null;
}
