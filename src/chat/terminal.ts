import pc from "picocolors";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import type { ListItem, Message, MessageBlock, Span } from "../model/message.ts";
import { safeLink } from "./links.ts";
import { plainLine, plainSpan } from "./plain-line.ts";

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns of the terminal; the text takes no more than 100 of them. */
  readonly columns?: number;
}

const WIDEST = 100;
const NARROWEST = 24;
/** A column of a comparison is no narrower than this. */
const NARROWEST_COLUMN = 16;
const GUTTER = 3;

type Colours = ReturnType<typeof pc.createColors>;
interface Page {
  readonly width: number;
  readonly paint: Colours;
}

/** A message as a newspaper column. Nothing of its text reaches the terminal as a control character. */
export function renderTerminal(message: Message, { colour, columns = 80 }: TerminalOptions): string {
  const page = { width: Math.max(NARROWEST, Math.min(WIDEST, columns)), paint: pc.createColors(colour) };
  const blocks = [message.blocks, ...message.thread].flat();
  const parts = blocks.map((block) => renderBlock(block, page)).filter((part) => part !== "");
  return `${parts.join("\n\n")}\n`;
}

function renderBlock(block: MessageBlock, page: Page): string {
  switch (block.type) {
    case "heading":
      return renderHeading(block, page);
    case "text":
      return wrap(inLine(block.spans, page), page.width);
    case "quote":
      return renderQuote(block, page);
    case "list":
      return block.layout === "side-by-side" ? renderColumns(block.items, page) : renderList(block, page);
    case "divider":
      return page.paint.dim("─".repeat(page.width));
    case "buttons":
      return block.buttons
        .flatMap((button) => (button.kind === "link" ? [`${text(button.label)}: ${safeLink(button.url) ?? ""}`] : []))
        .map((line) => wrap(line, page.width))
        .join("\n");
  }
}

function renderHeading({ level, spans }: Extract<MessageBlock, { type: "heading" }>, { width, paint }: Page): string {
  const words = text(spans.map((span) => span.text).join(""));
  if (level === 3) return paint.bold(paint.cyan(wrap(words, width)));
  if (level === 2) return `${paint.dim("─".repeat(width))}\n${paint.bold(wrap(words, width))}`;
  const rule = paint.dim("═".repeat(width));
  const centred = wrap(words, width)
    .split("\n")
    .map((line) => " ".repeat(Math.max(0, Math.floor((width - stringWidth(line)) / 2))) + paint.bold(line));
  return [rule, ...centred, rule].join("\n");
}

function renderQuote(
  { spans, attribution, variants = [] }: Extract<MessageBlock, { type: "quote" }>,
  page: Page,
): string {
  const { paint, width } = page;
  const room = width - 4;
  const lines = [
    paint.italic(wrap(inLine(spans, page), room)),
    ...(attribution.length > 0 ? [hanging("— ", inLine(attribution, page), room)] : []),
    ...variants.map((variant) => hanging("  also as ", paint.dim(inLine(variant, page)), room)),
  ];
  const bar = `  ${paint.cyan("┃")} `;
  return wrapLines(lines)
    .map((line) => bar + line)
    .join("\n");
}

function renderList({ ordered, items, start = 1 }: Extract<MessageBlock, { type: "list" }>, page: Page): string {
  const mark = (index: number) => (ordered ? `${start + index}. ` : "• ");
  const indent = stringWidth(mark(items.length - 1));
  return items.map((item, index) => renderItem(item, mark(index).padStart(indent), page)).join("\n");
}

/** The address of an item about one article stands under it; a terminal has no other way to follow it. */
function renderItem(item: ListItem, mark: string, page: Page): string {
  const links = item.spans.filter(({ link, style }) => link !== undefined && style !== "muted");
  const link = links.length === 1 ? safeLink(links[0]?.link) : null;
  const body = hanging(mark, inLine(item.spans, page), page.width);
  return link === null ? body : `${body}\n${hanging(" ".repeat(mark.length), page.paint.dim(link), page.width)}`;
}

/** Items beside each other where there is room, else one under the other. */
function renderColumns(items: readonly ListItem[], page: Page): string {
  const width = Math.floor((page.width - 2 - GUTTER * (items.length - 1)) / Math.max(1, items.length));
  if (width < NARROWEST_COLUMN) return renderList({ type: "list", ordered: false, items }, page);
  const cells = items.map((item) => wrap(inLine(item.spans, page), width).split("\n"));
  const height = Math.max(...cells.map((cell) => cell.length));
  const between = ` ${page.paint.dim("│")} `;
  return Array.from({ length: height }, (_, row) =>
    `  ${cells.map((cell) => padded(cell[row] ?? "", width)).join(between)}`.trimEnd(),
  ).join("\n");
}

function padded(line: string, width: number): string {
  return line + " ".repeat(Math.max(0, width - stringWidth(line)));
}

/** Text behind a mark, further lines under its own start. */
function hanging(mark: string, styled: string, width: number): string {
  const indent = " ".repeat(stringWidth(mark));
  return (
    mark +
    wrap(styled, width - stringWidth(mark))
      .split("\n")
      .join(`\n${indent}`)
  );
}

function wrap(styled: string, width: number): string {
  return wrapAnsi(styled, Math.max(1, width), { hard: true });
}

function wrapLines(blocks: readonly string[]): string[] {
  return blocks.flatMap((block) => block.split("\n"));
}

function inLine(spans: readonly Span[], { paint }: Page): string {
  const style = { strong: paint.bold, emphasis: paint.italic, code: paint.yellow, muted: paint.dim };
  const painted = spans.map((span) => {
    const words = plainSpan(span.text);
    return span.style ? style[span.style](words) : words;
  });
  return painted.join("").trim();
}

function text(of: string): string {
  return plainLine(of);
}
