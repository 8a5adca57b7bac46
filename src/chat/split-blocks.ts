import type { ListItem, MessageBlock, Span } from "../model/message.ts";
import { cutSpans } from "./cut-text.ts";

/** What a platform lets into one part. */
export interface Room {
  /** The most that the blocks of one part take together. */
  readonly size: number;
  /** What one block takes at most, as rendered and escaped, with what stands between it and the next. */
  readonly sizeOf: (block: MessageBlock) => number;
  /** The most blocks of one part. */
  readonly blocks?: number;
}

type Quote = Extract<MessageBlock, { type: "quote" }>;
type List = Extract<MessageBlock, { type: "list" }>;

/**
 * Blocks in as many parts as the room demands, in order. A part ends between blocks; inside a block only where it has no
 * room by itself: a list between its items, a text or an item at a sentence, a word or a character as a reader sees it. A
 * quote that has room is never cut, and a heading stays with what it heads. Nothing is lost or said twice. Since cuts are
 * made before rendering, none falls inside an escape. Near-linear in the text's length.
 */
export function splitBlocks(blocks: readonly MessageBlock[], room: Room): readonly (readonly MessageBlock[])[] {
  const parts: MessageBlock[][] = [];
  let used = 0;
  for (const atom of headed(
    blocks.flatMap((block) => breakBlock(block, room)),
    room,
  )) {
    const size = totalSize(atom, room);
    const part = parts.at(-1);
    const hasRoom =
      part && used + size <= room.size && part.length + atom.length <= (room.blocks ?? Number.POSITIVE_INFINITY);
    if (hasRoom) part.push(...atom);
    else parts.push([...atom]);
    used = hasRoom ? used + size : size;
  }
  return parts;
}

/** Which entry of a thread a part begins, for the links to it; nothing for what begins none. */
export function entryOf(
  thread: readonly (readonly (readonly MessageBlock[])[])[],
  part: readonly MessageBlock[],
): { readonly entry?: number } {
  const entry = thread.findIndex(([first]) => first === part);
  return entry < 0 ? {} : { entry };
}

/** Blocks that stay together: headings with the block they head, where both have room. */
function headed(blocks: readonly MessageBlock[], room: Room): readonly MessageBlock[][] {
  const atoms: MessageBlock[][] = [];
  for (const block of blocks) {
    const atom = atoms.at(-1);
    const joins = atom?.at(-1)?.type === "heading" && totalSize([...atom, block], room) <= room.size;
    if (atom && joins && atom.length < (room.blocks ?? Number.POSITIVE_INFINITY)) atom.push(block);
    else atoms.push([block]);
  }
  return atoms;
}

function totalSize(blocks: readonly MessageBlock[], room: Room): number {
  return blocks.reduce((sum, block) => sum + room.sizeOf(block), 0);
}

function breakBlock(block: MessageBlock, room: Room): readonly MessageBlock[] {
  if (room.sizeOf(block) <= room.size) return [block];
  switch (block.type) {
    case "heading":
      return cutInto(block.spans, room, (spans) => ({ ...block, spans }));
    case "text":
      return cutInto(block.spans, room, (spans) => ({ ...block, spans }));
    case "quote":
      return breakQuote(block, room);
    case "list":
      return groupItems(
        block,
        block.items.flatMap((item) => breakItem(item, block, room)),
        room,
      );
    case "buttons":
      return block.buttons.map((button) => ({ ...block, buttons: [button] }));
    case "divider":
      return [block];
  }
}

function cutInto(
  spans: readonly Span[],
  room: Room,
  asBlock: (spans: readonly Span[]) => MessageBlock,
): readonly MessageBlock[] {
  return cutSpans(spans, (piece) => room.sizeOf(asBlock(piece)) <= room.size).map(asBlock);
}

/** The words, then who said them, then the other wordings: each a quote that stays whole where it has room. */
function breakQuote(quote: Quote, room: Room): readonly MessageBlock[] {
  const alone: Quote = { type: "quote", spans: quote.spans, attribution: quote.attribution };
  const variants = (quote.variants ?? []).flatMap((variant) =>
    cutInto(variant, room, (piece) => ({ type: "quote", spans: [], attribution: [], variants: [piece] })),
  );
  if (room.sizeOf(alone) <= room.size) return [alone, ...variants];
  const spoken = cutInto(quote.spans, room, (spans) => ({ type: "quote", spans, attribution: [] }));
  const who = cutInto(quote.attribution, room, (attribution) => ({ type: "quote", spans: [], attribution }));
  return [...spoken, ...who, ...variants];
}

/** The item's evidence and button stay with its first piece. */
function breakItem(item: ListItem, list: List, room: Room): readonly ListItem[] {
  const fits = (one: ListItem) => room.sizeOf({ ...list, items: [one] }) <= room.size;
  if (fits(item)) return [item];
  const [first = [], ...rest] = cutSpans(item.spans, (spans) => fits({ ...item, spans }));
  return [{ ...item, spans: first }, ...rest.map((spans) => ({ spans }))];
}

function groupItems(list: List, items: readonly ListItem[], room: Room): readonly MessageBlock[] {
  const groups: ListItem[][] = [];
  let used = 0;
  for (const item of items) {
    const size = room.sizeOf({ ...list, items: [item] });
    const group = groups.at(-1);
    const hasRoom = group !== undefined && used + size <= room.size;
    if (hasRoom) group.push(item);
    else groups.push([item]);
    used = hasRoom ? used + size : size;
  }
  let start = list.start ?? 1;
  return groups.map((group) => {
    const block = { ...list, items: group, ...(list.ordered ? { start } : {}) };
    start += group.length;
    return block;
  });
}
