import { renderTerminal } from "../chat/terminal.ts";
import type { Message } from "../model/message.ts";
import type { CommandLine } from "./context.ts";

const WIDEST = 100;

/** Prints a message as wide as the terminal; without colour where the output is piped. */
export function printMessage(message: Message, { stdout }: CommandLine): void {
  const columns = Math.min(stdout.columns || WIDEST, WIDEST);
  stdout.write(`${renderTerminal(message, { colour: stdout.isTTY === true, columns }).trimEnd()}\n`);
}
