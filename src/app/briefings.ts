import type { BriefingConfig } from "../config/schema.ts";
import type { DigestRequest } from "../digest/compose.ts";
import type { Planning } from "../digest/deliver/plan.ts";
import { presentDigest } from "../digest/present.ts";
import type { TimeWindow } from "../model/digest.ts";
import type { Slot, Subscription } from "../model/subscription.ts";
import { scopeOfTenant } from "../model/tenant.ts";
import { cronFromWords } from "../schedule/words.ts";
import type { Store } from "../store/store.ts";
import { anew } from "../words/anew.ts";
import type { Words } from "../words/words.ts";
import { type Bot, voicesIn } from "./bot.ts";
import type { Homes } from "./homes.ts";

const HOUR = 3_600_000;
const CONFIGURED = "config:";

/**
 * Brings the subscriptions of the store in line with the briefings of the configuration: new ones begin now, changed
 * ones keep their slots, those that are gone are removed. What people started in a chat is left alone. Throws Problem
 * `bad-input` for a time that is none.
 */
export async function keepConfiguredBriefings(
  store: Store,
  briefings: readonly BriefingConfig[],
  timeZone: string,
  now: Date,
): Promise<void> {
  const former = new Map((await store.subscriptions()).map((subscription) => [subscription.id, subscription]));
  const wanted = briefings.flatMap((briefing) =>
    briefing.channels.map((channel) => subscriptionOf(briefing, channel, timeZone, now)),
  );
  for (const subscription of wanted) {
    const known = former.get(subscription.id);
    const { state, pausedBecause } = known ?? subscription;
    const { createdAt } = known && hasSameTimes(known, subscription) ? known : subscription;
    await store.keepSubscription({ ...subscription, state, pausedBecause, createdAt });
  }
  const kept = new Set(wanted.map(({ id }) => id));
  for (const id of former.keys()) if (id.startsWith(CONFIGURED) && !kept.has(id)) await store.removeSubscription(id);
}

const hasSameTimes = (one: Subscription, other: Subscription): boolean =>
  one.cron === other.cron && one.timeZone === other.timeZone;

function subscriptionOf(briefing: BriefingConfig, channel: string, timeZone: string, now: Date): Subscription {
  const [chat = "", place = ""] = channel.split(":");
  return {
    id: `${CONFIGURED}${channel}:${briefing.name}`,
    chat,
    workspace: "",
    place,
    name: briefing.name,
    topics: briefing.topics,
    cron: cronFromWords(briefing.at),
    timeZone: briefing.timeZone ?? timeZone,
    quietDays: briefing.quietDays,
    state: "active",
    pausedBecause: null,
    createdBy: "the configuration",
    createdAt: now.toISOString(),
    ...(briefing.language === undefined ? {} : { locale: briefing.language }),
  };
}

/** In the language of the workspace that a briefing is for, where that is known; else in the configuration's. */
export function wordsOfBriefing({ parts }: Bot, { locale }: Subscription): Words {
  return voicesIn(parts).everyone(locale === undefined ? {} : { workspaceLocale: locale });
}

/** Makes the digest of a slot: what came since the slot before that was posted. */
export function briefingMaker(bot: Bot, homes: Homes): Planning["brief"] {
  const { store, config } = bot.parts;
  return async (subscription, slot, late) => {
    const former = await store.slotBefore(slot);
    const tenant = await homes(subscription);
    const words = wordsOfBriefing(bot, subscription);
    const told = late === null ? null : anew(late, words);
    const request = briefingRequest(subscription, slot, former, config.digest.hours, told);
    const digest = await bot.digest({ ...request, scope: scopeOfTenant(tenant) });
    return { digest, tenant, message: presentDigest(digest, words) };
  };
}

/** An article may be seen hours after it was published; what was told before is not told again. */
const SEEN_LATE_HOURS = 6;
const LONGEST_HOURS = 7 * 24;

/** What one slot's digest covers: everything since the slot before, at least the configured hours, and what came late. */
export function briefingRequest(
  subscription: Subscription,
  { dueAt }: Slot,
  former: string | null,
  hours: number,
  late: string | null,
): DigestRequest {
  const until = Date.parse(dueAt);
  const sinceFormer = former === null ? 0 : (until - Date.parse(former)) / HOUR;
  const covered = Math.min(Math.max(hours, sinceFormer) + SEEN_LATE_HOURS, LONGEST_HOURS);
  const from = until - covered * HOUR;
  const window: TimeWindow = { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
  const title = `${subscription.name.slice(0, 1).toUpperCase()}${subscription.name.slice(1)}`;
  return {
    name: `${subscription.name} ${subscription.chat} ${subscription.place}`,
    title: late ? `${title} (${late})` : title,
    window,
    timeZone: subscription.timeZone,
    topics: subscription.topics,
  };
}
