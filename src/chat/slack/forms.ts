import type { types } from "@slack/bolt";
import type { CommandOption, CommandSpec } from "../../model/command.ts";
import { aboutIn, optionName, pathOf } from "../../words/about.ts";
import type { Words } from "../../words/words.ts";
import { shorten } from "../clean.ts";
import type { Called, Part } from "../inbound.ts";
import { plainText } from "./buttons.ts";
import { INPUT_LIMIT, LABEL_LIMIT, OPTION_LIMIT, OPTIONS_LIMIT, VIEW_TITLE_LIMIT } from "./limits.ts";

export const FORM = "soundbite_form";
/** Begins the `action_id` of a field that is suggested for: `suggest:briefing:zone`. */
export const SUGGESTING = "suggest:";

/** What a form stands for and where its answer goes. It travels in the form, so that it works after a restart. */
export interface FormOf extends Called {
  readonly channel: string;
  readonly responseUrl: string;
}

type Given = Readonly<Record<string, string>>;

/** A form that asks for a command's options, filled with what was given. */
export function formFor(spec: CommandSpec, part: Part, of: FormOf, given: Given, words: Words): types.ModalView {
  const path = pathOf(of.command, of.subcommand);
  return {
    type: "modal",
    callback_id: FORM,
    private_metadata: JSON.stringify(of),
    title: plainText(shorten(capitalised(spec.name), VIEW_TITLE_LIMIT)),
    submit: plainText(words.say("form.send")),
    close: plainText(words.say("form.cancel")),
    blocks: part.options
      .filter(({ typedOnly }) => !typedOnly)
      .map((option) => ({
        type: "input",
        block_id: option.name,
        label: plainText(shorten(capitalised(optionName(words, option.name)), LABEL_LIMIT)),
        hint: plainText(shorten(aboutIn(words, `${path}.${option.name}`, option), LABEL_LIMIT) || option.name),
        optional: !option.required,
        element: field(spec.name, option, given[option.name]),
      })),
  };
}

function field(command: string, option: CommandOption, given: string | undefined) {
  const { name, kind, choices = [], suggested = false } = option;
  if (kind === "channel") return channelField(name, given);
  if (kind === "choice" && choices.length > 0 && choices.length <= OPTIONS_LIMIT) {
    const chosen = given !== undefined && choices.includes(given) ? { initial_option: choice(given) } : {};
    return { type: "static_select" as const, action_id: name, options: choices.map(choice), ...chosen };
  }
  if (suggested && (given === undefined || given.length <= OPTION_LIMIT)) {
    const chosen = given === undefined ? {} : { initial_option: choice(given) };
    const id = `${SUGGESTING}${command}:${name}`;
    return { type: "external_select" as const, action_id: id, min_query_length: 0, ...chosen };
  }
  const filled = given === undefined ? {} : { initial_value: given.slice(0, INPUT_LIMIT) };
  return { type: "plain_text_input" as const, action_id: name, ...filled };
}

/** The channel in which it is asked, until another is picked. */
function channelField(name: string, given: string | undefined): types.ConversationsSelect {
  const picked = given === undefined ? { default_to_current_conversation: true } : { initial_conversation: given };
  const filter = { include: ["public" as const, "private" as const], exclude_bot_users: true };
  return { type: "conversations_select", action_id: name, filter, ...picked };
}

function choice(value: string): types.PlainTextOption {
  return { text: plainText(shorten(value, OPTION_LIMIT) || value), value };
}

/** What was typed comes first, since a field with suggestions takes nothing else; too long ones are left out. */
export function suggestionChoices(typed: string, suggestions: readonly string[]): types.PlainTextOption[] {
  const own = suggestions.some((one) => one.toLowerCase() === typed.trim().toLowerCase()) ? [] : [typed.trim()];
  return [...new Set([...own, ...suggestions])]
    .filter((value) => value.length <= OPTION_LIMIT && value.trim() !== "")
    .slice(0, OPTIONS_LIMIT)
    .map(choice);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Which command a submitted form stands for; null for a form that this bot never showed. */
export function submittedForm(metadata: string): FormOf | null {
  try {
    const of: unknown = JSON.parse(metadata);
    return isFormOf(of) ? of : null;
  } catch {
    return null;
  }
}

function isFormOf(of: unknown): of is FormOf {
  if (typeof of !== "object" || of === null) return false;
  const { command, subcommand, channel, responseUrl } = of as Partial<Record<keyof FormOf, unknown>>;
  const isNamed = typeof subcommand === "string" || subcommand === null;
  return isNamed && [command, channel, responseUrl].every((part) => typeof part === "string");
}

/** What a field was filled with. */
export interface Filled {
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_conversation?: string | null;
}

/** What was filled in, by option; empty fields are left out. */
export function submittedOptions(values: Readonly<Record<string, Readonly<Record<string, Filled>>>>): Given {
  const given: Record<string, string> = {};
  for (const [option, fields] of Object.entries(values)) {
    const [filled] = Object.values(fields);
    const value = filled?.value ?? filled?.selected_option?.value ?? filled?.selected_conversation ?? "";
    if (value.trim() !== "") given[option] = value;
  }
  return given;
}
