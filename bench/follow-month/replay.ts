import { createBot } from "../../src/app/bot.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import type { Chat } from "../../src/chat/chat.ts";
import { tellFollowers } from "../../src/commands/follow/tell.ts";
import { loadConfig } from "../../src/config/load.ts";
import { deliverWaiting } from "../../src/digest/deliver/deliver.ts";
import type { Followed } from "../../src/model/follow.ts";
import type { Destination } from "../../src/model/subscription.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import type { Source } from "../../src/sources/source.ts";
import type { Store } from "../../src/store/store.ts";
import { ENGLISH } from "../../src/words/words.ts";
import { type Month, type MonthArticle, OUTLETS } from "./month.ts";
import { PEOPLE } from "./people.ts";

const MINUTE = 60_000;
export const ROUND_MILLISECONDS = 15 * MINUTE;
const LISTED = 2 * 24 * 60 * MINUTE;
/** A post whose answer was lost is looked for within this time. */
const SETTLED_WITHIN = 30;

export interface Replay {
  readonly month: Month;
  readonly store: Store;
  readonly chat: Chat;
  readonly newId: () => string;
  readonly from?: Reached;
  readonly onReached?: (reached: Reached) => void;
}

/** How far a replay has come, in milliseconds since 1970: the round that it is in, and its clock. */
export interface Reached {
  readonly round: number;
  readonly time: number;
}

/** Keeps a follow for each of the forty, and one of breaking news, each told in a channel of its own. */
export async function followEverybody(
  store: Store,
  places: readonly string[],
  of: Pick<Destination, "chat" | "workspace" | "createdAt">,
): Promise<void> {
  const followed: readonly (readonly [string, Followed])[] = [
    ...PEOPLE.map(({ name }) => [name, { speaker: name, about: "", outlet: "" }] as const),
    ["breaking news", { breaking: { outlets: BREAKING_OUTLETS, most: 24 } }],
  ];
  for (const [index, [name, what]] of followed.entries()) {
    const subscriptionId = alertsOf(name);
    const begun = { createdBy: "U1", createdAt: of.createdAt, state: "active" } as const;
    const place = { place: places[index] ?? "", name: "alerts", timeZone: "UTC", pausedBecause: null };
    await store.keepSubscription({ ...of, ...begun, ...place, id: subscriptionId });
    await store.keepFollow({ id: `follow:${name}`, subscriptionId, ...what, pace: "at-once", ...begun });
  }
}

/** So many report within an hour what the planted events are, and nothing else. */
export const BREAKING_OUTLETS = 4;

export const alertsOf = (name: string): string => `alerts:${name}`;

/** Lets the bot collect every quarter of an hour what the outlets' feeds list then, and tell those who follow. */
export async function replay(of: Replay): Promise<void> {
  const { month, store, chat, newId, from = { round: 0, time: 0 }, onReached = () => undefined } = of;
  let time = from.time;
  const now = () => new Date(time);
  const sources = OUTLETS.map((outlet) => feedOf(outlet, month, now));
  const config = loadConfig(undefined, {});
  const bot = createBot({ config, store, sources, read: readByRules, model: null, now });
  const { signal } = new AbortController();
  const pause = async (milliseconds: number): Promise<void> => {
    time += milliseconds;
  };
  const posting = { store, chats: [chat], now, newId, pause, tell: () => undefined, grace: Number.POSITIVE_INFINITY };
  const telling = {
    store,
    chats: [chat],
    home: async () => "",
    wordsFor: () => ENGLISH,
    owners: month.owners,
    now,
    newId,
  };
  const isOpen = async () => (await store.deliveries(10)).some(({ state }) => state === "open");

  for (const round of roundsOf(month)) {
    if (round < from.round) continue;
    time = Math.max(time, round);
    onReached({ round, time });
    await bot.collect(signal);
    for (let minute = 0; minute < SETTLED_WITHIN; minute++) {
      await tellFollowers(telling);
      await deliverWaiting(posting, signal);
      if (!(await isOpen()) && (await store.untoldAlerts()).length === 0) break;
      time += MINUTE;
      onReached({ round, time });
    }
  }
}

/** The rounds in which something new is listed; the others bring nothing. */
function roundsOf({ articles }: Month): readonly number[] {
  const rounds = articles.map(
    ({ publishedAt }) => Math.ceil(Date.parse(publishedAt) / ROUND_MILLISECONDS) * ROUND_MILLISECONDS,
  );
  return [...new Set(rounds)];
}

function feedOf(outlet: string, { articles }: Month, now: () => Date): Source {
  const own = articles.filter((one) => one.outlet === outlet);
  const byId = new Map(own.map((one) => [one.id, one]));
  const isListed = ({ publishedAt }: MonthArticle): boolean => {
    const age = now().getTime() - Date.parse(publishedAt);
    return age >= 0 && age <= LISTED;
  };
  return {
    id: outlet,
    name: outlet,
    topics: [],
    list: async () => ({
      leads: own.filter(isListed).map(({ id, url, title, publishedAt }) => ({ key: id, url, title, publishedAt })),
      memo: {},
      unchanged: false,
      notices: [],
    }),
    load: async ({ key }) => {
      const { text, id, url, title, publishedAt } = byId.get(key) as MonthArticle;
      return articleFromText(text, { id, url, title, outlet, publishedAt, language: "en" });
    },
  };
}
