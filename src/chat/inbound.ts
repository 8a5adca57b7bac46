import type { Asker, CommandCall, CommandOption, CommandSpec } from "../model/command.ts";
import { ABOUT, formAbout } from "../model/form-value.ts";
import type { Message } from "../model/message.ts";
import { aboutIn, optionName, pathOf } from "../words/about.ts";
import type { Words } from "../words/words.ts";
import type { CommandDesk } from "./chat.ts";

type Given = Readonly<Record<string, string>>;

/** A command or one of its subcommands. */
export type Part = Pick<CommandSpec, "name" | "description" | "options" | "form">;

/** Which command, or subcommand, is called; a form stands for one too. */
export interface Called {
  readonly command: string;
  readonly subcommand: string | null;
  /** What a form is about: an id; nothing where absent or empty. */
  readonly about?: string;
}

/** What somebody did with the bot, without its protocol. Null: a button or a form that this bot no longer knows. */
export type Inbound =
  | { readonly kind: "command"; readonly called: Called; readonly options: Given }
  | { readonly kind: "press"; readonly pressed: { readonly action: string; readonly value: string } | null }
  | { readonly kind: "submit"; readonly called: Called | null; readonly options: Given }
  /** "Who said this?", asked of the words of a message. */
  | { readonly kind: "who-said"; readonly words: string };

/** `say`: words for the asker, at once. `answer`: what must be worked out first. */
export type Spoken =
  | { readonly kind: "say"; readonly words: string }
  | { readonly kind: "answer"; readonly work: () => Promise<Message> };

/** A form to show. */
export interface Form {
  readonly kind: "form";
  readonly called: Called;
  readonly spec: CommandSpec;
  readonly part: Part;
  readonly filled: Given;
  /** Where no form can be shown. */
  readonly otherwise: Spoken;
}

export type Reply = Spoken | Form;

export const WHO_SAID = "who-said";

/** Only a command or a button can be replied to with a form. */
type ReplyTo<I extends Inbound> = I extends { readonly kind: "submit" | "who-said" } ? Spoken : Reply;

/** Who answers what came in, and how: the same for every chat. Waits for nothing but what a form is filled with. */
export async function replyTo<I extends Inbound>(desk: CommandDesk, asker: Asker, inbound: I): Promise<ReplyTo<I>>;
export async function replyTo(desk: CommandDesk, asker: Asker, inbound: Inbound): Promise<Reply> {
  const words = desk.voices.reader(asker);
  switch (inbound.kind) {
    case "command":
      return toCommand(desk, asker, inbound.called, inbound.options);
    case "press":
      return inbound.pressed
        ? toPress(desk, asker, inbound.pressed)
        : { kind: "say", words: words.say("chat.oldButton") };
    case "submit":
      return toForm(desk, asker, inbound.called, inbound.options);
    case "who-said": {
      const option = calledPart(desk.specs, { command: WHO_SAID, subcommand: null })?.options[0];
      if (!option || inbound.words === "") return { kind: "say", words: words.say("chat.noWords") };
      return ask(desk, { command: WHO_SAID, subcommand: null, options: { [option.name]: inbound.words }, asker });
    }
  }
}

const ask = (desk: CommandDesk, call: CommandCall): Spoken => ({ kind: "answer", work: () => desk.answer(call) });

async function toCommand(desk: CommandDesk, asker: Asker, called: Called, options: Given): Promise<Reply> {
  const words = desk.voices.reader(asker);
  const { command, subcommand } = called;
  const part = calledPart(desk.specs, called);
  if (!part) return { kind: "say", words: words.say("chat.noCommand") };
  const call = { command, subcommand, options, asker };
  // Whoever may not is told so by the desk, before any form.
  if (!mayFillIn(desk, called, asker)) return ask(desk, call);
  const isMissing = missingOptions(part, options).length > 0;
  const missing: Spoken = { kind: "say", words: isMissing ? missingWords(call, part, words) : "" };
  if (needsForm(part, options)) return form(desk, asker, called, options, isMissing ? missing : ask(desk, call));
  return isMissing ? missing : ask(desk, call);
}

async function toPress(desk: CommandDesk, asker: Asker, pressed: { action: string; value: string }): Promise<Reply> {
  const { action, value } = pressed;
  const answer: Spoken = { kind: "answer", work: () => desk.press(action, value, asker) };
  const called = formOfButton(desk.specs, action, value);
  return called && mayFillIn(desk, called, asker) ? form(desk, asker, called, {}, answer) : answer;
}

function toForm(desk: CommandDesk, asker: Asker, called: Called | null, filled: Given): Spoken {
  if (!called || !calledPart(desk.specs, called)) {
    return { kind: "say", words: desk.voices.reader(asker).say("chat.noCommand") };
  }
  const { command, subcommand, about } = called;
  return ask(desk, { command, subcommand, options: { ...filled, ...(about ? { [ABOUT]: about } : {}) }, asker });
}

/** Filled with the present values of what it is about, under what was given. */
async function form(desk: CommandDesk, asker: Asker, called: Called, given: Given, otherwise: Spoken): Promise<Reply> {
  const spec = desk.specs.find(({ name }) => name === called.command);
  const part = calledPart(desk.specs, called);
  if (!spec || !part) return otherwise;
  const present = (await desk.filled?.(called.command, called.subcommand ?? "", called.about ?? "", asker)) ?? {};
  return { kind: "form", called, spec, part, filled: { ...present, ...given }, otherwise };
}

const mayFillIn = ({ specs }: CommandDesk, { command }: Called, asker: Asker): boolean =>
  asker.mayManage || specs.find(({ name }) => name === command)?.manage !== true;

/** The command, or the subcommand, that is called; null where the desk has no such command. */
export function calledPart(specs: readonly CommandSpec[], { command, subcommand }: Called): Part | null {
  const spec = specs.find(({ name }) => name === command);
  if (!spec || subcommand === null) return spec ?? null;
  return spec.subcommands.find(({ name }) => name === subcommand) ?? null;
}

const missingOptions = ({ options }: Part, given: Given): readonly CommandOption[] =>
  options.filter(({ name, required }) => required && given[name] === undefined);

/** Whether a form must ask for what was not given: something that must be, or anything at all. */
function needsForm(part: Part, given: Given): boolean {
  return part.form === true && (missingOptions(part, given).length > 0 || Object.keys(given).length === 0);
}

/** Which form a button opens: one whose value says so, or that has none, and whose action names a subcommand with a form; null for any other. */
function formOfButton(specs: readonly CommandSpec[], action: string, value: string): Called | null {
  const cut = action.indexOf(":");
  const about = formAbout(value);
  if (about === null || cut < 1) return null;
  const called = { command: action.slice(0, cut), subcommand: action.slice(cut + 1), about };
  return calledPart(specs, called)?.form === true ? called : null;
}

function missingWords({ command, subcommand, options }: CommandCall, part: Part, words: Words): string {
  const path = pathOf(command, subcommand);
  const missing = missingOptions(part, options).map(
    (option) => `${optionName(words, option.name)} (${aboutIn(words, `${path}.${option.name}`, option)})`,
  );
  return words.say("chat.missing", { options: missing.join("; "), usage: usage(`/${path.replace(".", " ")}`, part) });
}

/** How a command is written: `/briefing start at [zone:…] [topics:…]`. */
export function usage(command: string, part: Part): string {
  const free = freeOption(part);
  const words = part.options.map((option) => {
    if (option === free) return option.required ? option.name : `[${option.name}]`;
    return option.required ? `${option.name}:…` : `[${option.name}:…]`;
  });
  return [command, ...words].join(" ");
}

/** The option that words without a name are for. */
export function freeOption({ options }: Part): CommandOption | undefined {
  return options.find(({ required }) => required) ?? options[0];
}

interface Typing {
  readonly called: Called;
  readonly option: string;
  readonly typed: string;
  readonly asker: Asker;
}

/** What is suggested while an option is typed; each chat takes of it what it has room for. */
export async function suggestionsFor(
  desk: CommandDesk,
  { called, option, typed, asker }: Typing,
): Promise<readonly string[]> {
  const choices = calledPart(desk.specs, called)?.options.find(({ name }) => name === option)?.choices;
  if (choices) return choices.filter((choice) => choice.toLowerCase().includes(typed.toLowerCase()));
  return desk.suggest(called.command, option, typed, asker);
}
