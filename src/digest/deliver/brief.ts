import type { TimeWindow } from "../../model/digest.ts";
import type { Message } from "../../model/message.ts";
import type { Slot, Subscription } from "../../model/subscription.ts";
import { scopeOfTenant, type Tenant } from "../../model/tenant.ts";
import type { Store } from "../../store/store.ts";
import { anew } from "../../words/anew.ts";
import type { Words } from "../../words/words.ts";
import type { DigestRequest } from "../compose/compose.ts";
import type { MakeDigest } from "../make/make.ts";
import { presentDigest } from "../present/present.ts";
import type { Homes } from "./homes.ts";
import type { Planning } from "./plan.ts";
import type { WordsFor } from "./words-for.ts";

/** What making the digest of a slot needs. */
export interface BriefingParts {
  readonly store: Pick<Store, "slotBefore">;
  readonly make: MakeDigest;
  readonly homes: Homes;
  /** So many hours a digest covers at least. */
  readonly hours: number;
  /** A message with the way to the page that tells the same, for those who may see what a tenant sees. */
  readonly linked?: (message: Message, tenant: Tenant, words: Words) => Promise<Message>;
}

/** Makes the digest of a slot: what came since the slot before that was posted. */
export function briefingMaker({
  wordsFor,
  ...briefing
}: BriefingParts & { readonly wordsFor: WordsFor }): Planning["brief"] {
  return async (subscription, slot, late) => {
    const words = wordsFor(subscription);
    const told = late === null ? null : anew(late, words);
    const { request, tenant } = await slotRequest(briefing, subscription, slot, told);
    const digest = await briefing.make({ ...request, scope: scopeOfTenant(tenant) });
    const message = presentDigest(digest, words);
    return { digest, tenant, message: (await briefing.linked?.(message, tenant, words)) ?? message };
  };
}

/** What the digest of a slot is made of, and for whom. `late`: told in its title. */
export async function slotRequest(
  { store, homes, hours }: BriefingParts,
  subscription: Subscription,
  slot: Slot,
  late: string | null,
) {
  const former = await store.slotBefore(slot);
  return { request: briefingRequest(subscription, slot, former, hours, late), tenant: await homes(subscription) };
}

const HOUR = 3_600_000;
/** An article may be seen hours after it was published; what was told before is not told again. */
const SEEN_LATE_HOURS = 6;
const LONGEST_HOURS = 7 * 24;

/** What one slot's digest covers: everything since the slot before, at least the configured hours, and what came late. */
function briefingRequest(
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
    ...(subscription.filter ? { filter: subscription.filter } : {}),
  };
}
