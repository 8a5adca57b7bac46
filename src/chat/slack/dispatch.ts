import type {
  BlockAction,
  BlockSuggestion,
  ButtonAction,
  MessageShortcut,
  SlashCommand,
  types,
  ViewSubmitAction,
} from "@slack/bolt";
import type { Asker, CommandCall, CommandSpec } from "../../model/command.ts";
import { ABOUT } from "../../model/form-value.ts";
import type { Message } from "../../model/message.ts";
import { problemWords } from "../../model/problem.ts";
import { aboutIn, optionName, pathOf } from "../../words/about.ts";
import type { Words } from "../../words/words.ts";
import type { CommandDesk } from "../chat.ts";
import { formOfButton } from "../form-button.ts";
import { type Answering, type Asked, answerWith, inWords, safely } from "./answer.ts";
import { askerAbout, channelIn } from "./chosen-channel.ts";
import { calledPart, missingOptions, type Part, understand, usage } from "./command-text.ts";
import { evidenceMessage, SOURCE_ACTION } from "./evidence.ts";
import { formFor, needsForm, SUGGESTING, submittedForm, submittedOptions, suggestionChoices } from "./forms.ts";
import { HOME_DIGEST, HOME_SEARCH, homeBlocks } from "./home.ts";
import { type AskedMessage, wordsOfMessage } from "./message-words.ts";
import type { People } from "./people.ts";
import { pressOf, readValue } from "./press.ts";
import { answersThrough } from "./response-url.ts";

export const CHAT_NAME = "slack";
/** The message shortcut's `callback_id` in the manifest. */
export const WHO_SAID_THIS = "who_said_this";
const WHO_SAID = "who-said";

export interface Service extends Answering {
  readonly desk: CommandDesk;
  readonly people: People;
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
  return { chat: CHAT_NAME, workspace, place, user, ...(await service.people.look(user)) };
}

/** Without asking Slack, so that it is quick: what nobody knows yet is not looked up, and nothing is decided by it. */
function rememberedAsker(service: Service, workspace: string, place: string, user: string): Asker {
  return { chat: CHAT_NAME, workspace, place, user, ...service.people.remembered(user), mayManage: false };
}

/** Who asks, in which words, and where the answer goes. */
async function askedBy(service: Service, workspace: string, channel: string, user: string, responseUrl: string) {
  const asker = await askerOf(service, workspace, channel, user);
  const words = service.desk.voices.reader(asker);
  return { asker, asked: { answers: answersThrough(responseUrl, service.timeout), channel, replaces: false, words } };
}

async function runCommand(service: Service, body: SlashCommand): Promise<void> {
  const { desk } = service;
  const { asker, asked } = await askedBy(service, body.team_id, body.channel_id, body.user_id, body.response_url);
  const { words } = asked;
  const understood = understoodCall(desk, body, words);
  if ("mistake" in understood) return tell(service, asked, understood.mistake);
  const { spec, part, subcommand } = understood;
  const chosen = channelIn(part, understood.options, words);
  if ("mistake" in chosen) return tell(service, asked, chosen.mistake);
  const { options } = chosen;
  const call: CommandCall = { command: spec.name, subcommand, options, asker: askerAbout(asker, chosen.channel) };
  const isRefused = spec.manage && !asker.mayManage;
  if (isRefused || !(needsForm(part, options) || missingOptions(part, options).length > 0)) {
    return answerWith(service, asked, () => desk.answer(call));
  }
  if (!needsForm(part, options)) return tell(service, asked, missingWords(call, part, words));
  const of = { command: spec.name, subcommand, channel: body.channel_id, responseUrl: body.response_url };
  const present = (await desk.filled?.(spec.name, subcommand ?? "", "", call.asker)) ?? {};
  const filled = { ...present, ...understood.options };
  if (await showForm(service, body.trigger_id, formFor(spec, part, of, filled, words))) return;
  await tell(service, asked, missingWords(call, part, words));
}

const tell = (service: Service, asked: Asked, told: string): Promise<void> =>
  answerWith(service, asked, async () => inWords(told));

interface UnderstoodCall extends Pick<CommandCall, "subcommand" | "options"> {
  readonly spec: CommandSpec;
  readonly part: Part;
}

function understoodCall(
  desk: CommandDesk,
  body: SlashCommand,
  words: Words,
): UnderstoodCall | { readonly mistake: string } {
  const { name: called, text } = calledCommand(body);
  const spec = desk.specs.find(({ name }) => name === called);
  if (!spec) return { mistake: words.say("chat.noCommand") };
  const understood = understand(spec, text, words);
  if ("mistake" in understood) return understood;
  const part = calledPart(desk.specs, spec.name, understood.call.subcommand);
  return part ? { spec, part, ...understood.call } : { mistake: words.say("chat.noCommand") };
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

function missingWords({ command, subcommand, options }: CommandCall, part: Part, words: Words): string {
  const path = pathOf(command, subcommand);
  const missing = missingOptions(part, options).map(
    (option) => `${optionName(words, option.name)} (${aboutIn(words, `${path}.${option.name}`, option)})`,
  );
  const written = usage(`/${path.replace(".", " ")}`, part);
  return words.say("chat.missing", { options: missing.join("; "), usage: written });
}

async function press(service: Service, body: BlockAction): Promise<void> {
  const { timeout } = service;
  const action = body.actions[0] as ButtonAction | undefined;
  const pressed = pressOf(action?.action_id ?? "");
  if (pressed === "link") return;
  const place = body.channel?.id ?? "";
  const asker = await askerOf(service, body.team?.id ?? "", place, body.user.id);
  const words = service.desk.voices.reader(asker);
  const value = readValue(action?.value ?? "");
  if (pressed && (await openedForm(service, body, { action: pressed.action, value, asker, words }))) return;
  const answer = async (): Promise<Message> => {
    const atHome = homeCall(body.actions[0]);
    if (atHome) return service.desk.answer({ ...atHome, subcommand: null, asker });
    if (pressed === null) return inWords(words.say("chat.oldButton"));
    if (pressed.action === SOURCE_ACTION) {
      return evidenceMessage(value, words) ?? inWords(words.say("chat.oldButton"));
    }
    return service.desk.press(pressed.action, value, asker);
  };
  if (body.view) {
    return showHome(service, body.user.id, body.team?.id ?? "", await safely(service, words, answer));
  }
  const thread = body.message?.["thread_ts"];
  const answers = answersThrough(body.response_url, timeout, typeof thread === "string" ? thread : null);
  const isOwn = body.container["is_ephemeral"] === true;
  await answerWith(service, { answers, channel: place, replaces: pressed?.replaces === true && isOwn, words }, answer);
}

/** What the search box and the button of the Home tab ask; null for any other control. */
function homeCall(action: BlockAction["actions"][number] | undefined): Pick<CommandCall, "command" | "options"> | null {
  if (action?.action_id === HOME_DIGEST) return { command: "digest", options: {} };
  if (action?.action_id !== HOME_SEARCH) return null;
  const typed = "value" in action && typeof action.value === "string" ? action.value : "";
  return { command: WHO_SAID, options: { words: typed } };
}

interface Pressed {
  readonly action: string;
  readonly value: string;
  readonly asker: Asker;
  readonly words: Words;
}

/** Whether the button stood for a form, which is open now. */
async function openedForm(
  service: Service,
  body: BlockAction,
  { action, value, asker, words }: Pressed,
): Promise<boolean> {
  const { desk } = service;
  const called = formOfButton(desk.specs, action, value);
  const spec = desk.specs.find(({ name }) => name === called?.command);
  const part = called && calledPart(desk.specs, called.command, called.subcommand);
  if (!called || !spec || !part || !body.channel) return false;
  if (spec.manage && !asker.mayManage) return false;
  const of = { ...called, channel: body.channel.id, responseUrl: body.response_url };
  const present = (await desk.filled?.(called.command, called.subcommand, called.about, asker)) ?? {};
  return showForm(service, body.trigger_id, formFor(spec, part, of, present, words));
}

async function whoSaidThis(service: Service, body: MessageShortcut): Promise<void> {
  const { desk } = service;
  const { channel, user, team, response_url: responseUrl } = body;
  const { asker, asked } = await askedBy(service, team?.id ?? "", channel.id, user.id, responseUrl);
  const said = wordsOfMessage(body.message as AskedMessage);
  const option = calledPart(desk.specs, WHO_SAID, null)?.options[0];
  await answerWith(service, asked, async () => {
    if (!option || said === "") return inWords(asked.words.say("chat.noWords"));
    return desk.answer({ command: WHO_SAID, subcommand: null, options: { [option.name]: said }, asker });
  });
}

/** The form stays open with the words at its fields. Nobody's rights are looked up for that: it must be quick. */
async function mistakesIn(service: Service, { view, user, team }: ViewSubmitAction) {
  const { desk, log } = service;
  const of = submittedForm(view.private_metadata);
  if (!of) return {};
  const asker = rememberedAsker(service, team?.id ?? "", of.channel, user.id);
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
  const { asker, asked } = await askedBy(service, team?.id ?? "", channel, user.id, responseUrl);
  await answerWith(service, asked, async () => {
    const part = calledPart(service.desk.specs, command, subcommand);
    if (!part) return inWords(asked.words.say("chat.noCommand"));
    const chosen = channelIn(part, submittedOptions(view.state.values), asked.words);
    if ("mistake" in chosen) return inWords(chosen.mistake);
    const options = { ...chosen.options, ...(of.about ? { [ABOUT]: of.about } : {}) };
    return service.desk.answer({ command, subcommand, options, asker: askerAbout(asker, chosen.channel) });
  });
}

/** Suggestions show what the asker could find anyway, so nobody's rights are looked up while they type. */
async function suggest(service: Service, ack: AckChoices, body: BlockSuggestion): Promise<void> {
  const { action_id: id, value: typed } = body;
  try {
    const [command = "", option = ""] = id.startsWith(SUGGESTING) ? id.slice(SUGGESTING.length).split(":") : [];
    const asker = rememberedAsker(service, body.team?.id ?? "", "", body.user.id);
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
