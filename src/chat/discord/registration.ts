import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from "discord.js";
import type { CommandOption, CommandSpec } from "../../model/command.ts";
import type { Message, MessageBlock, Span } from "../../model/message.ts";
import { aboutId } from "../../words/about.ts";
import { translations } from "../../words/words.ts";
import { shorten } from "../clean.ts";
import { WHO_SAID } from "../inbound.ts";
import { CHOICES_LIMIT, COMMAND_DESCRIPTION_LIMIT } from "./limits.ts";
import { CHOOSABLE } from "./obstacle.ts";
import { MANAGE_CHANNELS } from "./permissions.ts";
import type { Requests } from "./requests.ts";

/** The name of the command in a message's context menu. */
export const WHO_SAID_THIS = "Who said this?";

type Commands = RESTPutAPIApplicationCommandsJSONBody;
type Options = NonNullable<Extract<Commands[number], { description: string }>["options"]>;

/** Which id Discord gave to each command, by its name. */
export type CommandIds = ReadonlyMap<string, string>;

/** Registers the commands where they differ from those registered. */
export async function registerCommands(
  requests: Requests,
  application: string,
  specs: readonly CommandSpec[],
): Promise<{ readonly changed: boolean; readonly ids: CommandIds }> {
  const wanted = applicationCommands(specs);
  const registered = await requests.commands(application);
  if (sameCommands(wanted, registered)) return { changed: false, ids: idsIn(registered) };
  return { changed: true, ids: idsIn(await requests.setCommands(application, wanted)) };
}

function idsIn(registered: readonly unknown[]): CommandIds {
  const named = registered as readonly { readonly name?: string; readonly id?: string }[];
  return new Map(named.flatMap(({ name, id }) => (name !== undefined && id !== undefined ? [[name, id]] : [])));
}

/** A message in which commands can be pressed: each command with its id, as `</digest:ID>` needs it. */
export function withCommandIds(message: Message, ids: CommandIds): Message {
  const known = (span: Span): Span => {
    const id = ids.get(span.command?.split(" ")[0] ?? "");
    return id === undefined ? span : { ...span, command: `${span.command}:${id}` };
  };
  const inBlock = (block: MessageBlock): MessageBlock => {
    if (block.type === "text") return { ...block, spans: block.spans.map(known) };
    if (block.type !== "list") return block;
    return { ...block, items: block.items.map((item) => ({ ...item, spans: item.spans.map(known) })) };
  };
  return { ...message, blocks: message.blocks.map(inBlock) };
}

/** The specs as Discord's application commands, in servers only; managing commands are hidden from everyone else. */
export function applicationCommands(specs: readonly CommandSpec[]): Commands {
  const common = {
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  const slash = specs.map((spec) => ({
    ...common,
    type: ApplicationCommandType.ChatInput as const,
    ...inWords(spec, translations(`command.${spec.name}`), spec.name),
    options: commandOptions(spec),
    default_member_permissions: isForManagersAlone(spec) ? MANAGE_CHANNELS.toString() : null,
  }));
  if (!specs.some(({ name }) => name === WHO_SAID)) return slash;
  const menu = { ...common, type: ApplicationCommandType.Message as const, name: WHO_SAID_THIS };
  const shown = { name_localizations: translations("menu.whoSaidThis"), default_member_permissions: null };
  return [...slash, { ...menu, ...shown }];
}

/** Discord hides a command with all that is in it, or shows it whole: the bot looks for itself who may do what. */
const isForManagersAlone = ({ manage, subcommands }: CommandSpec): boolean =>
  manage && !subcommands.some(({ forAnybody }) => forAnybody);

function commandOptions(spec: CommandSpec): Options {
  if (spec.subcommands.length === 0) return options(spec, spec.name) as Options;
  return spec.subcommands.map((subcommand) => {
    const path = `${spec.name}.${subcommand.name}`;
    return {
      type: ApplicationCommandOptionType.Subcommand as const,
      ...inWords(subcommand, translations(`command.${subcommand.name}`), path),
      options: options(subcommand, path),
    };
  }) as Options;
}

/** Discord wants required options first. A command with a form asks for what is missing, so nothing is required. */
function options({ options: all, form }: Pick<CommandSpec, "options" | "form">, path: string) {
  const sorted = [...all.filter(({ required }) => required), ...all.filter(({ required }) => !required)];
  return sorted.map((option) => ({
    ...optionKind(option),
    ...inWords(option, translations(`option.${option.name}`), `${path}.${option.name}`),
    required: option.required && form !== true,
  }));
}

interface Described {
  readonly name: string;
  readonly description: string;
}

function inWords({ name, description }: Described, names: Readonly<Record<string, string>>, path: string) {
  return {
    name,
    name_localizations: names,
    description: shorten(description, COMMAND_DESCRIPTION_LIMIT),
    description_localizations: translations(aboutId(path) ?? ""),
  };
}

function optionKind({ kind, choices = [], suggested = false }: CommandOption) {
  if (kind === "channel") return { type: ApplicationCommandOptionType.Channel, channel_types: [...CHOOSABLE] };
  if (kind === "whole-number") return { type: ApplicationCommandOptionType.Integer };
  const type = ApplicationCommandOptionType.String;
  if (kind === "choice" && choices.length <= CHOICES_LIMIT) {
    return { type, choices: choices.map((choice) => ({ name: choice, value: choice })) };
  }
  return suggested || kind === "choice" ? { type, autocomplete: true } : { type };
}

/** Whether two lists of commands are the same to Discord, which adds ids and defaults to what it was given. */
export function sameCommands(wanted: readonly unknown[], registered: readonly unknown[]): boolean {
  const texts = (commands: readonly unknown[]) => commands.map((command) => JSON.stringify(essence(command))).sort();
  return JSON.stringify(texts(wanted)) === JSON.stringify(texts(registered));
}

const COMPARED = [
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "options",
  "choices",
  "channel_types",
  "value",
  "required",
  "autocomplete",
  "default_member_permissions",
  "contexts",
  "integration_types",
] as const;

function essence(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => essence(one));
  if (typeof value !== "object" || value === null) return value;
  if (key.endsWith("_localizations")) return Object.fromEntries(Object.entries(value).sort());
  const known = new Map(Object.entries(value));
  const kept = COMPARED.map((key) => [key, essence(known.get(key), key)] as const);
  return Object.fromEntries(kept.filter(([, part]) => !isDefault(part)));
}

function isDefault(part: unknown): boolean {
  return (
    part === undefined ||
    part === null ||
    part === false ||
    part === "" ||
    (typeof part === "object" && Object.keys(part).length === 0)
  );
}
