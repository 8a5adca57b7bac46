import type { CommandDesk } from "../../../src/chat/chat.ts";
import type { Asker, CommandCall, CommandSpec } from "../../../src/model/command.ts";
import type { Message, MessageBlock } from "../../../src/model/message.ts";
import { voicesOf } from "../../../src/words/words.ts";

const text = (name: string, description: string, of: { required?: boolean; suggested?: boolean } = {}) => ({
  name,
  description,
  required: false,
  kind: "text" as const,
  ...of,
});

const SPECS: readonly CommandSpec[] = [
  {
    name: "who-said",
    description: "Who said these words, and where",
    options: [
      text("words", "A few words of the quote", { required: true }),
      text("speaker", "Whose words", { suggested: true }),
      { name: "limit", description: "How many", required: false, kind: "whole-number" },
    ],
    subcommands: [],
    manage: false,
  },
  {
    name: "briefing",
    description: "Subscribe this channel",
    options: [],
    subcommands: [
      { name: "list", description: "This channel's briefings", options: [] },
      {
        name: "add",
        description: "A new briefing",
        form: true,
        options: [
          text("time", "When: 07:30", { required: true }),
          text("topics", "Topics, with commas between"),
          { name: "days", description: "Which days", required: true, kind: "choice", choices: ["daily", "weekdays"] },
        ],
      },
    ],
    manage: true,
  },
];

export const saying = (words: string): MessageBlock => ({ type: "text", spans: [{ text: words }] });

export function message(of: Partial<Message> = {}): Message {
  return { summary: "A summary", blocks: [saying("Words.")], thread: [], visibility: "asker", ...of };
}

const buttons: MessageBlock = {
  type: "buttons",
  buttons: [
    { kind: "action", label: "Share", action: "who-said:share", value: "quote-7" },
    { kind: "action", label: "Next", action: "who-said:page", value: "2", replaces: true },
    { kind: "action", label: "Source", action: "who-said:source", value: "quote-7" },
  ],
};

/** A desk that remembers what it was asked, and answers with what can be recognised. */
export class SmallDesk implements CommandDesk {
  readonly specs: readonly CommandSpec[];
  readonly voices = voicesOf("en");
  readonly calls: CommandCall[] = [];
  readonly presses: { readonly action: string; readonly value: string; readonly asker: Asker }[] = [];
  /** Answers instead of the usual one. */
  reply: (() => Promise<Message>) | null = null;

  constructor(specs: readonly CommandSpec[] = SPECS) {
    this.specs = specs;
  }

  async answer(call: CommandCall): Promise<Message> {
    this.calls.push(call);
    if (this.reply) return this.reply();
    const words = Object.entries(call.options).map(([name, value]) => `${name}=${value}`);
    return message({ summary: "One quote found", blocks: [saying(`${call.command}: ${words.join(", ")}`), buttons] });
  }

  async press(action: string, value: string, asker: Asker): Promise<Message> {
    this.presses.push({ action, value, asker });
    if (this.reply) return this.reply();
    const visibility = action.endsWith(":share") ? "everyone" : "asker";
    return message({ blocks: [saying(`${action} ${value}`), buttons], visibility });
  }

  async suggest(_command: string, _option: string, typed: string): Promise<readonly string[]> {
    return Array.from({ length: 30 }, (_, index) => `${typed} ${index}`);
  }
}
