import type { Button, ListItem, MessageBlock, Span } from "../../model/message.ts";
import { joinAlike } from "../join-alike.ts";
import { mustBeText } from "./buttons.ts";
import { inlineMarkdown, paragraphMarkdown } from "./spans.ts";

/** One block as Markdown, and the buttons that belong to it. */
export interface RenderedBlock {
  readonly markdown: string;
  readonly buttons: readonly Button[];
  /** How many numbered sources stand in the message so far. */
  readonly numbered: number;
}

type List = Extract<MessageBlock, { type: "list" }>;
type Quote = Extract<MessageBlock, { type: "quote" }>;

const HEADING_MARKS = { 1: "## ", 2: "### ", 3: "" } as const;

/** `numbered`: how many list items with a button stand before it in the message, since those are numbered through. */
export function renderBlock(block: MessageBlock, numbered: number): RenderedBlock {
  if (block.type === "list") return renderList(block, numbered);
  if (block.type === "buttons") return renderButtons(block.buttons, numbered);
  return { markdown: plainBlock(block), buttons: [], numbered };
}

function plainBlock(block: Exclude<MessageBlock, { type: "list" | "buttons" }>): string {
  switch (block.type) {
    case "heading":
      return headingMarkdown(block.level, block.spans);
    case "text":
      return textMarkdown(block.spans);
    case "quote":
      return quoteMarkdown(block);
    case "divider":
      return "";
  }
}

function headingMarkdown(level: 1 | 2 | 3, spans: readonly Span[]): string {
  const bold = level === 3 ? spans.map((span): Span => ({ ...span, style: "strong" })) : spans;
  const line = inlineMarkdown(joinAlike(bold));
  return line === "" ? "" : `${HEADING_MARKS[level]}${line}`;
}

/** A text that is muted throughout is in Discord's small print. */
function textMarkdown(spans: readonly Span[]): string {
  const markdown = paragraphMarkdown(joinAlike(spans));
  if (markdown === "" || !spans.every(({ style, text }) => style === "muted" || text.trim() === "")) return markdown;
  return eachLine(markdown, (line) => (line === "" ? "" : `-# ${line}`));
}

function quoteMarkdown({ spans, attribution, variants = [] }: Quote): string {
  const who = inlineMarkdown(joinAlike(attribution));
  const others = variants.map((variant) => inlineMarkdown(joinAlike(variant))).filter((variant) => variant !== "");
  const lines = [
    paragraphMarkdown(joinAlike(spans)),
    ...(who === "" ? [] : [`— ${who}`]),
    ...others.map((variant) => `Also: ${variant}`),
  ];
  return eachLine(lines.filter((line) => line !== "").join("\n"), (line) => `> ${line}`);
}

function eachLine(markdown: string, mark: (line: string) => string): string {
  return markdown === "" ? "" : markdown.split("\n").map(mark).join("\n");
}

/** Items with a button are numbered through the message, and so are the buttons, which stand below it. */
function renderList({ ordered, start = 1, items }: List, numbered: number): RenderedBlock {
  const withButtons = items.some(({ button }) => button?.kind === "action");
  const first = withButtons ? numbered + 1 : start;
  const lines = items.map((item, index) => {
    const line = itemMarkdown(item);
    return line === "" ? "" : `${ordered || withButtons ? `${first + index}.` : "-"} ${line}`;
  });
  const buttons = items.flatMap(({ button }, index) =>
    button?.kind === "action" ? [{ ...button, label: `${button.label} ${first + index}` }] : [],
  );
  return {
    markdown: lines.filter((line) => line !== "").join("\n"),
    buttons,
    numbered: withButtons ? numbered + items.length : numbered,
  };
}

function itemMarkdown({ spans, button }: ListItem): string {
  const link: Span[] = button?.kind === "link" ? [{ text: " " }, { text: button.label, link: button.url }] : [];
  return inlineMarkdown(joinAlike([...spans, ...link]));
}

function renderButtons(buttons: readonly Button[], numbered: number): RenderedBlock {
  const asText = buttons.filter(mustBeText).map((button) => linkLine(button));
  return {
    markdown: asText.filter((line) => line !== "").join("\n"),
    buttons: buttons.filter((button) => !mustBeText(button)),
    numbered,
  };
}

function linkLine(button: Button): string {
  return button.kind === "link" ? inlineMarkdown([{ text: button.label, link: button.url }]) : "";
}
