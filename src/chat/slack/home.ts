import type { Asker } from "../../model/command.ts";
import type { Message, MessageBlock } from "../../model/message.ts";
import type { CommandDesk } from "../chat.ts";
import { renderBlock, type SlackBlock } from "./blocks.ts";
import { BLOCKS_PER_VIEW } from "./limits.ts";
import { measure } from "./render.ts";

/** Where Slack's tests put the limit of a view; ours stays well below. */
const HOME_BUDGET = 30_000;

/** The Home tab: the answer to a button pressed there, this workspace's briefings, and what else can be asked. */
export async function homeBlocks(
  desk: CommandDesk,
  asker: Asker,
  pressed: Message | null,
): Promise<readonly SlackBlock[]> {
  const ask = (command: string, subcommand: string | null) => desk.answer({ command, subcommand, options: {}, asker });
  const [briefings, help] = await Promise.all([ask("briefing", "list"), ask("help", null)]);
  const sections = [
    ...(pressed ? [allBlocks(pressed)] : []),
    [heading("Briefings here"), ...allBlocks(briefings)],
    [heading("What you can ask"), ...allBlocks(help)],
  ];
  const blocks = sections.flatMap((section, index): readonly MessageBlock[] =>
    index === 0 ? section : [{ type: "divider" }, ...section],
  );
  return asManyAsFit(blocks.flatMap(renderBlock));
}

function heading(text: string): MessageBlock {
  return { type: "heading", level: 2, spans: [{ text }] };
}

function allBlocks({ blocks, thread }: Message): readonly MessageBlock[] {
  return [...blocks, ...thread.flat()];
}

function asManyAsFit(blocks: readonly SlackBlock[]): readonly SlackBlock[] {
  const fits = (count: number) => measure(blocks.slice(0, count)).characters <= HOME_BUDGET && count < BLOCKS_PER_VIEW;
  if (fits(blocks.length)) return blocks;
  let count = Math.min(blocks.length, BLOCKS_PER_VIEW - 1);
  while (count > 0 && !fits(count)) count--;
  const more: MessageBlock = { type: "text", spans: [{ text: "There is more: use the commands.", style: "muted" }] };
  return [...blocks.slice(0, count), ...renderBlock(more)];
}
