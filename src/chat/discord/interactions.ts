import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  ComponentType,
  InteractionResponseType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from "discord.js";
import type { Asker } from "../../model/command.ts";
import { problemWords } from "../../model/problem.ts";
import type { CommandDesk } from "../chat.ts";
import { shorten } from "../clean.ts";
import { type Called, type Inbound, replyTo, suggestionsFor } from "../inbound.ts";
import { type Answering, answerAtOnce, answerWith, type How } from "./answer-in-discord.ts";
import { askerOf } from "./asker.ts";
import { decodePress } from "./custom-id.ts";
import { formFor, submittedForm, submittedOptions } from "./forms.ts";
import { CHOICE_LIMIT, CHOICES_LIMIT } from "./limits.ts";
import { wordsOfMessage } from "./message-words.ts";
import { mayManage } from "./permissions.ts";

/** Answers everything that people do with the bot. Never throws. */
export async function handleInteraction(
  answering: Answering,
  desk: CommandDesk,
  interaction: BaseInteraction,
): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await suggest(answering, desk, interaction);
    else if (interaction.isChatInputCommand()) await runCommand(answering, desk, interaction);
    else if (interaction.isMessageContextMenuCommand()) await whoSaidThis(answering, desk, interaction);
    else if (interaction.isButton()) await press(answering, desk, interaction);
    else if (interaction.isModalSubmit()) await submit(answering, desk, interaction);
  } catch (thrown) {
    answering.log.error({ cause: problemWords(thrown) }, "an interaction failed");
  }
}

function runCommand(answering: Answering, desk: CommandDesk, interaction: ChatInputCommandInteraction) {
  const called: Called = { command: interaction.commandName, subcommand: interaction.options.getSubcommand(false) };
  const { data } = interaction.options;
  const asker = askerAbout(interaction, channelInOptions(data));
  const inbound = { kind: "command", called, options: givenOptions(data) } as const;
  return reply(answering, desk, { interaction, asker, inbound });
}

function givenOptions(data: readonly CommandInteractionOption[]): Record<string, string> {
  const given: Record<string, string> = {};
  for (const { name, type, value, options } of data) {
    if (options) Object.assign(given, givenOptions(options));
    else if (type === ApplicationCommandOptionType.Channel) continue;
    else if (value !== undefined) given[name] = String(value);
  }
  return given;
}

function whoSaidThis(answering: Answering, desk: CommandDesk, interaction: MessageContextMenuCommandInteraction) {
  const inbound = { kind: "who-said", words: wordsOfMessage(interaction.targetMessage) } as const;
  return reply(answering, desk, { interaction, asker: askerOf(interaction), inbound });
}

function press(answering: Answering, desk: CommandDesk, interaction: ButtonInteraction) {
  const pressed = decodePress(interaction.customId);
  const isOwn = interaction.message.flags.has(MessageFlags.Ephemeral);
  const mode = pressed?.replaces && isOwn ? "replace" : "new";
  return reply(answering, desk, {
    interaction,
    asker: askerOf(interaction),
    inbound: { kind: "press", pressed },
    mode,
  });
}

function submit(answering: Answering, desk: CommandDesk, interaction: ModalSubmitInteraction) {
  const called = submittedForm(interaction.customId);
  const asker = askerAbout(interaction, channelInForm(interaction));
  const inbound = { kind: "submit", called, options: submittedOptions(interaction) } as const;
  return reply(answering, desk, { interaction, asker, inbound });
}

interface Received {
  readonly interaction:
    | ChatInputCommandInteraction
    | MessageContextMenuCommandInteraction
    | ButtonInteraction
    | ModalSubmitInteraction;
  readonly asker: Asker;
  readonly inbound: Inbound;
  readonly mode?: How["mode"];
}

/** A form must be shown within three seconds; only to a command or a button can one be the reply. */
async function reply(answering: Answering, desk: CommandDesk, { interaction, asker, inbound, mode = "new" }: Received) {
  const replied = await replyTo(desk, asker, inbound);
  const words = desk.voices.reader(asker);
  if (replied.kind === "say") return answerAtOnce(answering, interaction, replied.words);
  if (replied.kind === "answer") return answerWith(answering, interaction, { mode, words }, replied.work);
  const { part, called, filled } = replied;
  const chosen = asker.from === undefined ? null : asker.place;
  const data = formFor(part, called, { filled, chosen }, words);
  return answering.requests.respond(interaction, { type: InteractionResponseType.Modal, data });
}

async function suggest({ requests, log }: Answering, desk: CommandDesk, interaction: AutocompleteInteraction) {
  let suggestions: readonly string[] = [];
  try {
    const { commandName: command, options } = interaction;
    const { name: option, value } = options.getFocused(true);
    const called = { command, subcommand: options.getSubcommand(false) };
    const asker = askerAbout(interaction, channelInOptions(options.data));
    suggestions = await suggestionsFor(desk, { called, option, typed: String(value), asker });
  } catch (thrown) {
    log.warn({ cause: problemWords(thrown) }, "no suggestions could be made");
  }
  const data = { choices: choicesOf(suggestions) };
  await requests.respond(interaction, { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data });
}

/** A suggestion that is longer than Discord takes is left out: half of it would ask for something else. */
function choicesOf(suggestions: readonly string[]): { readonly name: string; readonly value: string }[] {
  return [...new Set(suggestions)]
    .filter((value) => value.length <= CHOICE_LIMIT && value.trim() !== "")
    .slice(0, CHOICES_LIMIT)
    .map((value) => ({ name: shorten(value, CHOICE_LIMIT) || value, value }));
}

/** Another channel than the one in which somebody asks, chosen in an option or a form. */
interface ChosenChannel {
  readonly id: string;
  /** What the asker may do there: as Discord tells it, whatever it stands in. */
  readonly permissions: bigint;
}

/** Who asks about a channel that they chose: it is the place asked about, and their rights are those they have there. */
function askerAbout(interaction: BaseInteraction, chosen: ChosenChannel | null): Asker {
  const asker = askerOf(interaction);
  if (chosen === null || chosen.id === asker.place) return asker;
  return { ...asker, place: chosen.id, from: asker.place, mayManage: mayManage(chosen.permissions) };
}

function channelInOptions(data: readonly CommandInteractionOption[]): ChosenChannel | null {
  for (const { type, value, channel, options } of data) {
    const chosen = options ? channelInOptions(options) : null;
    if (chosen) return chosen;
    if (type === ApplicationCommandOptionType.Channel) {
      return { id: String(value), permissions: permissionsOf(channel) };
    }
  }
  return null;
}

function channelInForm({ fields }: ModalSubmitInteraction): ChosenChannel | null {
  for (const field of fields.fields.values()) {
    const chosen = field.type === ComponentType.ChannelSelect ? field.channels?.first() : undefined;
    if (chosen) return { id: chosen.id, permissions: permissionsOf(chosen) };
  }
  return null;
}

/** discord.js has them as a string or as a bit field, and tells its types of neither where a channel is known to it. */
function permissionsOf(channel: object | null | undefined): bigint {
  const told: unknown = channel && "permissions" in channel ? channel.permissions : null;
  if (typeof told === "string" && /^\d{1,40}$/.test(told)) return BigInt(told);
  if (typeof told === "object" && told !== null && "bitfield" in told && typeof told.bitfield === "bigint") {
    return told.bitfield;
  }
  return 0n;
}
