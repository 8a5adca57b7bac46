import { InteractionResponseType, MessageFlags } from "discord.js";
import type { Log } from "../../log.ts";
import type { Message } from "../../model/message.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import type { Words } from "../../words/words.ts";
import { settled } from "../settled.ts";
import { isAlreadyAcknowledged, isTooLate } from "./failures.ts";
import { threadName } from "./posts.ts";
import { type CommandIds, withCommandIds } from "./registration.ts";
import { type DiscordPayload, renderPost } from "./render.ts";
import type { Requests } from "./requests.ts";
import { splitMessage } from "./split-for-discord.ts";

/** What an interaction is answered with and through. */
export interface Answering {
  readonly requests: Requests;
  readonly log: Log;
  /** Acknowledgements that are on their way. */
  readonly acknowledging: Set<Promise<void>>;
  /** Of the commands as they are registered. */
  commandIds: CommandIds;
}

/** The interaction to answer: an id and a token that holds for fifteen minutes. */
export interface Asked {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

/** `new`: a new answer. `replace`: it takes the place of the message whose button was pressed. */
type AnswerMode = "new" | "replace";

/** How an interaction is answered. */
export interface How {
  readonly mode: AnswerMode;
  /** What is said beside the answer is said in these. */
  readonly words: Words;
}

/** Changing an answer twice is the same as once, so a lost one is repeated; posts never are. */
const EDIT_ATTEMPTS = 2;

/** Working out an answer waits so long at most, in milliseconds, until others that asked are acknowledged. */
const OTHERS_FIRST = 500;

/**
 * Acknowledges at once, then works out the answer and shows it. The acknowledgement fixes who sees the answer, before
 * anybody can know it: only the asker, and what is for everyone follows as a message of its own. Never throws.
 */
export async function answerWith(
  answering: Answering,
  asked: Asked,
  how: How,
  work: () => Promise<Message>,
): Promise<void> {
  if (!(await acknowledge(answering, asked, how.mode))) return;
  await settled(answering.acknowledging, OTHERS_FIRST);
  const message = await safely(answering, how.words, work);
  try {
    await show(answering, asked, how, message);
  } catch (thrown) {
    await confess(answering, asked, how.words, thrown);
  }
}

/** An answer that needs no work, seen by the asker only. */
export async function answerAtOnce({ requests, log }: Answering, asked: Asked, words: string): Promise<void> {
  const data = forAsker(wordsPayload(words));
  try {
    await requests.respond(asked, { type: InteractionResponseType.ChannelMessageWithSource, data });
  } catch (thrown) {
    log.warn({ cause: problemWords(thrown) }, "an answer could not be given");
  }
}

async function acknowledge(
  { requests, log, acknowledging }: Answering,
  asked: Asked,
  mode: AnswerMode,
): Promise<boolean> {
  const body =
    mode === "replace"
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : { type: InteractionResponseType.DeferredChannelMessageWithSource, data: { flags: MessageFlags.Ephemeral } };
  const sent = requests.respond(asked, body);
  acknowledging.add(sent);
  try {
    await sent;
    return true;
  } catch (thrown) {
    const cause = problemWords(thrown);
    if (isAlreadyAcknowledged(thrown)) log.warn({ cause }, "another copy of the bot answers this command: stop one");
    else if (isTooLate(thrown)) log.warn({ cause }, "a command reached the bot more than 3 seconds late");
    else log.warn({ cause }, "a command could not be acknowledged");
    return false;
  } finally {
    acknowledging.delete(sent);
  }
}

async function safely({ log }: Answering, words: Words, work: () => Promise<Message>): Promise<Message> {
  try {
    return await work();
  } catch (thrown) {
    log.error({ cause: problemWords(thrown) }, "the desk failed to answer");
    return { summary: words.say("chat.broken"), blocks: [], thread: [], visibility: "asker" };
  }
}

async function show(answering: Answering, asked: Asked, how: How, message: Message): Promise<void> {
  const payloads = splitMessage(withCommandIds(message, answering.commandIds)).map(renderPost);
  if (message.visibility === "everyone")
    return showEveryone(answering, asked, how, { title: message.summary, payloads });
  const [first, ...rest] = payloads;
  if (first) await edit(answering, asked, first);
  for (const payload of rest) {
    await followUp(answering, asked, forAsker(payload));
  }
}

interface Shown {
  readonly title: string;
  readonly payloads: readonly DiscordPayload[];
}

/** A long one has its rest in a thread, so that the channel gets one message. */
async function showEveryone(
  answering: Answering,
  asked: Asked,
  { mode, words }: How,
  { title, payloads }: Shown,
): Promise<void> {
  // The first message after an acknowledgement takes over its visibility, so that one is for the asker.
  if (mode === "new") await edit(answering, asked, wordsPayload(words.say("chat.postedBelow")));
  const [top, ...rest] = payloads;
  if (!top) return;
  const { id, channel_id: channel } = await followUp(answering, asked, top);
  const thread = rest.length === 0 ? null : await startedThread(answering, channel, id, title);
  for (const payload of rest) {
    if (thread === null) await followUp(answering, asked, payload);
    else await answering.requests.postMessage(thread, payload);
  }
}

/** Where there can be no thread, as in one, what would stand in it stands below. */
async function startedThread({ requests, log }: Answering, channel: string, message: string, title: string) {
  try {
    await requests.startThread(channel, message, threadName(title));
    return message;
  } catch (thrown) {
    log.info({ cause: problemWords(thrown) }, "the rest of an answer has no thread");
    return null;
  }
}

const followUp = ({ requests }: Answering, { applicationId, token }: Asked, payload: DiscordPayload) =>
  requests.followUp(applicationId, token, payload);

async function edit({ requests }: Answering, { applicationId, token }: Asked, payload: DiscordPayload): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await requests.editAnswer(applicationId, token, payload);
    } catch (thrown) {
      const open = thrown instanceof Problem && thrown.code === "outcome-unknown";
      if (!open || attempt === EDIT_ATTEMPTS) throw thrown;
    }
  }
}

async function confess(answering: Answering, asked: Asked, words: Words, thrown: unknown): Promise<void> {
  const { log } = answering;
  log.error({ cause: problemWords(thrown) }, "an answer could not be shown");
  try {
    await edit(answering, asked, wordsPayload(words.say("chat.notTaken", { chat: "Discord" })));
  } catch (again) {
    log.warn({ cause: problemWords(again) }, "nor could that be told to the asker");
  }
}

function wordsPayload(words: string): DiscordPayload {
  return renderPost({ summary: words, blocks: [], plain: true });
}

function forAsker(payload: DiscordPayload): DiscordPayload {
  return { ...payload, flags: payload.flags | MessageFlags.Ephemeral };
}
