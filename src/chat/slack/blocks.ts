import type { types } from "@slack/bolt";
import type { Button, ListItem, MessageBlock, Span } from "../../model/message.ts";
import { shorten } from "../clean.ts";
import { safeLink } from "../links.ts";
import { plainLine } from "../plain-line.ts";
import { actionsBlocks, plainText } from "./buttons.ts";
import { sourceButton } from "./evidence.ts";
import {
  ALT_TEXT_LIMIT,
  CONTEXT_LIMIT,
  HEADER_LIMIT,
  PICTURE_URL_LIMIT,
  SECTION_FIELDS_LIMIT,
  TEXT_LIMIT,
} from "./limits.ts";
import { type RichTextPart, richBlock, richElements, section, slackSeconds } from "./rich-text.ts";

/** A block as this bot writes it. */
export type SlackBlock =
  | types.HeaderBlock
  | types.ContextBlock
  | types.SectionBlock
  | types.ActionsBlock
  | types.DividerBlock
  | types.RichTextBlock
  | types.TableBlock;

/** Longer texts are hard to read in a column; Slack itself would take 2,000 characters. */
const LONGEST_COLUMN = 80;
/** Of what a button is about. */
const LONGEST_TOPIC = 40;
/** More columns are too narrow to read in; Slack itself would take 20. */
const SIDES_IN_TABLE = 4;

type List = Extract<MessageBlock, { type: "list" }>;
type Quote = Extract<MessageBlock, { type: "quote" }>;

/**
 * Blocks as Slack's. What is to be compared stands in a table, of which Slack takes one a message; the others are lists.
 * Words stand in rich or plain text only, never in mrkdwn.
 */
export function renderBlocks(blocks: readonly MessageBlock[]): readonly SlackBlock[] {
  let hasTable = false;
  return blocks.flatMap((block, index): readonly SlackBlock[] => {
    const pictured = besidePicture(block, blocks[index - 1]);
    if (pictured) return [pictured];
    const table = hasTable ? null : comparedInTable(block);
    hasTable ||= table !== null;
    return table ?? renderBlock(block);
  });
}

/** The line under a heading that has a picture, with the picture beside it; null for any other block. */
function besidePicture(block: MessageBlock, before: MessageBlock | undefined): types.SectionBlock | null {
  if (block.type !== "text" || before?.type !== "heading" || before.picture === undefined) return null;
  const { url, alt } = before.picture;
  const text = joinedText(block.spans);
  if (safeLink(url) === null || url.length > PICTURE_URL_LIMIT || text === "" || text.length > TEXT_LIMIT) return null;
  const alt_text = shorten(alt ?? joinedText(before.spans), ALT_TEXT_LIMIT) || "A picture";
  return { type: "section", text: plainText(text), accessory: { type: "image", image_url: url, alt_text } };
}

/** One block as Slack's blocks: none where it says nothing. */
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
    return [{ type: "context", elements: contextElements(spans) }];
  }
  return richBlock([section(richElements(spans, "lines"))]);
}

/** Small print may hold a moment: the one thing that is written in Slack's own marks, and only by us. */
function contextElements(spans: readonly Span[]): (types.PlainTextElement | types.MrkdwnElement)[] {
  const groups: Span[][] = [[]];
  for (const span of spans) {
    if (slackSeconds(span.time) === null) groups.at(-1)?.push(span);
    else groups.push([span], []);
  }
  const elements = groups.flatMap(([first, ...rest]): (types.PlainTextElement | types.MrkdwnElement)[] => {
    const seconds = slackSeconds(first?.time);
    if (first && seconds !== null) return [dateElement(seconds, plainLine(first.text))];
    const text = joinedText(first ? [first, ...rest] : []);
    return text === "" ? [] : [plainText(text)];
  });
  return elements.length <= CONTEXT_LIMIT ? elements : [plainText(joinedText(spans))];
}

/** What stands for it where it cannot be shown is letters, figures and blanks, so that nothing ends it early. */
function dateElement(seconds: number, shown: string): types.MrkdwnElement {
  const fallback = shown.replace(/[^\p{L}\p{N}:. ]/gu, "") || String(seconds);
  return { type: "mrkdwn", text: `<!date^${seconds}^{date_short_pretty} {time}|${fallback}>`, verbatim: true };
}

function renderQuote({ spans, attribution, variants = [], also = "Also: " }: Quote): SlackBlock[] {
  const lines = [
    richElements(spans, "lines"),
    prefixed("— ", richElements(attribution, "one-line")),
    ...variants.map((variant) => prefixed(also, richElements(variant, "one-line"))),
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
  return [...shown, ...actionsBlocks(buttonsOfSides(items))];
}

function buttonsOfSides(items: readonly ListItem[]): Button[] {
  return items.flatMap(({ spans: [first], button }) => {
    if (!button) return [];
    return [{ ...button, label: `${button.label}: ${shorten(first?.text ?? "", LONGEST_TOPIC)}` }];
  });
}

/** The side's own value above, its words below; null for what is no comparison, or has too many sides for a table. */
function comparedInTable(block: MessageBlock): readonly SlackBlock[] | null {
  if (block.type !== "list" || block.layout !== "side-by-side") return null;
  const items = block.items.map(withSource);
  if (items.length < 2 || items.length > SIDES_IN_TABLE) return null;
  const heads = items.map(({ spans: [first] }) => cell(first?.style === "strong" ? [first] : []));
  const words = items.map(({ spans: [first, ...rest] }) =>
    cell(first?.style === "strong" ? rest : [first ?? { text: "" }, ...rest]),
  );
  const rows = [heads, words].filter((row) => row.some((one) => one !== EMPTY_CELL));
  if (rows.length === 0) return null;
  const column_settings = items.map(() => ({ is_wrapped: true }));
  return [{ type: "table", rows, column_settings }, ...actionsBlocks(buttonsOfSides(items))];
}

const EMPTY_CELL: types.RawTextElement = { type: "raw_text", text: " " };

function cell(spans: readonly Span[]): types.RichTextBlock | types.RawTextElement {
  return richBlock([section(richElements(spans, "one-line"))])[0] ?? EMPTY_CELL;
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
