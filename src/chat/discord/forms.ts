import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from "discord.js";
import type { CommandOption } from "../../model/command.ts";
import { aboutIn, optionName, pathOf } from "../../words/about.ts";
import type { Words } from "../../words/words.ts";
import { shorten } from "../clean.ts";
import type { Called, Part } from "../inbound.ts";
import {
  CHOICE_LIMIT,
  CHOICES_LIMIT,
  CUSTOM_ID_LIMIT,
  LABEL_DESCRIPTION_LIMIT,
  LABEL_LIMIT,
  MODAL_FIELDS_LIMIT,
  MODAL_TITLE_LIMIT,
} from "./limits.ts";
import { CHOOSABLE } from "./obstacle.ts";

type Given = Readonly<Record<string, string>>;

const FORM = "form";
const SEPARATOR = "|";

/** What stands in a form at first. */
export interface Filled {
  readonly filled: Given;
  /** The channel that was chosen already; null for the one in which it is asked. */
  readonly chosen: string | null;
}

/** A form that asks for a command's options, filled with what was given. */
export function formFor(
  part: Part,
  of: Called,
  { filled, chosen }: Filled,
  words: Words,
): APIModalInteractionResponseCallbackData {
  const path = pathOf(of.command, of.subcommand);
  return {
    custom_id: [FORM, of.command, of.subcommand ?? "", of.about ?? ""].join(SEPARATOR).slice(0, CUSTOM_ID_LIMIT),
    title: shorten(aboutIn(words, path, part), MODAL_TITLE_LIMIT) || part.name,
    components: askedIn(part).map((option) => ({
      type: ComponentType.Label as const,
      label: shorten(capitalised(optionName(words, option.name)), LABEL_LIMIT),
      description: shorten(aboutIn(words, `${path}.${option.name}`, option), LABEL_DESCRIPTION_LIMIT) || option.name,
      component: option.kind === "channel" ? channelField(option, chosen) : field(option, filled[option.name]),
    })),
  };
}

const askedIn = ({ options }: Part): readonly CommandOption[] =>
  options.filter(({ typedOnly }) => !typedOnly).slice(0, MODAL_FIELDS_LIMIT);

function channelField({ name, required }: CommandOption, chosen: string | null) {
  return {
    type: ComponentType.ChannelSelect as const,
    custom_id: name,
    channel_types: [...CHOOSABLE],
    required,
    ...(chosen === null ? {} : { default_values: [{ id: chosen, type: SelectMenuDefaultValueType.Channel as const }] }),
  };
}

function field({ name, kind, choices = [], required }: CommandOption, given: string | undefined) {
  if (kind === "choice" && choices.length > 0 && choices.length <= CHOICES_LIMIT) {
    const options = choices.map((choice) => ({
      label: shorten(choice, CHOICE_LIMIT),
      value: choice,
      default: choice === given,
    }));
    return { type: ComponentType.StringSelect as const, custom_id: name, options, required };
  }
  const value = given === undefined ? {} : { value: given };
  return { type: ComponentType.TextInput as const, custom_id: name, style: TextInputStyle.Short, required, ...value };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Which command a submitted form stands for; null for a form that this bot never showed. */
export function submittedForm(customId: string): Called | null {
  const [kind, command = "", subcommand = "", about = ""] = customId.split(SEPARATOR);
  return kind === FORM && command !== "" ? { command, subcommand: subcommand === "" ? null : subcommand, about } : null;
}

/** What was filled in; empty fields are left out. */
export function submittedOptions({ fields }: ModalSubmitInteraction): Given {
  const given: Record<string, string> = {};
  for (const [name, field] of fields.fields) {
    const value =
      field.type === ComponentType.StringSelect ? field.values[0] : "value" in field ? field.value : undefined;
    if (typeof value === "string" && value.trim() !== "") given[name] = value;
  }
  return given;
}
