import type { Log } from "../../log.ts";
import { Problem, type ProblemCode, problemWords } from "../../model/problem.ts";
import type { DeliveryKey, MessagePart, Posted } from "../chat.ts";
import { shorten } from "../clean.ts";
import { asNotDone, isMessageGone, isTagGone, isThreadClosed, isThreadExisting } from "./failures.ts";
import { THREAD_NAME_LIMIT } from "./limits.ts";
import { markedCard, nonceOf, withMarker } from "./marker.ts";
import { type Place, placeReader } from "./place.ts";
import { type DiscordPayload, renderPost } from "./render.ts";
import type { Requests } from "./requests.ts";

export interface Posts {
  post(place: string, part: MessagePart, key: DeliveryKey): Promise<Posted>;
  edit(posted: Posted, part: MessagePart, key: DeliveryKey): Promise<void>;
  /** Asked once for each channel, and then known. */
  placeOf(place: string): Promise<Place>;
}

/** How many titles of top-level posts are kept to name their threads. */
const TITLES_KEPT = 200;

export interface PostSettings {
  /** Whether what is posted in announcement channels is published to the servers that follow them. */
  readonly publish: boolean;
  readonly log: Log;
}

/** Posts and edits, each once; a part of a thread starts the thread where there is none yet. */
export function discordPosts(requests: Requests, { publish, log }: PostSettings): Posts {
  const readPlace = placeReader(requests);
  const titles = new Map<string, string>();
  const started = new Set<string>();

  const threadFor = async (place: Place, top: Posted, part: MessagePart): Promise<string> => {
    // A forum post is a thread already, and inside a thread there are none: the part follows in the same place.
    if (top.place !== place.id || !place.hasThreads) return top.place;
    if (started.has(top.id)) return top.id;
    if (!(await startThread(requests, place.id, top.id, titles.get(top.id) ?? part.summary))) return place.id;
    started.add(top.id);
    return top.id;
  };

  return {
    placeOf: readPlace,
    async post(place, part, key) {
      const nonce = nonceOf(key);
      const where = await readPlace(place);
      if (part.threadOf !== null) {
        const thread = await threadFor(where, part.threadOf, part);
        return postInThread(requests, where, thread, { part, nonce });
      }
      const posted = await postOnTop(requests, where, { part, nonce });
      remember(titles, posted.id, part.summary);
      if (publish && where.isAnnouncement) await publishPost(requests, posted, log);
      return posted;
    },
    async edit(posted, part, key) {
      const payload = renderPost(part);
      await requests.editMessage(posted.place, posted.id, { ...payload, ...markedCard(payload, nonceOf(key)) });
    },
  };
}

/** The post stands, whether it can be published or not: Discord publishes ten an hour of a channel. */
async function publishPost(requests: Requests, { place, id }: Posted, log: Log): Promise<void> {
  try {
    await requests.crosspost(place, id);
  } catch (thrown) {
    log.warn({ cause: problemWords(thrown) }, "a post of an announcement channel is not published");
  }
}

interface Marked {
  readonly part: MessagePart;
  readonly nonce: string;
}

function postOnTop(requests: Requests, place: Place, { part, nonce }: Marked): Promise<Posted> {
  const payload = renderPost(part);
  return place.isForum
    ? postToForum(requests, place, part, { ...payload, ...markedCard(payload, nonce) })
    : postTo(requests, place, place.id, withMarker(payload, nonce));
}

/** A thread that was locked takes nothing more: what is left follows below, in the channel itself. */
async function postInThread(requests: Requests, place: Place, thread: string, marked: Marked): Promise<Posted> {
  const payload = withMarker(renderPost(marked.part), marked.nonce);
  try {
    return await postTo(requests, place, thread, payload);
  } catch (thrown) {
    if (thread !== place.id && isThreadClosed(thrown)) return postOnTop(requests, place, marked);
    if (thread === place.id || !(thrown instanceof Problem) || thrown.code !== "not-found") throw thrown;
    throw new Problem("thread-gone", "the post in whose thread it was to go was deleted", { cause: thrown });
  }
}

async function postTo(requests: Requests, place: Place, channel: string, payload: DiscordPayload): Promise<Posted> {
  const { id } = await requests.postMessage(channel, payload);
  return { place: channel, id, link: linkTo(place, channel, id) };
}

/** A tag that was taken away since it was chosen must not cost the digest. */
async function postToForum(
  requests: Requests,
  place: Place,
  part: MessagePart,
  payload: DiscordPayload,
): Promise<Posted> {
  const start = (tag: string | null) => requests.startForumPost(place.id, threadName(part.summary), payload, tag);
  const chosen = part.tag ?? null;
  const { id } = await (chosen === null
    ? start(place.tag)
    : start(chosen).catch((thrown) => (isTagGone(thrown) ? start(place.tag) : Promise.reject(thrown))));
  return { place: id, id, link: linkTo(place, id, id) };
}

/** Whether there is a thread now. Where there can be none, what would stand in it stands below. */
async function startThread(requests: Requests, channel: string, message: string, title: string): Promise<boolean> {
  try {
    await requests.startThread(channel, message, threadName(title));
    return true;
  } catch (thrown) {
    // A thread outlives the message that it began with.
    if (isThreadExisting(thrown) || isMessageGone(thrown)) return true;
    if (thrown instanceof Problem && NO_THREAD_HERE.has(thrown.code)) return false;
    // Whether the thread stands or not, asking for it again does no harm, and the post was not tried yet.
    throw asNotDone(thrown);
  }
}

const NO_THREAD_HERE: ReadonlySet<ProblemCode> = new Set(["bad-input", "not-allowed"]);

export function threadName(title: string): string {
  return shorten(title, THREAD_NAME_LIMIT) || "More";
}

export function linkTo({ guild }: Pick<Place, "guild">, channel: string, message: string): string | null {
  return guild === null ? null : `https://discord.com/channels/${guild}/${channel}/${message}`;
}

function remember(titles: Map<string, string>, id: string, title: string): void {
  titles.set(id, title);
  const [oldest] = titles.keys();
  if (titles.size > TITLES_KEPT && oldest !== undefined) titles.delete(oldest);
}
