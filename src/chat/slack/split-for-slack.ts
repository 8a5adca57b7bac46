import type { Message, MessageBlock } from "../../model/message.ts";
import { plainLine } from "../plain-line.ts";
import { entryOf, type Room, splitBlocks } from "../split-blocks.ts";
import { renderBlock, renderBlocks } from "./blocks.ts";
import { BLOCKS_PER_MESSAGE, HEADER_LIMIT, MESSAGE_BUDGET } from "./limits.ts";
import { fitsOneMessage, measure, type Post, renderPost, type SlackPayload } from "./render.ts";

type Blocks = readonly MessageBlock[];

/** What one of Slack's blocks takes of the budget at least, since a message has only so many. */
const BLOCK_SHARE = MESSAGE_BUDGET / BLOCKS_PER_MESSAGE;

const ROOM: Room = {
  size: MESSAGE_BUDGET,
  sizeOf: (block) => {
    // As a list, or as the message's one table.
    const forms = [measure(renderBlock(block)), measure(renderBlocks([block]))];
    const size = Math.max(...forms.map(({ characters, blocks }) => Math.max(characters, blocks * BLOCK_SHARE)));
    return size + pictureSize(block);
  },
};

/** It stands beside the line below, so that it is counted apart. */
function pictureSize(block: MessageBlock): number {
  if (block.type !== "heading" || block.picture === undefined) return 0;
  const { url, alt } = block.picture;
  return url.length + (alt?.length ?? HEADER_LIMIT) + "plain_text".length * 2;
}

/**
 * The posts into which Slack's limits cut a message: the first is the top-level post, the others belong in its thread.
 * Cut between blocks, and inside a block only where it alone is too long.
 */
export function splitMessage(message: Message): readonly Post[] {
  const top = packBlocks(message.blocks);
  const thread = message.thread.map(packBlocks);
  const posts = [...(top.length === 0 ? [[]] : top), ...thread.flat()];
  const count = posts.length;
  return posts.map((blocks, index) => ({
    summary: partSummary(message, blocks, { index, count }),
    blocks,
    ...entryOf(thread, blocks),
  }));
}

/** The same with nothing in a thread and in as few posts as there can be: for answers that cannot have a thread. */
export function splitFlat(message: Message): readonly Post[] {
  const said = [message.blocks, ...message.thread].filter(({ length }) => length > 0);
  const blocks = said.flatMap((part, index): Blocks => (index === 0 ? part : [{ type: "divider" }, ...part]));
  return splitMessage({ ...message, blocks, thread: [] });
}

/** The blocks in groups that each fit in one message, without dividers at their ends. */
function packBlocks(blocks: Blocks): readonly Blocks[] {
  const said = withoutLooseDividers(blocks.filter((block) => renderBlock(block).length > 0));
  if (said.length === 0) return [];
  if (fitsOneMessage(said)) return [said];
  return splitBlocks(said, ROOM)
    .map(withoutLooseDividers)
    .filter((part) => part.length > 0);
}

function withoutLooseDividers(blocks: Blocks): Blocks {
  const isDivider = (block: MessageBlock | undefined) => block?.type === "divider";
  const kept = blocks.filter((block, index) => !isDivider(block) || (index > 0 && !isDivider(blocks[index - 1])));
  return isDivider(kept.at(-1)) ? kept.slice(0, -1) : kept;
}

/** The line that stands for one of `count` posts of a message: its own heading, or the message's summary with its number. */
function partSummary(
  message: Message,
  blocks: readonly MessageBlock[],
  { index, count }: { readonly index: number; readonly count: number },
): string {
  if (index === 0) return message.summary;
  const [first] = blocks;
  const heading = first?.type === "heading" ? plainLine(first.spans.map(({ text }) => text).join("")) : "";
  return heading === "" ? `${message.summary} (${index + 1} of ${count})` : heading;
}

/**
 * The exact bodies of `chat.postMessage` for a message, in posting order; only the channel, the thread and a delivery's
 * marker are added to them.
 */
export function slackPayloads(message: Message): readonly SlackPayload[] {
  return splitMessage(message).map(renderPost);
}
