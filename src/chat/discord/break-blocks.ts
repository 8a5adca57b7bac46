import type { Button, ListItem, MessageBlock, Span } from "../../model/message.ts";
import { breakSpans, sizeAtMost } from "./break-text.ts";
import { BUTTONS_PER_ROW } from "./limits.ts";

/** A heading (at most `HEADING_SIZE`) and the piece below it fit in one embed of 4,096 characters together. */
const PIECE_SIZE = 2500;
const HEADING_SIZE = 1500;
/** Leaves room for the number or dash. */
const ITEM_SIZE = PIECE_SIZE - 100;
const ITEMS_WITH_BUTTONS = 20;

type List = Extract<MessageBlock, { type: "list" }>;
type Quote = Extract<MessageBlock, { type: "quote" }>;

/** The block in pieces that each fit in one embed; most blocks are one piece. Nothing is lost. */
export function breakBlock(block: MessageBlock): readonly MessageBlock[] {
  switch (block.type) {
    case "heading":
      return breakHeading(block);
    case "text":
      return breakSpans(block.spans, PIECE_SIZE).map((spans) => ({ ...block, spans }));
    case "quote":
      return breakQuote(block);
    case "list":
      return breakList(block);
    case "divider":
      return [block];
    case "buttons":
      return chunks(block.buttons, BUTTONS_PER_ROW).map((buttons: readonly Button[]) => ({ ...block, buttons }));
  }
}

function breakHeading(block: Extract<MessageBlock, { type: "heading" }>): readonly MessageBlock[] {
  const [first = [], ...rest] = breakSpans(block.spans, HEADING_SIZE);
  return [{ ...block, spans: first }, ...rest.map((spans) => ({ type: "text" as const, spans }))];
}

/** A quote that fits stays whole; a longer one goes on in the next quote block, and the last says who said it. */
function breakQuote(block: Quote): readonly MessageBlock[] {
  const variants = block.variants ?? [];
  if (sizeAtMost([...block.spans, ...block.attribution, ...variants.flat()]) <= PIECE_SIZE) return [block];
  const spoken = breakSpans(block.spans, PIECE_SIZE);
  const [who = [], ...moreOfWho] = breakSpans(block.attribution, HEADING_SIZE);
  return [
    ...spoken.map((spans, index) => quote(spans, index === spoken.length - 1 ? who : [])),
    ...moreOfWho.map((spans) => quote(spans, [])),
    ...variants.flatMap((variant) => breakSpans(variant, PIECE_SIZE)).map((variant) => quote([], [], [variant])),
  ];
}

function quote(
  spans: readonly Span[],
  attribution: readonly Span[],
  variants: readonly (readonly Span[])[] = [],
): MessageBlock {
  return { type: "quote", spans, attribution, variants };
}

function breakList(block: List): readonly MessageBlock[] {
  const items = block.items.flatMap(breakItem);
  const lists: MessageBlock[] = [];
  let start = block.start ?? 1;
  for (const group of itemGroups(items)) {
    lists.push({ ...block, items: group, ...(block.ordered ? { start } : {}) });
    start += group.length;
  }
  return lists;
}

function itemGroups(items: readonly ListItem[]): ListItem[][] {
  const groups: ListItem[][] = [];
  let size = 0;
  for (const item of items) {
    const group = groups.at(-1);
    const own = itemSize(item);
    if (group && size + own <= PIECE_SIZE && group.length < ITEMS_WITH_BUTTONS) {
      group.push(item);
      size += own;
    } else {
      groups.push([item]);
      size = own;
    }
  }
  return groups;
}

/** With its number or dash, and a link button in words. */
function itemSize({ spans, button }: ListItem): number {
  const link = button?.kind === "link" ? [{ text: ` ${button.label}`, link: button.url }] : [];
  return sizeAtMost([...spans, ...link]) + 8;
}

/** The item's button stays with its first piece. */
function breakItem(item: ListItem): readonly ListItem[] {
  const [first = [], ...rest] = breakSpans(item.spans, ITEM_SIZE);
  return [{ ...item, spans: first }, ...rest.map((spans) => ({ spans }))];
}

function chunks<T>(all: readonly T[], size: number): (readonly T[])[] {
  const groups: (readonly T[])[] = [];
  for (let at = 0; at < all.length; at += size) groups.push(all.slice(at, at + size));
  return groups;
}
