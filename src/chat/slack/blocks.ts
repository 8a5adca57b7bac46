import type { types } from "@slack/bolt";
import type { Button, ListItem, MessageBlock, Span } from "../../model/message.ts";
import { shorten } from "../clean.ts";
import { safeLink } from "../links.ts";
import { plainLine } from "../plain-line.ts";
import { actionsBlocks, plainText } from "./buttons.ts";
import { sourceButton } from "./evidence.ts";
import { HEADER_LIMIT, SECTION_FIELDS_LIMIT, TEXT_LIMIT } from "./limits.ts";
import { type RichTextPart, richBlock, richElements, section } from "./rich-text.ts";

/** A block as this bot writes it. */
export type SlackBlock =
  | types.HeaderBlock
  | types.ContextBlock
  | types.SectionBlock
  | types.ActionsBlock
  | types.DividerBlock
  | types.RichTextBlock;

/** Longer texts are hard to read in a column; Slack itself would take 2,000 characters. */
const LONGEST_COLUMN = 80;
/** Of what a button is about. */
const LONGEST_TOPIC = 40;

type List = Extract<MessageBlock, { type: "list" }>;
type Quote = Extract<MessageBlock, { type: "quote" }>;

/** One block as Slack's blocks: none where it says nothing. Words stand in rich or plain text only, never in mrkdwn. */
export function renderBlock(block: MessageBlock): readonly SlackBlock[] {
  switch (block.type) {
    case "heading":
      return renderHeading(block.level, block.spans);
    case "text":
      return renderText(block.spans);
    case "quote":
      return renderQuote(block);
    case "list":
      return renderList(block);
    case "divider":
      return [{ type: "divider" }];
    case "buttons":
      return actionsBlocks(block.buttons);
  }
}

/** A header holds plain text of 150 characters: what is longer, smaller or links is bold text. */
function renderHeading(level: 1 | 2 | 3, spans: readonly Span[]): SlackBlock[] {
  const text = joinedText(spans);
  if (text === "") return [];
  if (level < 3 && text.length <= HEADER_LIMIT && !hasLink(spans)) return [{ type: "header", text: plainText(text) }];
  const bold = spans.map((span): Span => ({ ...span, style: "strong" }));
  return richBlock([section(richElements(bold, "one-line"))]);
}

/** A text that is muted throughout is small and grey, which Slack does for plain text without links. */
function renderText(spans: readonly Span[]): SlackBlock[] {
  const text = joinedText(spans);
  const muted = spans.every((span) => span.style === "muted" || span.text.trim() === "");
  if (text !== "" && muted && text.length <= TEXT_LIMIT && !hasLink(spans)) {
    return [{ type: "context", elements: [plainText(text)] }];
  }
  return richBlock([section(richElements(spans, "lines"))]);
}

function renderQuote({ spans, attribution, variants = [] }: Quote): SlackBlock[] {
  const lines = [
    richElements(spans, "lines"),
    prefixed("— ", richElements(attribution, "one-line")),
    ...variants.map((variant) => prefixed("Also: ", richElements(variant, "one-line"))),
  ].filter((line) => line.length > 0);
  const elements = lines.flatMap((line, index) => (index === 0 ? line : prefixed("\n", line)));
  return richBlock([{ type: "rich_text_quote", elements }]);
}

function prefixed(prefix: string, elements: types.RichTextElement[]): types.RichTextElement[] {
  return elements.length === 0 ? [] : [{ type: "text", text: prefix }, ...elements];
}

function renderList(list: List): SlackBlock[] {
  const items = list.items.map(withSource).filter(({ spans }) => joinedText(spans) !== "");
  const controls = items.flatMap(({ button }) => (button ? [button] : []));
  if (list.layout === "side-by-side") return renderCompared(items, list.ordered);
  const isNumbered = list.ordered || controls.length > 1;
  return [
    ...richBlock([listPart(items, isNumbered, list.start ?? 1)]),
    ...actionsBlocks(numbered(items, isNumbered, list.start ?? 1)),
  ];
}

/** What is to be compared: in columns where it is short, each button named after what it is about. */
function renderCompared(items: readonly ListItem[], isNumbered: boolean): SlackBlock[] {
  const shown = columns(items, isNumbered) ?? richBlock([listPart(items, isNumbered, 1)]);
  const buttons = items.flatMap(({ spans: [first], button }) => {
    if (!button) return [];
    return [{ ...button, label: `${button.label}: ${shorten(first?.text ?? "", LONGEST_TOPIC)}` }];
  });
  return [...shown, ...actionsBlocks(buttons)];
}

function withSource(item: ListItem): ListItem {
  const button = item.button ?? sourceButton(item.evidence ?? []);
  return button ? { ...item, button } : item;
}

function listPart(items: readonly ListItem[], isNumbered: boolean, start: number): RichTextPart {
  return {
    type: "rich_text_list",
    style: isNumbered ? "ordered" : "bullet",
    elements: items.map(({ spans }) => section(richElements(spans, "one-line"))),
    ...(isNumbered && start > 1 ? { offset: start - 1 } : {}),
  };
}

/** The buttons stand in a row below the list, so several say which item they belong to. */
function numbered(items: readonly ListItem[], isNumbered: boolean, start: number): Button[] {
  return items.flatMap(({ button }, index) => {
    if (!button) return [];
    return [isNumbered ? { ...button, label: `${button.label} ${start + index}` } : button];
  });
}

/** Slack's columns are narrow and have no styles: null for what is too long for them, or links. */
function columns(items: readonly ListItem[], isNumbered: boolean): SlackBlock[] | null {
  if (items.length < 2 || items.length > SECTION_FIELDS_LIMIT) return null;
  const texts = items.map(({ spans }, index) => `${isNumbered ? `${index + 1}. ` : ""}${joinedText(spans)}`);
  const fit = texts.every(({ length }) => length <= LONGEST_COLUMN) && !items.some(({ spans }) => hasLink(spans));
  return fit ? [{ type: "section", fields: texts.map(plainText) }] : null;
}

function joinedText(spans: readonly Span[]): string {
  return plainLine(spans.map(({ text }) => text).join(""));
}

function hasLink(spans: readonly Span[]): boolean {
  return spans.some(({ link }) => safeLink(link) !== null);
}
