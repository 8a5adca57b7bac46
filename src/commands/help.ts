import type { CommandSpec } from "../model/command.ts";
import type { ListItem } from "../model/message.ts";
import { answer, paragraph } from "./answer.ts";
import type { Command } from "./command.ts";

/** What the bot does, from the specs of its commands, so that it cannot go out of date. */
export function helpCommand(others: readonly CommandSpec[]): Command {
  const spec: CommandSpec = {
    name: "help",
    description: "What Soundbite does, and how to ask",
    options: [],
    subcommands: [],
    manage: false,
  };
  const items: ListItem[] = [...others, spec].map(({ name, description, manage }) => ({
    spans: [
      { text: `/${name}`, style: "strong" },
      { text: `  ${description}` },
      ...(manage ? [{ text: " · for those who manage the channel", style: "muted" as const }] : []),
    ],
  }));
  const message = answer("What Soundbite does", [
    paragraph(
      "I read the news that you choose and post a briefing. I never misquote: every quotation is the article's own words.",
    ),
    { type: "list", ordered: false, items },
    paragraph("Each item says whether rules or a model worded it, and names the sentences behind it."),
  ]);
  return {
    spec,
    answer: async () => message,
    press: async () => message,
    suggest: async () => [],
  };
}
