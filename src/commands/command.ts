import type { Asker, CommandCall, CommandSpec } from "../model/command.ts";
import type { Message } from "../model/message.ts";

/** One command of the bot. Throws a Problem whose words are for the asker; the desk turns it into a Message. */
export interface Command {
  readonly spec: CommandSpec;
  /** Subcommands that only tell: anyone may call them, although the command is for those in charge. */
  readonly open?: readonly string[];
  answer(call: CommandCall): Promise<Message>;
  /** Presses of the buttons whose action starts with this command's name and a colon. */
  press(action: string, value: string, asker: Asker): Promise<Message>;
  /** What stands in the fields of a subcommand's form at first; `about`: what the form is about, "" where nothing. */
  filled?(subcommand: string, about: string, asker: Asker): Promise<Readonly<Record<string, string>>>;
  /** What is wrong with the fields of a form, by option, before it is sent; empty where nothing is. Asks no network. */
  mistakes?(call: CommandCall): Promise<Readonly<Record<string, string>>>;
  suggest(option: string, typed: string, asker: Asker): Promise<readonly string[]>;
}
