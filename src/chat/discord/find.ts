import type { APIMessage } from "discord.js";
import { Problem, type ProblemCode } from "../../model/problem.ts";
import type { DeliveryKey, Posted } from "../chat.ts";
import { MESSAGES_PER_PAGE } from "./limits.ts";
import { markerOf, nonceOf } from "./marker.ts";
import { type Place, placeOf } from "./place.ts";
import { linkTo } from "./posts.ts";
import type { Requests } from "./requests.ts";
import { isLater, snowflakeAt } from "./snowflake.ts";

/** 2,000 messages: a channel with more since a post's answer was lost is given up as unreadable. */
const PAGES_READ = 20;
const NOT_READABLE = new Set<ProblemCode>(["not-allowed", "not-found", "unreadable"]);

/**
 * Looks for a post in a channel and in the threads that started from its newest messages, or in a forum's threads.
 * `unreadable` where the history may not be read. Throws Problem where the looking failed for the moment.
 */
export async function findPost(
  requests: Requests,
  place: string,
  key: DeliveryKey,
  since: Date,
): Promise<Posted | "absent" | "unreadable"> {
  const search: Search = { requests, nonce: nonceOf(key), after: snowflakeAt(since) };
  try {
    const channel = await requests.channel(place);
    const where = placeOf(channel);
    const last = "last_message_id" in channel ? (channel.last_message_id ?? null) : null;
    return (await (where.isForum ? findInForum(search, where) : findInChannel(search, where, last))) ?? "absent";
  } catch (thrown) {
    if (thrown instanceof Problem && NOT_READABLE.has(thrown.code)) return "unreadable";
    throw thrown;
  }
}

interface Search {
  readonly requests: Requests;
  readonly nonce: string;
  /** The snowflake after which the post must stand. */
  readonly after: string;
}

async function findInChannel(search: Search, place: Place, last: string | null): Promise<Posted | null> {
  const newest = await search.requests.messages(place.id, null);
  // Without Read Message History Discord answers with no messages, not with an error.
  if (newest.length === 0 && last !== null) throw unreadable(place.id, "the bot may not read its history");
  const found = await findAmongMessages(search, place, place.id);
  if (found !== null) return found;
  return findInThreads(search, place, threadsOf(newest));
}

function threadsOf(messages: readonly APIMessage[]): Thread[] {
  return messages.flatMap(({ thread }) => (thread ? [thread] : []));
}

interface Thread {
  readonly id: string;
  readonly last_message_id?: string | null;
}

async function findInThreads(search: Search, place: Place, threads: readonly Thread[]): Promise<Posted | null> {
  for (const { id, last_message_id: last } of threads) {
    if (last && !isLater(last, search.after)) continue;
    const found = await findAmongMessages(search, place, id);
    if (found !== null) return found;
  }
  return null;
}

async function findInForum(search: Search, place: Place): Promise<Posted | null> {
  if (place.guild === null) throw unreadable(place.id, "it belongs to no server");
  const threads = await search.requests.activeThreads(place.guild);
  return findInThreads(
    search,
    place,
    threads.filter((thread) => thread.parent_id === place.id),
  );
}

async function findAmongMessages(
  { requests, nonce, after }: Search,
  place: Place,
  channel: string,
): Promise<Posted | null> {
  let from = after;
  for (let page = 0; page < PAGES_READ; page++) {
    const messages = await requests.messages(channel, from);
    const found = messages.find((message) => markerOf(message) === nonce);
    if (found) return { place: channel, id: found.id, link: linkTo(place, channel, found.id) };
    if (messages.length < MESSAGES_PER_PAGE) return null;
    from = messages.reduce((latest, { id }) => (isLater(id, latest) ? id : latest), from);
  }
  throw unreadable(channel, `more than ${PAGES_READ * MESSAGES_PER_PAGE} messages were posted since`);
}

function unreadable(channel: string, why: string): Problem {
  return new Problem("unreadable", `channel ${channel} cannot be searched: ${why}`);
}
