import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../log.ts";
import type { Message } from "../../model/message.ts";
import { Problem, type ProblemCode, problemWords } from "../../model/problem.ts";
import type { Words } from "../../words/words.ts";
import { type Post, renderPost } from "./render.ts";
import type { Outgoing, Requests } from "./requests.ts";
import type { Answers } from "./response-url.ts";
import { splitFlat, splitMessage } from "./split-for-slack.ts";

export interface Answering {
  readonly requests: Requests;
  readonly log: Log;
}

/** What is answered: through which address, and where it was asked. */
export interface Asked {
  readonly answers: Answers;
  readonly channel: string;
  /** The answer takes the place of the message whose button was pressed, which only the asker sees. */
  readonly replaces: boolean;
  /** What is said beside the answer is said in these. */
  readonly words: Words;
}

/** The bot is not in the channel, so that only the answer's own address reaches it. */
const NOT_THERE = new Set<ProblemCode>(["not-allowed", "not-found"]);

/** For a rate limit, in milliseconds. */
const LONGEST_WAIT = 60_000;
const ATTEMPTS = 5;

/** Works out an answer that is acknowledged already, and shows it. Never throws. */
export async function answerWith(answering: Answering, asked: Asked, work: () => Promise<Message>): Promise<void> {
  const message = await safely(answering, asked.words, work);
  try {
    if (message.visibility === "everyone") await showEveryone(answering, asked, message);
    else await showAsker(asked, message);
  } catch (thrown) {
    await confess(answering, asked, thrown);
  }
}

/** What the desk answers; words for the asker where it fails. */
export async function safely({ log }: Answering, words: Words, work: () => Promise<Message>): Promise<Message> {
  try {
    return await work();
  } catch (thrown) {
    log.error({ cause: problemWords(thrown) }, "the desk failed to answer");
    return inWords(words.say("chat.broken"));
  }
}

export function inWords(summary: string): Message {
  return { summary, blocks: [{ type: "text", spans: [{ text: summary }] }], thread: [], visibility: "asker" };
}

async function showAsker({ answers, replaces, words }: Asked, message: Message): Promise<void> {
  for (const [index, post] of withinUses(splitFlat(message), answers.left, words).entries()) {
    await answers.give(renderPost(post), replaces && index === 0 ? "replace" : "asker");
  }
}

/** A long one has its rest in a thread, which takes a post of the bot's own; one that it may not post is given whole. */
async function showEveryone({ requests }: Answering, asked: Asked, message: Message): Promise<void> {
  const [top, ...rest] = splitMessage(message);
  if (!top) return;
  const { channel } = asked;
  const thread = rest.length === 0 ? null : await postTop(requests, channel, top);
  if (thread === null) return giveEveryone(asked, message, rest.length > 0);
  for (const post of rest) await postPatiently(requests, { channel, payload: renderPost(post), thread });
}

async function giveEveryone({ answers, words }: Asked, message: Message, isShutOut: boolean): Promise<void> {
  const uses = isShutOut ? answers.left - 1 : answers.left;
  for (const post of withinUses(splitFlat(message), uses, words)) await answers.give(renderPost(post), "everyone");
  if (isShutOut) await answers.give(renderPost(inWords(words.say("chat.notInChannel"))), "asker");
}

async function postTop(requests: Requests, channel: string, top: Post): Promise<string | null> {
  try {
    return (await postPatiently(requests, { channel, payload: renderPost(top) })).ts;
  } catch (thrown) {
    if (thrown instanceof Problem && NOT_THERE.has(thrown.code)) return null;
    throw thrown;
  }
}

/** What a rate limit held back was not posted, so it may be tried again. */
async function postPatiently(requests: Requests, message: Outgoing): Promise<{ readonly ts: string }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await requests.post(message);
    } catch (thrown) {
      const wait = thrown instanceof Problem && thrown.code === "rate-limited" ? thrown.retryAfterMilliseconds : null;
      if (wait === null || wait > LONGEST_WAIT || attempt === ATTEMPTS) throw thrown;
      await sleep(wait);
    }
  }
}

/** The last post says what there was no room for. */
function withinUses(posts: readonly Post[], uses: number, words: Words): readonly Post[] {
  if (posts.length <= uses) return posts;
  const told = words.say("chat.moreMessages", { count: posts.length - uses + 1 });
  return [...posts.slice(0, Math.max(0, uses - 1)), inWords(told)];
}

async function confess({ log }: Answering, { answers, words }: Asked, thrown: unknown): Promise<void> {
  log.error({ cause: problemWords(thrown) }, "an answer could not be shown");
  try {
    const summary = words.say("chat.notTaken", { chat: "Slack" });
    if (answers.left > 0) await answers.give(renderPost(inWords(summary)), "asker");
  } catch (again) {
    log.warn({ cause: problemWords(again) }, "nor could that be told to the asker");
  }
}
