import type { Message, MessageBlock } from "../../model/message.ts";
import { plainLine } from "../plain-line.ts";
import { renderBlock } from "./blocks.ts";
import { breakBlock } from "./break-blocks.ts";
import { fitsOneMessage, type Post } from "./render.ts";

type Blocks = readonly MessageBlock[];

/**
 * The posts into which Discord's limits cut a message: the first is the top-level post, the others belong in its
 * thread. Cut at dividers where that is enough, else between blocks, never between a heading and what it heads, and
 * inside a block only where the block alone is too long.
 */
export function splitMessage(message: Message): readonly Post[] {
  const top = packBlocks(message.blocks);
  const thread = message.thread.flatMap(packBlocks);
  const posts = [...(top.length === 0 ? [[]] : top), ...thread];
  return posts.map((blocks, index) => ({ summary: summaryOf(message, blocks, index, posts.length), blocks }));
}

function summaryOf(message: Message, blocks: Blocks, index: number, count: number): string {
  if (index === 0) return message.summary;
  const [first] = blocks;
  const heading = first?.type === "heading" ? plainLine(first.spans.map(({ text }) => text).join("")) : "";
  return heading === "" ? `${message.summary} (${index + 1} of ${count})` : heading;
}

/** The blocks in groups that each fit in one message. */
export function packBlocks(blocks: Blocks): Blocks[] {
  const packed: MessageBlock[][] = [];
  for (const section of sections(blocks)) {
    const current = packed.at(-1);
    if (current && fitsOneMessage([...current, { type: "divider" }, ...section])) {
      current.push({ type: "divider" }, ...section);
    } else if (fitsOneMessage(section)) {
      packed.push([...section]);
    } else {
      packed.push(...packSection(section));
    }
  }
  return packed;
}

function sections(blocks: Blocks): MessageBlock[][] {
  const all: MessageBlock[][] = [[]];
  for (const block of blocks) {
    if (block.type === "divider") all.push([]);
    else if (saysSomething(block)) all.at(-1)?.push(block);
  }
  return all.filter((section) => section.length > 0);
}

function saysSomething(block: MessageBlock): boolean {
  const { markdown, buttons } = renderBlock(block, 0);
  return markdown !== "" || buttons.length > 0;
}

function packSection(section: Blocks): MessageBlock[][] {
  const packed: MessageBlock[][] = [];
  for (const atom of atoms(section)) {
    const current = packed.at(-1);
    if (current && fitsOneMessage([...current, ...atom])) current.push(...atom);
    else packed.push([...atom]);
  }
  return packed;
}

/** Pieces that stay together: a heading with what it heads. */
function atoms(section: Blocks): MessageBlock[][] {
  const all: MessageBlock[][] = [];
  let headed = false;
  for (const block of section.flatMap(breakBlock)) {
    const current = all.at(-1);
    if (current && headed && fitsOneMessage([...current, block])) current.push(block);
    else all.push([block]);
    headed = block.type === "heading";
  }
  return all;
}
