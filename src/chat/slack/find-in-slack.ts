import { Problem, type ProblemCode } from "../../model/problem.ts";
import type { Posted, Sought } from "../chat.ts";
import { markerOf } from "./marker.ts";
import type { Posts } from "./posts.ts";
import type { HistoryMessage, Page, PageOf, Requests, Self } from "./requests.ts";

/** A channel with more pages since a post's answer was lost is given up as unreadable. */
const PAGES_READ = 20;
const NOT_READABLE = new Set<ProblemCode>(["not-allowed", "not-found", "unreadable"]);

/**
 * Looks for a post in a channel, or in the one thread where it was to go. `unreadable` where the history may not be
 * read. Throws Problem where the looking failed for the moment.
 */
export async function findPost(
  requests: Requests,
  posts: Pick<Posts, "posted" | "marks">,
  sought: Sought,
): Promise<Posted | "absent" | "unreadable"> {
  if (!posts.marks()) return "unreadable";
  try {
    const self = await requests.self();
    const found = await look(requests, sought, self);
    const thread = sought.threadOf?.id ?? null;
    if (found?.ts) return await posts.posted(sought.threadOf?.place ?? sought.place, found.ts, thread);
    // Where there was no thread to be had it stands below.
    const below = thread === null ? null : await look(requests, { ...sought, threadOf: null }, self);
    return below?.ts ? await posts.posted(sought.place, below.ts, null) : "absent";
  } catch (thrown) {
    if (thrown instanceof Problem && NOT_READABLE.has(thrown.code)) return "unreadable";
    throw thrown;
  }
}

async function look(requests: Requests, sought: Sought, self: Self): Promise<HistoryMessage | null> {
  const { place, since, threadOf } = sought;
  const of = { channel: threadOf?.place ?? place, oldest: slackTime(since) };
  const read = (cursor: PageOf["cursor"]) =>
    threadOf === null ? requests.history({ ...of, cursor }) : requests.replies(threadOf.id, { ...of, cursor });
  for await (const message of everyMessage(read, place)) if (isSought(message, sought, self)) return message;
  return null;
}

function isSought(message: HistoryMessage, { key }: Sought, self: Self): boolean {
  const marker = markerOf(message);
  return isOwn(message, self) && marker?.delivery === key.delivery && marker.part === key.part;
}

/** A post's author is its app, or where none is told the app's user. */
const isOwn = ({ bot_id: bot, user }: HistoryMessage, { botId, botUserId }: Self): boolean =>
  bot === undefined ? user !== undefined && user === botUserId : bot === botId;

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

/** What stands behind the point of Slack's time stamps counts messages, it is no part of the second. */
function slackTime(time: Date): string {
  return `${Math.max(0, Math.floor(time.getTime() / 1000) - 1)}.000000`;
}
