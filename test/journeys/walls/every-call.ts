import type { Asker, CommandCall, CommandSpec } from "../../../src/model/command.ts";
import type { ActionButton, Message, MessageBlock } from "../../../src/model/message.ts";

const OPTIONS: Readonly<Record<string, string>> = {
  at: "daily 9:00",
  zone: "UTC",
  url: "https://nowhere.invalid/feed",
  date: "2026-03-05",
  since: "2026-03-01",
};

/** Every command and subcommand, with its options one by one and with none. */
export function callsOf(specs: readonly CommandSpec[], asker: Asker, words: readonly string[]): CommandCall[] {
  return specs.flatMap(({ name: command, options: own, subcommands }) => {
    const parts = subcommands.length > 0 ? subcommands : [{ name: null, options: own }];
    return parts.flatMap(({ name: subcommand, options }) => {
      const filled = words.flatMap((word) =>
        options.map(({ name }) => ({ [name]: OPTIONS[name] ?? word })).concat(startOptions(subcommand, word)),
      );
      return [{}, ...filled].map((given) => ({ command, subcommand, options: given, asker }));
    });
  });
}

const startOptions = (subcommand: string | null, word: string) =>
  subcommand === "start" || subcommand === "change" ? [{ at: "daily 9:00", topics: word }] : [];

function buttonsIn(blocks: readonly MessageBlock[]): ActionButton[] {
  return blocks
    .flatMap((block) => {
      if (block.type === "buttons") return block.buttons;
      return block.type === "list" ? block.items.flatMap(({ button }) => button ?? []) : [];
    })
    .filter((button) => button.kind === "action");
}

/** The buttons of a message that ask something of the bot. */
export const buttonsOf = ({ blocks, thread }: Message): ActionButton[] => buttonsIn([...blocks, ...thread.flat()]);
