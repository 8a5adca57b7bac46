import type { Message, MessageBlock } from "../../model/message.ts";
import { plainLine } from "../plain-line.ts";
import { entryOf, type Room, splitBlocks } from "../split-blocks.ts";
import { layOut, takenBy } from "./layout.ts";
import { COMPONENTS_LIMIT, TEXT_LIMIT } from "./limits.ts";
import { type DiscordPayload, fitsOneMessage, type Post, renderPost } from "./render.ts";

type Blocks = readonly MessageBlock[];

const GAP = "\n\n".length;
/** What a component takes of the room at least, since a message has only so many; one is the card, one to spare. */
const SHARE = Math.ceil(TEXT_LIMIT / (COMPONENTS_LIMIT - 2));

const ROOM: Room = {
  size: TEXT_LIMIT,
  sizeOf: (block) => {
    const { characters, components } = takenBy(layOut([block]));
    return Math.max(characters + GAP, components * SHARE);
  },
};

/**
 * The posts into which Discord's limits cut a message: the first is the top-level post, the others belong in its
 * thread. Cut at dividers where that is enough, else between blocks, and inside a block only where it alone is too long.
 */
export function splitMessage(message: Message): readonly Post[] {
  const top = packBlocks(message.blocks);
  const thread = message.thread.map(packBlocks);
  const posts = [...(top.length === 0 ? [[]] : top), ...thread.flat()];
  return posts.map((blocks, index) => ({
    summary: summaryOf(message, blocks, index, posts.length),
    blocks,
    ...entryOf(thread, blocks),
  }));
}

function summaryOf(message: Message, blocks: Blocks, index: number, count: number): string {
  if (index === 0) return message.summary;
  const [first] = blocks;
  const heading = first?.type === "heading" ? plainLine(first.spans.map(({ text }) => text).join("")) : "";
  return heading === "" ? `${message.summary} (${index + 1} of ${count})` : heading;
}

/** The blocks in groups that each fit in one message. */
function packBlocks(blocks: Blocks): readonly Blocks[] {
  const packed: Blocks[] = [];
  for (const section of sections(blocks)) {
    const joined: Blocks = [...(packed.at(-1) ?? []), { type: "divider" }, ...section];
    if (packed.length > 0 && fitsOneMessage(joined)) packed[packed.length - 1] = joined;
    else if (fitsOneMessage(section)) packed.push(section);
    else packed.push(...splitBlocks(section, ROOM));
  }
  return packed;
}

function sections(blocks: Blocks): readonly Blocks[] {
  const all: MessageBlock[][] = [[]];
  for (const block of blocks) {
    if (block.type === "divider") all.push([]);
    else if (saysSomething(block)) all.at(-1)?.push(block);
  }
  return all.filter((section) => section.length > 0);
}

function saysSomething(block: MessageBlock): boolean {
  return layOut([block]).length > 0;
}

/** The exact bodies that Discord is sent for a message, in posting order; only a delivery's marker is added to them. */
export function discordPayloads(message: Message): readonly DiscordPayload[] {
  return splitMessage(message).map(renderPost);
}
