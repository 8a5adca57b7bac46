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
import type { Message } from "../../model/message.ts";
import { problemWords } from "../../model/problem.ts";
import type { Words } from "../../words/words.ts";
import type { CommandDesk } from "../chat.ts";
import { calledPart, type Inbound, type Reply, replyTo, type Spoken, suggestionsFor, WHO_SAID } from "../inbound.ts";
import { type Answering, type Asked, answerWith, inWords, safely } from "./answer-in-slack.ts";
import { askerAbout, channelIn } from "./chosen-channel.ts";
import { understand } from "./command-text.ts";
import { evidenceMessage, SOURCE_ACTION } from "./evidence.ts";
import { formFor, SUGGESTING, submittedForm, submittedOptions, suggestionChoices } from "./forms.ts";
import { HOME_DIGEST, HOME_SEARCH, homeBlocks } from "./home.ts";
import { type AskedMessage, wordsOfMessage } from "./message-words.ts";
import type { People } from "./people.ts";
import { pressOf, readValue } from "./press.ts";
import { answersThrough } from "./response-url.ts";

export const CHAT_NAME = "slack";
/** The message shortcut's `callback_id` in the manifest. */
export const WHO_SAID_THIS = "who_said_this";

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
  const { name: command, text } = calledCommand(body);
  const spec = desk.specs.find(({ name }) => name === command);
  if (!spec) return tell(service, asked, words.say("chat.noCommand"));
  const understood = understand(spec, text, words);
  if ("mistake" in understood) return tell(service, asked, understood.mistake);
  const { subcommand, options: typed } = understood.call;
  const chosen = channelIn(calledPart(desk.specs, { command, subcommand }), typed, words);
  if ("mistake" in chosen) return tell(service, asked, chosen.mistake);
  const inbound = { kind: "command", called: { command, subcommand }, options: chosen.options } as const;
  const replied = await replyTo(desk, askerAbout(asker, chosen.channel), inbound);
  const place = { trigger: body.trigger_id, channel: body.channel_id, responseUrl: body.response_url, typed, words };
  await reply(service, asked, await unlessShown(service, place, replied));
}

const tell = (service: Service, asked: Asked, told: string): Promise<void> =>
  answerWith(service, asked, async () => inWords(told));

async function reply(service: Service, asked: Asked, spoken: Spoken | null): Promise<void> {
  if (spoken) await answerWith(service, asked, worked(spoken));
}

const worked = (spoken: Spoken): (() => Promise<Message>) =>
  spoken.kind === "say" ? async () => inWords(spoken.words) : spoken.work;

interface FormPlace {
  readonly trigger: string;
  /** Null where a form's answer would have no place. */
  readonly channel: string | null;
  readonly responseUrl: string;
  readonly typed: CommandCall["options"];
  readonly words: Words;
}

/** Shows the form of a reply. What is to be said instead; null where the form stands open. */
async function unlessShown(service: Service, place: FormPlace, replied: Reply): Promise<Spoken | null> {
  if (replied.kind !== "form") return replied;
  const { trigger, channel, responseUrl, typed, words } = place;
  const { spec, part, called, filled, otherwise } = replied;
  if (channel === null) return otherwise;
  try {
    const of = { ...called, channel, responseUrl };
    await service.requests.openView(trigger, formFor(spec, part, of, { ...filled, ...typed }, words));
    return null;
  } catch (thrown) {
    service.log.warn({ cause: problemWords(thrown) }, "a form could not be opened");
    return otherwise;
  }
}

/** Every command has a name of its own, and one by way of `/soundbite`, since two apps may want the same name. */
function calledCommand({ command, text = "" }: SlashCommand): { readonly name: string; readonly text: string } {
  if (command !== "/soundbite") return { name: command.slice(1), text };
  const [name = "", ...rest] = text.trimStart().split(" ");
  return { name: name.toLowerCase() || "help", text: rest.join(" ") };
}

async function press(service: Service, body: BlockAction): Promise<void> {
  const { trigger_id: trigger, response_url: responseUrl, channel, user, view } = body;
  const pressed = pressOf(body.actions[0]?.action_id ?? "");
  if (pressed === "link") return;
  const place = channel?.id ?? "";
  const asker = await askerOf(service, body.team?.id ?? "", place, user.id);
  const words = service.desk.voices.reader(asker);
  const replied = await replyToPress(service.desk, asker, body.actions[0] as ButtonAction | undefined);
  const formPlace = { trigger, channel: channel?.id ?? null, responseUrl, typed: {}, words };
  const spoken = await unlessShown(service, formPlace, replied);
  if (spoken === null) return;
  if (view) {
    return showHome(service, user.id, asker.workspace, await safely(service, words, worked(spoken)));
  }
  const thread = body.message?.["thread_ts"];
  const answers = answersThrough(responseUrl, service.timeout, typeof thread === "string" ? thread : null);
  const isOwn = body.container["is_ephemeral"] === true;
  await reply(service, { answers, channel: place, replaces: pressed?.replaces === true && isOwn, words }, spoken);
}

/** A control of the Home tab is a command; what is evident of a source stands in its own button. */
async function replyToPress(desk: CommandDesk, asker: Asker, action: ButtonAction | undefined): Promise<Reply> {
  const pressed = pressOf(action?.action_id ?? "");
  const value = readValue(action?.value ?? "");
  if (pressed === "link" || pressed === null) {
    return replyTo(desk, asker, homeCall(action) ?? { kind: "press", pressed: null });
  }
  const evidence = pressed.action === SOURCE_ACTION ? evidenceMessage(value, desk.voices.reader(asker)) : null;
  if (evidence) return { kind: "answer", work: async () => evidence };
  const known = pressed.action === SOURCE_ACTION ? null : { action: pressed.action, value };
  return replyTo(desk, asker, { kind: "press", pressed: known });
}

/** What the search box and the button of the Home tab ask; null for any other control. */
function homeCall(action: BlockAction["actions"][number] | undefined): Inbound | null {
  const call = (command: string, options: CommandCall["options"]): Inbound => ({
    kind: "command",
    called: { command, subcommand: null },
    options,
  });
  if (action?.action_id === HOME_DIGEST) return call("digest", {});
  if (action?.action_id !== HOME_SEARCH) return null;
  return call(WHO_SAID, { words: "value" in action && typeof action.value === "string" ? action.value : "" });
}

async function whoSaidThis(service: Service, body: MessageShortcut): Promise<void> {
  const { channel, user, team, response_url: responseUrl } = body;
  const { asker, asked } = await askedBy(service, team?.id ?? "", channel.id, user.id, responseUrl);
  const words = wordsOfMessage(body.message as AskedMessage);
  await reply(service, asked, await replyTo(service.desk, asker, { kind: "who-said", words }));
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
  const { asker, asked } = await askedBy(service, team?.id ?? "", of.channel, user.id, of.responseUrl);
  const chosen = channelIn(calledPart(service.desk.specs, of), submittedOptions(view.state.values), asked.words);
  if ("mistake" in chosen) return tell(service, asked, chosen.mistake);
  const inbound = { kind: "submit", called: of, options: chosen.options } as const;
  await reply(service, asked, await replyTo(service.desk, askerAbout(asker, chosen.channel), inbound));
}

/** Suggestions show what the asker could find anyway, so nobody's rights are looked up while they type. */
async function suggest(service: Service, ack: AckChoices, body: BlockSuggestion): Promise<void> {
  const { action_id: id, value: typed } = body;
  try {
    const [command = "", option = ""] = id.startsWith(SUGGESTING) ? id.slice(SUGGESTING.length).split(":") : [];
    const asker = rememberedAsker(service, body.team?.id ?? "", "", body.user.id);
    const called = { command, subcommand: null };
    const suggestions = await suggestionsFor(service.desk, { called, option, typed, asker });
    await ack({ options: suggestionChoices(typed, suggestions) });
  } catch (thrown) {
    service.log.warn({ cause: problemWords(thrown) }, "no suggestions could be made");
  }
}

async function showHome(service: Service, user: string, workspace: string, pressed: Message | null): Promise<void> {
  const asker = await askerOf(service, workspace, "", user);
  await service.requests.publishHome(user, await homeBlocks(service.desk, asker, pressed));
}
