import type { Asker, CommandSpec } from "../model/command.ts";
import type { Button, ListItem, Message, MessageBlock } from "../model/message.ts";
import { answer, buttonRow, paragraph } from "./answer.ts";
import { START_BUTTON } from "./briefing/told.ts";
import type { Command } from "./command.ts";
import { ADD_BUTTON } from "./sources.ts";

const spec: CommandSpec = {
  name: "help",
  description: "What Soundbite does, and how to ask",
  options: [],
  subcommands: [],
  manage: false,
};

/** What the bot does, from the specs of its commands, so that it cannot go out of date. */
export function helpCommand(others: readonly CommandSpec[]): Command {
  const told = (asker: Asker): Message => helpFor([...others, spec], asker);
  return {
    spec,
    answer: async ({ asker }) => told(asker),
    press: async (_action, _value, asker) => told(asker),
    suggest: async () => [],
  };
}

function helpFor(specs: readonly CommandSpec[], asker: Asker): Message {
  return answer("What Soundbite does", [
    paragraph(
      "I read the news that you choose and post a briefing. I never misquote: every quotation is the article's own words.",
    ),
    { type: "list", ordered: false, items: specs.map(commandItem) },
    ...firstSteps(asker),
    paragraph("Every point is an outlet's own sentence; its Source button shows what stands behind it."),
  ]);
}

/** A command that has subcommands is called by one of them: the first. */
function commandItem({ name, description, manage, subcommands: [first] }: CommandSpec): ListItem {
  return {
    spans: [
      { text: `/${name}`, style: "strong", command: first ? `${name} ${first.name}` : name },
      { text: `  ${description}` },
      ...(manage ? [{ text: " · for those who manage the channel", style: "muted" as const }] : []),
    ],
  };
}

/** What somebody in charge does first, with the buttons for it. */
function firstSteps({ mayManage, place }: Asker): MessageBlock[] {
  const buttons: Button[] = mayManage && place !== "" ? [START_BUTTON, ADD_BUTTON] : [];
  return buttons.length === 0 ? [] : [paragraph("To begin, in this channel:"), buttonRow(...buttons)];
}
