import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  InteractionResponseType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from "discord.js";
import type { Asker, CommandCall, CommandSpec } from "../../model/command.ts";
import { ABOUT } from "../../model/form-value.ts";
import { problemWords } from "../../model/problem.ts";
import type { Words } from "../../words/words.ts";
import type { CommandDesk } from "../chat.ts";
import { shorten } from "../clean.ts";
import { formOfButton } from "../form-button.ts";
import { type Answering, answerAtOnce, answerWith } from "./answer.ts";
import { askerOf } from "./asker.ts";
import { askerAbout, channelInForm, channelInOptions } from "./chosen-channel.ts";
import { decodePress } from "./custom-id.ts";
import { calledPart, type FormOf, formFor, needsForm, type Part, submittedForm, submittedOptions } from "./forms.ts";
import { CHOICE_LIMIT, CHOICES_LIMIT } from "./limits.ts";
import { wordsOfMessage } from "./message-words.ts";
import { WHO_SAID } from "./registration.ts";

/** Subcommands that change nothing. */
const TELLING: ReadonlySet<string> = new Set(["show", "list"]);

const readersWords = (desk: CommandDesk, interaction: BaseInteraction): Words =>
  desk.voices.reader(askerOf(interaction));

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

async function runCommand(answering: Answering, desk: CommandDesk, interaction: ChatInputCommandInteraction) {
  const called: FormOf = { command: interaction.commandName, subcommand: interaction.options.getSubcommand(false) };
  const { data } = interaction.options;
  const options = givenOptions(data);
  const asker = askerAbout(interaction, channelInOptions(data));
  const part = calledPart(desk.specs, called);
  const words = readersWords(desk, interaction);
  if (!part) return answerAtOnce(answering, interaction, words.say("chat.noCommand"));
  if (!mayCall(desk, called, asker)) return answerAtOnce(answering, interaction, words.say("chat.notManager"));
  if (needsForm(part, options)) return showForm(answering, desk, interaction, { called, part, given: options, asker });
  return callDesk(answering, desk, interaction, { ...called, options, asker });
}

interface Form {
  readonly called: FormOf;
  readonly part: Part;
  readonly given: Given;
  readonly asker: Asker;
}

async function showForm(
  { requests }: Answering,
  desk: CommandDesk,
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  { called, part, given, asker }: Form,
): Promise<void> {
  const filled = await filledFor(desk, asker, called, given);
  const chosen = asker.from === undefined ? null : asker.place;
  const data = formFor(part, called, { filled, chosen }, readersWords(desk, interaction));
  return requests.respond(interaction, { type: InteractionResponseType.Modal, data });
}

type Given = Readonly<Record<string, string>>;

/** The present values of what the form is about, under what was given. A form must be shown within three seconds. */
async function filledFor(desk: CommandDesk, asker: Asker, called: FormOf, given: Given): Promise<Given> {
  const { command, subcommand, about = "" } = called;
  const present = (await desk.filled?.(command, subcommand ?? "", about, asker)) ?? {};
  return { ...present, ...given };
}

/** Discord's own rule can be changed by a server's administrators; this one cannot. */
function mayCall(desk: CommandDesk, { command, subcommand }: FormOf, asker: Asker): boolean {
  // What only tells is refused by the desk where it is to be.
  if (subcommand !== null && TELLING.has(subcommand)) return true;
  return asker.mayManage || specOf(desk, command)?.manage !== true;
}

function specOf(desk: CommandDesk, command: string): CommandSpec | undefined {
  return desk.specs.find(({ name }) => name === command);
}

type Answerable = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ModalSubmitInteraction;

function callDesk(answering: Answering, desk: CommandDesk, interaction: Answerable, call: CommandCall): Promise<void> {
  const how = { mode: "new", words: readersWords(desk, interaction) } as const;
  return answerWith(answering, interaction, how, () => desk.answer(call));
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

async function whoSaidThis(answering: Answering, desk: CommandDesk, interaction: MessageContextMenuCommandInteraction) {
  const words = wordsOfMessage(interaction.targetMessage);
  const option = specOf(desk, WHO_SAID)?.options[0];
  if (!option || words === "") {
    return answerAtOnce(answering, interaction, readersWords(desk, interaction).say("chat.noWords"));
  }
  const asker = askerOf(interaction);
  const options = { [option.name]: words };
  return callDesk(answering, desk, interaction, { command: WHO_SAID, subcommand: null, options, asker });
}

async function press(answering: Answering, desk: CommandDesk, interaction: ButtonInteraction) {
  const pressed = decodePress(interaction.customId);
  const words = readersWords(desk, interaction);
  if (!pressed) return answerAtOnce(answering, interaction, words.say("chat.oldButton"));
  const called = formOfButton(desk.specs, pressed.action, pressed.value);
  const part = called && calledPart(desk.specs, called);
  const asker = askerOf(interaction);
  if (called && part && mayCall(desk, called, asker)) {
    return showForm(answering, desk, interaction, { called, part, given: {}, asker });
  }
  const isOwn = interaction.message.flags.has(MessageFlags.Ephemeral);
  const mode = pressed.replaces && isOwn ? "replace" : "new";
  return answerWith(answering, interaction, { mode, words }, () => desk.press(pressed.action, pressed.value, asker));
}

async function submit(answering: Answering, desk: CommandDesk, interaction: ModalSubmitInteraction) {
  const called = submittedForm(interaction.customId);
  const words = readersWords(desk, interaction);
  if (!called || !calledPart(desk.specs, called)) {
    return answerAtOnce(answering, interaction, words.say("chat.noCommand"));
  }
  const asker = askerAbout(interaction, channelInForm(interaction));
  if (!mayCall(desk, called, asker)) return answerAtOnce(answering, interaction, words.say("chat.notManager"));
  const about = called.about ? { [ABOUT]: called.about } : {};
  const { command, subcommand } = called;
  const options = { ...submittedOptions(interaction), ...about };
  return callDesk(answering, desk, interaction, { command, subcommand, options, asker });
}

async function suggest({ requests, log }: Answering, desk: CommandDesk, interaction: AutocompleteInteraction) {
  let suggestions: readonly string[] = [];
  try {
    suggestions = await suggestionsFor(desk, interaction);
  } catch (thrown) {
    log.warn({ cause: problemWords(thrown) }, "no suggestions could be made");
  }
  const data = { choices: choicesOf(suggestions) };
  await requests.respond(interaction, { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data });
}

async function suggestionsFor(desk: CommandDesk, interaction: AutocompleteInteraction): Promise<readonly string[]> {
  const command = interaction.commandName;
  const subcommand = interaction.options.getSubcommand(false);
  const { name, value } = interaction.options.getFocused(true);
  const typed = String(value);
  const option = calledPart(desk.specs, { command, subcommand })?.options.find((one) => one.name === name);
  if (option?.choices) return option.choices.filter((choice) => choice.toLowerCase().includes(typed.toLowerCase()));
  const chosen = channelInOptions(interaction.options.data);
  return desk.suggest(command, name, typed, askerAbout(interaction, chosen));
}

/** A suggestion that is longer than Discord takes is left out: half of it would ask for something else. */
function choicesOf(suggestions: readonly string[]): { readonly name: string; readonly value: string }[] {
  return [...new Set(suggestions)]
    .filter((value) => value.length <= CHOICE_LIMIT && value.trim() !== "")
    .slice(0, CHOICES_LIMIT)
    .map((value) => ({ name: shorten(value, CHOICE_LIMIT) || value, value }));
}
