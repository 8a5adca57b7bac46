import { Problem, type ProblemCode } from "../../model/problem.ts";
import type { Posted, Sought } from "../chat.ts";
import { MESSAGES_PER_PAGE } from "./limits.ts";
import { isMarked, nonceOf } from "./marker.ts";
import type { Place } from "./place.ts";
import { linkTo, type Posts } from "./posts.ts";
import type { Requests } from "./requests.ts";
import { isLater, snowflakeAt } from "./snowflake.ts";

/** 2,000 messages: a channel with more since a post's answer was lost is given up as unreadable. */
const PAGES_READ = 20;
const NOT_READABLE = new Set<ProblemCode>(["not-allowed", "not-found", "unreadable"]);

/**
 * Looks for a post in a channel, in the one thread where it was to go, or among a forum's threads. `unreadable` where
 * the history may not be read. Throws Problem where the looking failed for the moment.
 */
export async function findPost(
  requests: Requests,
  posts: Pick<Posts, "placeOf">,
  sought: Sought,
): Promise<Posted | "absent" | "unreadable"> {
  try {
    const where = await posts.placeOf(sought.place);
    const search: Search = { requests, where, nonce: nonceOf(sought.key), after: snowflakeAt(sought.since) };
    return (await look(search, sought.threadOf)) ?? "absent";
  } catch (thrown) {
    if (thrown instanceof Problem && NOT_READABLE.has(thrown.code)) return "unreadable";
    throw thrown;
  }
}

interface Search {
  readonly requests: Requests;
  readonly where: Place;
  readonly nonce: string;
  /** The snowflake after which the post must stand. */
  readonly after: string;
}

async function look(search: Search, threadOf: Posted | null): Promise<Posted | null> {
  if (threadOf === null) return lookOnTop(search);
  const { where } = search;
  const hasThread = threadOf.place === where.id && where.hasThreads;
  const found = await (hasThread ? findInThread(search, threadOf.id) : findInChannel(search, threadOf.place));
  // Where there was no thread to be had it stands below.
  return found ?? (hasThread || where.isForum ? lookOnTop(search) : null);
}

function lookOnTop(search: Search): Promise<Posted | null> {
  const { where } = search;
  return where.isForum ? findInForum(search) : findInChannel(search, where.id);
}

/** A thread has the id of the message that it began with. Where it was not started yet, nothing was posted to it. */
async function findInThread(search: Search, thread: string): Promise<Posted | null> {
  try {
    return await findInChannel(search, thread);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === "not-found") return null;
    throw thrown;
  }
}

async function findInForum(search: Search): Promise<Posted | null> {
  const { requests, where, after } = search;
  if (where.guild === null) throw unreadable(where.id, "it belongs to no server");
  const threads = await requests.activeThreads(where.guild);
  for (const { id, parent_id: parent } of threads) {
    if (parent !== where.id || !isLater(id, after)) continue;
    const found = await findInChannel(search, id);
    if (found !== null) return found;
  }
  return null;
}

async function findInChannel({ requests, where, nonce, after }: Search, channel: string): Promise<Posted | null> {
  let from = after;
  for (let page = 0; page < PAGES_READ; page++) {
    const messages = await requests.messages(channel, from);
    const found = messages.find((message) => isMarked(message, nonce));
    if (found) return { place: channel, id: found.id, link: linkTo(where, channel, found.id) };
    if (page === 0 && messages.length === 0) await refuseUnreadable(requests, channel);
    if (messages.length < MESSAGES_PER_PAGE) return null;
    from = messages.reduce((latest, { id }) => (isLater(id, latest) ? id : latest), from);
  }
  throw unreadable(channel, `more than ${PAGES_READ * MESSAGES_PER_PAGE} messages were posted since`);
}

/** Without Read Message History Discord answers with no messages, not with an error. */
async function refuseUnreadable(requests: Requests, channel: string): Promise<void> {
  const newest = await requests.messages(channel, null);
  if (newest.length > 0) return;
  const asked = await requests.channel(channel);
  const last = "last_message_id" in asked ? (asked.last_message_id ?? null) : null;
  if (last !== null) throw unreadable(channel, "the bot may not read its history");
}

function unreadable(channel: string, why: string): Problem {
  return new Problem("unreadable", `channel ${channel} cannot be searched: ${why}`);
}
