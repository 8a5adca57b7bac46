import type { types } from "@slack/bolt";
import type { Asker } from "../../model/command.ts";
import type { Message, MessageBlock } from "../../model/message.ts";
import type { Words } from "../../words/words.ts";
import type { CommandDesk } from "../chat.ts";
import { renderBlock, type SlackBlock } from "./blocks.ts";
import { plainText } from "./buttons.ts";
import { BLOCKS_PER_VIEW } from "./limits.ts";
import { measure } from "./render.ts";

/** The controls of the Home tab alone: the search box, and the button that asks for the digest. */
export const HOME_SEARCH = "home:search";
export const HOME_DIGEST = "home:digest";

/** Where Slack's tests put the limit of a view; ours stays well below. */
const HOME_BUDGET = 30_000;

/** A block of the Home tab. */
export type HomeBlock = SlackBlock | types.InputBlock;

/** The Home tab: the answer to a button pressed there, this workspace's briefings, and what else can be asked. */
export async function homeBlocks(
  desk: CommandDesk,
  asker: Asker,
  pressed: Message | null,
): Promise<readonly HomeBlock[]> {
  const words = desk.voices.reader(asker);
  const ask = (command: string, subcommand: string | null) => desk.answer({ command, subcommand, options: {}, asker });
  const [briefings, help] = await Promise.all([ask("briefing", "list"), ask("help", null)]);
  const sections = [
    ...(pressed ? [allBlocks(pressed)] : []),
    [heading(words.say("home.briefings")), ...allBlocks(briefings)],
    [heading(words.say("home.asks")), ...allBlocks(help)],
  ];
  const blocks = sections.flatMap((section, index): readonly MessageBlock[] =>
    index === 0 ? section : [{ type: "divider" }, ...section],
  );
  return asManyAsFit([searchBox(words), digestButton(words), ...blocks.flatMap(renderBlock)], words);
}

function searchBox(words: Words): types.InputBlock {
  return {
    type: "input",
    dispatch_action: true,
    label: plainText(words.say("home.search")),
    element: {
      type: "plain_text_input",
      action_id: HOME_SEARCH,
      placeholder: plainText(words.say("home.placeholder")),
    },
  };
}

function digestButton(words: Words): types.ActionsBlock {
  const text = plainText(words.say("home.digest"));
  return { type: "actions", elements: [{ type: "button", text, action_id: HOME_DIGEST, style: "primary" }] };
}

function heading(text: string): MessageBlock {
  return { type: "heading", level: 2, spans: [{ text }] };
}

function allBlocks({ blocks, thread }: Message): readonly MessageBlock[] {
  return [...blocks, ...thread.flat()];
}

function asManyAsFit(blocks: readonly HomeBlock[], words: Words): readonly HomeBlock[] {
  const fits = (count: number) => measure(blocks.slice(0, count)).characters <= HOME_BUDGET && count < BLOCKS_PER_VIEW;
  if (fits(blocks.length)) return blocks;
  let count = Math.min(blocks.length, BLOCKS_PER_VIEW - 1);
  while (count > 0 && !fits(count)) count--;
  const more: MessageBlock = { type: "text", spans: [{ text: words.say("home.more"), style: "muted" }] };
  return [...blocks.slice(0, count), ...renderBlock(more)];
}
