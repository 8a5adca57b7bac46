import { Problem, type ProblemCode } from "../../model/problem.ts";
import type { DeliveryKey, Posted } from "../chat.ts";
import { markerOf } from "./marker.ts";
import type { Posts } from "./posts.ts";
import type { HistoryMessage, Page, PageOf, Requests } from "./requests.ts";

/** A channel with more pages since a post's answer was lost is given up as unreadable. */
const PAGES_READ = 20;
/** The first post of a delivery, whose thread the lost one may stand in, is this much older at most. */
const THREAD_AGE = 24 * 3_600_000;
const NOT_READABLE = new Set<ProblemCode>(["not-allowed", "not-found", "unreadable"]);

/**
 * Looks for a post in a channel, and in the threads of the delivery it belongs to. `unreadable` where the history may
 * not be read. Throws Problem where the looking failed for the moment.
 */
export async function findPost(
  requests: Requests,
  posts: Pick<Posts, "posted">,
  place: string,
  key: DeliveryKey,
  since: Date,
): Promise<Posted | "absent" | "unreadable"> {
  try {
    const { botId } = await requests.self();
    const found = await look({ requests, place, key, since, botId });
    return found?.ts ? await posts.posted(place, found.ts, threadOf(found)) : "absent";
  } catch (thrown) {
    if (thrown instanceof Problem && NOT_READABLE.has(thrown.code)) return "unreadable";
    throw thrown;
  }
}

interface Search {
  readonly requests: Requests;
  readonly place: string;
  readonly key: DeliveryKey;
  readonly since: Date;
  /** Whose posts count. */
  readonly botId: string;
}

async function look(search: Search): Promise<HistoryMessage | null> {
  const { requests, place, since } = search;
  const oldest = slackTime(new Date(since.getTime() - THREAD_AGE));
  const threads: string[] = [];
  for await (const message of everyMessage((cursor) => requests.history({ channel: place, oldest, cursor }), place)) {
    if (isSought(message, search)) return message;
    if (mayHold(message, search) && message.ts) threads.push(message.ts);
  }
  for (const thread of threads) {
    const of = { channel: place, oldest: slackTime(since) };
    for await (const message of everyMessage((cursor) => requests.replies(thread, { ...of, cursor }), place)) {
      if (isSought(message, search)) return message;
    }
  }
  return null;
}

function isSought(message: HistoryMessage, { key, botId }: Search): boolean {
  const marker = markerOf(message);
  return message.bot_id === botId && marker?.delivery === key.delivery && marker.part === key.part;
}

function mayHold(message: HistoryMessage, { key }: Search): boolean {
  return (message.reply_count ?? 0) > 0 && markerOf(message)?.delivery === key.delivery;
}

async function* everyMessage(
  read: (cursor: PageOf["cursor"]) => Promise<Page>,
  place: string,
): AsyncGenerator<HistoryMessage> {
  let cursor: string | null = null;
  for (let page = 0; page < PAGES_READ; page++) {
    const { messages, next }: Page = await read(cursor);
    yield* messages;
    if (next === null) return;
    cursor = next;
  }
  throw new Problem("unreadable", `channel ${place} cannot be searched: too much was posted since`);
}

function threadOf({ ts, thread_ts }: HistoryMessage): string | null {
  return thread_ts === undefined || thread_ts === ts ? null : thread_ts;
}

/** What stands behind the point of Slack's time stamps counts messages, it is no part of the second. */
function slackTime(time: Date): string {
  return `${Math.max(0, Math.floor(time.getTime() / 1000) - 1)}.000000`;
}
