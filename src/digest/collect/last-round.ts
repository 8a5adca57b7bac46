import { z } from "zod";
import type { Scope, Tenant } from "../../model/tenant.ts";
import type { Store } from "../../store/store.ts";
import type { CollectedBefore } from "../make/make.ts";
import type { Collected } from "./collect.ts";
import { leftOut, tenant } from "./outcome.ts";

type RecordStore = Pick<Store, "record" | "keepRecord">;

/** The round of collecting is remembered, so that a digest made later can name what failed. */
const ROUND = "last-round";

const round = z.object({
  sourcesReadOf: z.record(z.string(), z.number()),
  sourcesFailed: z.array(z.object({ name: z.string(), reason: z.string(), tenant })),
  leftOut: z.array(leftOut),
});

const NOTHING: CollectedBefore = { sourcesRead: 0, sourcesFailed: [], leftOut: [] };

export async function keepCollected(store: RecordStore, collected: Collected, now: Date): Promise<void> {
  if (collected.stopped) return;
  const { sourcesReadOf, sourcesFailed, leftOut } = collected;
  await store.keepRecord(ROUND, { at: now.toISOString(), details: { sourcesReadOf, sourcesFailed, leftOut } });
}

/** When the last round ended; null where there was none. */
export const lastRoundAt = async (store: Pick<RecordStore, "record">): Promise<string | null> =>
  (await store.record(ROUND))?.at ?? null;

/** What the last round did, as far as somebody may see it. */
export async function lastCollected(store: RecordStore, scope: Scope): Promise<CollectedBefore> {
  const parsed = round.safeParse((await store.record(ROUND))?.details);
  if (!parsed.success) return NOTHING;
  const isSeen = (owner: Tenant) => scope === "everything" || scope.includes(owner);
  const { sourcesReadOf, sourcesFailed, leftOut: unread } = parsed.data;
  const counts = Object.entries(sourcesReadOf).filter(([owner]) => isSeen(owner));
  return {
    sourcesRead: counts.reduce((sum, [, read]) => sum + read, 0),
    sourcesFailed: seenOf(sourcesFailed, isSeen),
    leftOut: seenOf(unread, isSeen),
  };
}

function seenOf<T extends { readonly tenant: Tenant }>(
  all: readonly T[],
  isSeen: (owner: Tenant) => boolean,
): readonly Omit<T, "tenant">[] {
  return all.filter((one) => isSeen(one.tenant)).map(({ tenant: _, ...one }) => one);
}
