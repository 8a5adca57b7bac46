import type { StoryFilter } from "../../model/story-filter.ts";
import type { Subscription } from "../../model/subscription.ts";
import { cronFromWords } from "../../schedule/words.ts";
import type { Store } from "../../store/store.ts";

/** A briefing as the operator wrote it down. */
export interface ConfiguredBriefing extends StoryFilter {
  readonly name: string;
  /** When, in words or as a cron expression. */
  readonly at: string;
  readonly timeZone?: string | undefined;
  /** In which its channels are spoken to; that of the whole configuration where absent. */
  readonly language?: string | undefined;
  readonly topics: readonly string[];
  /** Days without it: "2026-12-24". */
  readonly quietDays: readonly string[];
  /** "slack:C123" or "discord:123". */
  readonly channels: readonly string[];
}

const CONFIGURED = "config:";

/**
 * Brings the subscriptions of the store in line with the briefings of the configuration: new ones begin now, changed
 * ones keep their slots, those that are gone are removed. What people started in a chat is left alone. Throws Problem
 * `bad-input` for a time that is none.
 */
export async function keepConfiguredBriefings(
  store: Pick<Store, "subscriptions" | "keepSubscription" | "removeSubscription">,
  briefings: readonly ConfiguredBriefing[],
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

/** What a briefing takes out, by itself. */
export const filterOf = ({ without, outlets, languages, from }: StoryFilter): StoryFilter => ({
  without,
  outlets,
  languages,
  from,
});

const hasSameTimes = (one: Subscription, other: Subscription): boolean =>
  one.cron === other.cron && one.timeZone === other.timeZone;

function subscriptionOf(briefing: ConfiguredBriefing, channel: string, timeZone: string, now: Date): Subscription {
  const [chat = "", place = ""] = channel.split(":");
  return {
    id: `${CONFIGURED}${channel}:${briefing.name}`,
    chat,
    workspace: "",
    place,
    name: briefing.name,
    topics: briefing.topics,
    filter: filterOf(briefing),
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
