import type {
  BlockAction,
  BlockSuggestion,
  ButtonAction,
  MessageShortcut,
  SlashCommand,
  types,
  ViewSubmitAction,
} from "@slack/bolt";
import type { Asker, CommandCall } from "../../model/command.ts";
import { ABOUT } from "../../model/form-value.ts";
import type { Message } from "../../model/message.ts";
import { problemWords } from "../../model/problem.ts";
import type { CommandDesk } from "../chat.ts";
import { formOfButton } from "../form-button.ts";
import { type Answering, answerWith, safely, words } from "./answer.ts";
import { calledPart, missingOptions, type Part, understand, usage } from "./command-text.ts";
import { evidenceMessage, SOURCE_ACTION } from "./evidence.ts";
import { formFor, needsForm, SUGGESTING, submittedForm, submittedOptions, suggestionChoices } from "./forms.ts";
import { HOME_DIGEST, HOME_SEARCH, homeBlocks } from "./home.ts";
import { type AskedMessage, wordsOfMessage } from "./message-words.ts";
import { pressOf, readValue } from "./press.ts";
import { answersThrough } from "./response-url.ts";

export const CHAT_NAME = "slack";
/** The message shortcut's `callback_id` in the manifest. */
export const WHO_SAID_THIS = "who_said_this";
const WHO_SAID = "who-said";

const OLD_BUTTON = "That button belongs to an older version of this bot. Use the command again to get a fresh one.";
const NO_COMMAND = "This bot does not know that command any more. /help lists what it knows.";
const NO_WORDS = "That message has no words to look for.";

export interface Service extends Answering {
  readonly desk: CommandDesk;
  readonly mayManage: (user: string) => Promise<boolean>;
  /** False for a replay of something that was answered already. */
  readonly isFirst: (key: string) => Promise<boolean>;
  /** For one answer, in milliseconds. */
  readonly timeout: number;
}

type Ack = () => Promise<void>;
type AckForm = (answer?: { response_action: "errors"; errors: Record<string, string> }) => Promise<void>;
type AckChoices = (choices: { options: types.PlainTextOption[] }) => Promise<void>;

/** What people do with the bot, answered. None of these ever throws. */
export interface Dispatch {
  command(ack: Ack, body: SlashCommand): Promise<void>;
  press(ack: Ack, body: BlockAction): Promise<void>;
  shortcut(ack: Ack, body: MessageShortcut): Promise<void>;
  form(ack: AckForm, body: ViewSubmitAction): Promise<void>;
  suggest(ack: AckChoices, body: BlockSuggestion): Promise<void>;
  home(event: types.AppHomeOpenedEvent, body: { readonly team_id: string; readonly event_id: string }): Promise<void>;
}

export function dispatchTo(service: Service): Dispatch {
  const once = async (ack: Ack, key: string, work: () => Promise<void>): Promise<void> => {
    try {
      await ack();
      if (await service.isFirst(key)) await work();
      else service.log.info({ key }, "something that was answered already came again");
    } catch (thrown) {
      service.log.error({ cause: problemWords(thrown) }, "an interaction failed");
    }
  };
  return {
    command: (ack, body) => once(ack, body.trigger_id, () => runCommand(service, body)),
    press: (ack, body) => once(ack, pressKey(body), () => press(service, body)),
    shortcut: (ack, body) => once(ack, body.trigger_id, () => whoSaidThis(service, body)),
    form: async (ack, body) => {
      const mistakes = await mistakesIn(service, body);
      const errors = { response_action: "errors" as const, errors: { ...mistakes } };
      if (Object.keys(mistakes).length > 0) return ack(errors);
      return once(
        () => ack(),
        body.trigger_id,
        () => submit(service, body),
      );
    },
    suggest: (ack, body) => suggest(service, ack, body),
    home: ({ user, tab }, { team_id, event_id }) =>
      once(
        async () => undefined,
        event_id,
        async () => {
          if (tab === "home") await showHome(service, user, team_id, null);
        },
      ),
  };
}

/** Two presses may share a trigger, so the time of the press counts too. */
function pressKey({ trigger_id, actions }: BlockAction): string {
  return `${trigger_id} ${actions[0]?.action_ts ?? ""}`;
}

async function askerOf(service: Service, workspace: string, place: string, user: string): Promise<Asker> {
  return { chat: CHAT_NAME, workspace, place, user, mayManage: await service.mayManage(user) };
}

async function runCommand(service: Service, body: SlashCommand): Promise<void> {
  const { desk, timeout } = service;
  const asked = { answers: answersThrough(body.response_url, timeout), channel: body.channel_id, replaces: false };
  const tell = (message: string) => answerWith(service, asked, async () => words(message));
  const { name: called, text } = calledCommand(body);
  const spec = desk.specs.find(({ name }) => name === called);
  if (!spec) return tell(NO_COMMAND);
  const understood = understand(spec, text);
  if ("mistake" in understood) return tell(understood.mistake);
  const { subcommand, options } = understood.call;
  const part = calledPart(desk.specs, spec.name, subcommand);
  if (!part) return tell(NO_COMMAND);
  const asker = await askerOf(service, body.team_id, body.channel_id, body.user_id);
  const call: CommandCall = { command: spec.name, subcommand, options, asker };
  const isRefused = spec.manage && !asker.mayManage;
  if (isRefused || !(needsForm(part, options) || missingOptions(part, options).length > 0)) {
    return answerWith(service, asked, () => desk.answer(call));
  }
  if (!needsForm(part, options)) return tell(missingWords(call, part));
  const of = { command: spec.name, subcommand, channel: body.channel_id, responseUrl: body.response_url };
  const present = (await desk.filled?.(spec.name, subcommand ?? "", "", asker)) ?? {};
  if (await showForm(service, body.trigger_id, formFor(spec, part, of, { ...present, ...options }))) return;
  await tell(missingWords(call, part));
}

async function showForm(service: Service, trigger: string, form: types.ModalView): Promise<boolean> {
  try {
    await service.requests.openView(trigger, form);
    return true;
  } catch (thrown) {
    service.log.warn({ cause: problemWords(thrown) }, "a form could not be opened");
    return false;
  }
}

/** Every command has a name of its own, and one by way of `/soundbite`, since two apps may want the same name. */
function calledCommand({ command, text = "" }: SlashCommand): { readonly name: string; readonly text: string } {
  if (command !== "/soundbite") return { name: command.slice(1), text };
  const [name = "", ...rest] = text.trimStart().split(" ");
  return { name: name.toLowerCase() || "help", text: rest.join(" ") };
}

function missingWords({ command, subcommand, options }: CommandCall, part: Part): string {
  const missing = missingOptions(part, options).map(({ name, description }) => `${name} (${description})`);
  const written = usage(subcommand === null ? `/${command}` : `/${command} ${subcommand}`, part);
  return `Something is missing: ${missing.join("; ")}. Write it as ${written}`;
}

async function press(service: Service, body: BlockAction): Promise<void> {
  const { timeout } = service;
  const action = body.actions[0] as ButtonAction | undefined;
  const pressed = pressOf(action?.action_id ?? "");
  if (pressed === "link") return;
  const place = body.channel?.id ?? "";
  if (pressed && (await openedForm(service, body, pressed.action, readValue(action?.value ?? "")))) return;
  const answer = async (): Promise<Message> => {
    const asker = await askerOf(service, body.team?.id ?? "", place, body.user.id);
    const atHome = homeCall(body.actions[0]);
    if (atHome) return service.desk.answer({ ...atHome, subcommand: null, asker });
    if (pressed === null) return words(OLD_BUTTON);
    const value = readValue(action?.value ?? "");
    if (pressed.action === SOURCE_ACTION) return evidenceMessage(value) ?? words(OLD_BUTTON);
    return service.desk.press(pressed.action, value, asker);
  };
  if (body.view) return showHome(service, body.user.id, body.team?.id ?? "", await safely(service, answer));
  const thread = body.message?.["thread_ts"];
  const answers = answersThrough(body.response_url, timeout, typeof thread === "string" ? thread : null);
  const isOwn = body.container["is_ephemeral"] === true;
  await answerWith(service, { answers, channel: place, replaces: pressed?.replaces === true && isOwn }, answer);
}

/** What the search box and the button of the Home tab ask; null for any other control. */
function homeCall(action: BlockAction["actions"][number] | undefined): Pick<CommandCall, "command" | "options"> | null {
  if (action?.action_id === HOME_DIGEST) return { command: "digest", options: {} };
  if (action?.action_id !== HOME_SEARCH) return null;
  const typed = "value" in action && typeof action.value === "string" ? action.value : "";
  return { command: WHO_SAID, options: { words: typed } };
}

/** Whether the button stood for a form, which is open now. */
async function openedForm(service: Service, body: BlockAction, action: string, value: string): Promise<boolean> {
  const { desk } = service;
  const called = formOfButton(desk.specs, action, value);
  const spec = desk.specs.find(({ name }) => name === called?.command);
  const part = called && calledPart(desk.specs, called.command, called.subcommand);
  if (!called || !spec || !part || !body.channel) return false;
  if (spec.manage && !(await service.mayManage(body.user.id))) return false;
  const of = { ...called, channel: body.channel.id, responseUrl: body.response_url };
  const asker = await askerOf(service, body.team?.id ?? "", body.channel.id, body.user.id);
  const present = (await desk.filled?.(called.command, called.subcommand, called.about, asker)) ?? {};
  return showForm(service, body.trigger_id, formFor(spec, part, of, present));
}

async function whoSaidThis(service: Service, body: MessageShortcut): Promise<void> {
  const { desk, timeout } = service;
  const asked = { answers: answersThrough(body.response_url, timeout), channel: body.channel.id, replaces: false };
  const said = wordsOfMessage(body.message as AskedMessage);
  const option = calledPart(desk.specs, WHO_SAID, null)?.options[0];
  await answerWith(service, asked, async () => {
    if (!option || said === "") return words(NO_WORDS);
    const asker = await askerOf(service, body.team?.id ?? "", body.channel.id, body.user.id);
    return desk.answer({ command: WHO_SAID, subcommand: null, options: { [option.name]: said }, asker });
  });
}

/** The form stays open with the words at its fields. Nobody's rights are looked up for that: it must be quick. */
async function mistakesIn({ desk, log }: Service, { view, user, team }: ViewSubmitAction) {
  const of = submittedForm(view.private_metadata);
  if (!of) return {};
  const asker = { chat: CHAT_NAME, workspace: team?.id ?? "", place: of.channel, user: user.id, mayManage: false };
  const { command, subcommand } = of;
  try {
    return (await desk.mistakes?.({ command, subcommand, options: submittedOptions(view.state.values), asker })) ?? {};
  } catch (thrown) {
    log.warn({ cause: problemWords(thrown) }, "a form could not be looked at");
    return {};
  }
}

async function submit(service: Service, { view, user, team }: ViewSubmitAction): Promise<void> {
  const of = submittedForm(view.private_metadata);
  if (!of) return;
  const { command, subcommand, channel, responseUrl } = of;
  const asked = { answers: answersThrough(responseUrl, service.timeout), channel, replaces: false };
  await answerWith(service, asked, async () => {
    if (!calledPart(service.desk.specs, command, subcommand)) return words(NO_COMMAND);
    const asker = await askerOf(service, team?.id ?? "", channel, user.id);
    const options = { ...submittedOptions(view.state.values), ...(of.about ? { [ABOUT]: of.about } : {}) };
    return service.desk.answer({ command, subcommand, options, asker });
  });
}

/** Suggestions show what the asker could find anyway, so nobody's rights are looked up while they type. */
async function suggest(service: Service, ack: AckChoices, body: BlockSuggestion): Promise<void> {
  const { action_id: id, value: typed } = body;
  try {
    const [command = "", option = ""] = id.startsWith(SUGGESTING) ? id.slice(SUGGESTING.length).split(":") : [];
    const asker = { chat: CHAT_NAME, workspace: body.team?.id ?? "", place: "", user: body.user.id, mayManage: false };
    const suggestions = await service.desk.suggest(command, option, typed, asker);
    await ack({ options: suggestionChoices(typed, suggestions) });
  } catch (thrown) {
    service.log.warn({ cause: problemWords(thrown) }, "no suggestions could be made");
  }
}

async function showHome(service: Service, user: string, workspace: string, pressed: Message | null): Promise<void> {
  const asker = await askerOf(service, workspace, "", user);
  await service.requests.publishHome(user, await homeBlocks(service.desk, asker, pressed));
}
