import type { BriefingDesk } from "../../../src/commands/briefing/desk.ts";
import { tenantOf } from "../../../src/model/tenant.ts";
import type { Store } from "../../../src/store/store.ts";
import { voicesOf } from "../../../src/words/words.ts";
import { NOW } from "../asking.ts";

/** A desk over a store, in a chat that takes every direct message; `of` replaces what a test looks at. */
export function aBriefingDesk(store: Store, of: Partial<BriefingDesk>): BriefingDesk {
  const zones = new Map<string, string>();
  return {
    voices: voicesOf("en"),
    subscriptions: async () => (await store.subscriptions()).filter(({ person }) => person === undefined),
    personal: async () => (await store.subscriptions()).filter(({ person }) => person !== undefined),
    direct: async ({ user }) => `direct ${user}`,
    zoneOf: async ({ user }) => zones.get(user),
    keepZone: async ({ user }, zone) => void zones.set(user, zone),
    home: async (subscription) => tenantOf(subscription),
    obstacle: async () => null,
    tags: async () => [],
    keep: (subscription) => store.keepSubscription(subscription),
    remove: (id) => store.removeSubscription(id),
    resume: (id) => store.resumeSubscription(id),
    redo: async () => undefined,
    sample: async () => Promise.reject(new Error("no sample is shown")),
    newId: () => "b",
    now: () => NOW,
    timeZone: "Europe/Stockholm",
    topics: async () => ["harbour", "Trade"],
    outlets: async () => ["The Ellery Courier", "Dagens Vind"],
    quota: 2,
    personalQuota: 2,
    ...of,
  };
}
