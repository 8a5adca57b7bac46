import { onTestFinished } from "vitest";
import type { Asker, CommandCall } from "../../src/model/command.ts";
import type { ActionButton, Message, MessageBlock, Span } from "../../src/model/message.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";

export const NOW = new Date("2025-02-13T08:00:00.000Z");

export function anAsker(of: Partial<Asker> = {}): Asker {
  return { chat: "discord", workspace: "g", place: "c", user: "ines", mayManage: true, ...of };
}

export function aCall(command: string, of: Partial<CommandCall> = {}): CommandCall {
  return { command, subcommand: null, options: {}, asker: anAsker(), ...of };
}

export async function anEmptyStore(): Promise<Store> {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  return store;
}

/** The words of a message as they stand there, a line a block. */
export function wordsOf({ blocks }: Message): string {
  return blocks.map(blockWords).join("\n");
}

function blockWords(block: MessageBlock): string {
  if (block.type === "list") return block.items.map(({ spans }) => spanWords(spans)).join("\n");
  if (block.type === "quote") return spanWords([...block.spans, ...block.attribution]);
  return "spans" in block ? spanWords(block.spans) : "";
}

const spanWords = (spans: readonly Span[]): string => spans.map(({ text }) => text).join("");

export function buttonOf(message: Message, label: string): ActionButton {
  const buttons = message.blocks.flatMap((block) => {
    if (block.type === "buttons") return block.buttons;
    return block.type === "list" ? block.items.flatMap(({ button }) => button ?? []) : [];
  });
  const found = buttons.find((button) => button.label === label);
  if (found?.kind === "action") return found;
  throw new Error(`no button "${label}", only ${buttons.map((button) => button.label).join(", ")}`);
}
