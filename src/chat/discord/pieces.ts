import type { ActionButton, Button, ListItem, MessageBlock, Span } from "../../model/message.ts";
import type { Picture } from "../../model/picture.ts";
import { joinAlike } from "../join-alike.ts";
import { mustBeText } from "./buttons.ts";
import { pictureLink } from "./links.ts";
import { inlineMarkdown, paragraphMarkdown } from "./spans.ts";

/** What stands beside a section's words. */
export type Accessory = ActionButton | Picture;

/** What a block shows, from top to bottom. `markdown` is never empty. */
export type Piece =
  | { readonly kind: "text"; readonly markdown: string }
  | { readonly kind: "section"; readonly markdown: string; readonly accessory: Accessory }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  | { readonly kind: "divider" };

type Heading = Extract<MessageBlock, { type: "heading" }>;
type List = Extract<MessageBlock, { type: "list" }>;
type Quote = Extract<MessageBlock, { type: "quote" }>;

const HEADING_MARKS = { 1: "## ", 2: "### ", 3: "" } as const;

/** One block in pieces; none where it says nothing. */
export function piecesOf(block: MessageBlock): readonly Piece[] {
  switch (block.type) {
    case "heading":
      return headingPieces(block);
    case "text":
      return textPiece(textMarkdown(block.spans));
    case "quote":
      return textPiece(quoteMarkdown(block));
    case "list":
      return listPieces(block);
    case "buttons":
      return buttonPieces(block.buttons);
    case "divider":
      return [{ kind: "divider" }];
  }
}

function textPiece(markdown: string): Piece[] {
  return markdown === "" ? [] : [{ kind: "text", markdown }];
}

/** What stands under a small heading is set apart from what stands above it. */
function headingPieces({ level, spans, picture }: Heading): Piece[] {
  const bold = level === 3 ? spans.map((span): Span => ({ ...span, style: "strong" })) : spans;
  const line = inlineMarkdown(joinAlike(bold));
  if (line === "") return [];
  if (level === 3) return [{ kind: "divider" }, ...textPiece(line)];
  const markdown = `${HEADING_MARKS[level]}${line}`;
  const isShown = picture !== undefined && pictureLink(picture.url) !== null;
  return isShown ? [{ kind: "section", markdown, accessory: picture }] : textPiece(markdown);
}

/** A text that is muted throughout is in Discord's small print. */
function textMarkdown(spans: readonly Span[]): string {
  const markdown = paragraphMarkdown(joinAlike(spans));
  if (markdown === "" || !spans.every(({ style, text }) => style === "muted" || text.trim() === "")) return markdown;
  return eachLine(markdown, (line) => (line === "" ? "" : `-# ${line}`));
}

function quoteMarkdown({ spans, attribution, variants = [], also = "Also: " }: Quote): string {
  const who = inlineMarkdown(joinAlike(attribution));
  const others = variants.map((variant) => inlineMarkdown(joinAlike(variant))).filter((variant) => variant !== "");
  const lines = [
    paragraphMarkdown(joinAlike(spans)),
    ...(who === "" ? [] : [`— ${who}`]),
    ...others.map((variant) => `${also}${variant}`),
  ];
  return eachLine(lines.filter((line) => line !== "").join("\n"), (line) => `> ${line}`);
}

function eachLine(markdown: string, mark: (line: string) => string): string {
  return markdown === "" ? "" : markdown.split("\n").map(mark).join("\n");
}

/** An item with a control stands beside it; what stands between two such items is one text. */
function listPieces({ ordered, start = 1, items }: List): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, item] of items.entries()) {
    const line = itemMarkdown(item);
    if (line === "") continue;
    const markdown = `${ordered ? `${start + index}.` : "-"} ${line}`;
    const before = pieces.at(-1);
    if (item.button?.kind === "action") pieces.push({ kind: "section", markdown, accessory: item.button });
    else if (before?.kind === "text") pieces[pieces.length - 1] = joinedText(before.markdown, markdown);
    else pieces.push({ kind: "text", markdown });
  }
  return pieces;
}

const joinedText = (before: string, after: string): Piece => ({ kind: "text", markdown: `${before}\n${after}` });

function itemMarkdown({ spans, button }: ListItem): string {
  const link: Span[] = button?.kind === "link" ? [{ text: " " }, { text: button.label, link: button.url }] : [];
  return inlineMarkdown(joinAlike([...spans, ...link]));
}

function buttonPieces(buttons: readonly Button[]): Piece[] {
  const asText = buttons.filter(mustBeText).map(linkLine);
  const shown = buttons.filter((button) => !mustBeText(button));
  return [
    ...textPiece(asText.filter((line) => line !== "").join("\n")),
    ...(shown.length > 0 ? [{ kind: "buttons" as const, buttons: shown }] : []),
  ];
}

function linkLine(button: Button): string {
  return button.kind === "link" ? inlineMarkdown([{ text: button.label, link: button.url }]) : "";
}
