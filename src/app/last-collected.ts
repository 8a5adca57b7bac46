import { z } from "zod";
import type { Collected } from "../digest/collect.ts";
import type { CollectedBefore } from "../digest/make.ts";
import type { Store } from "../store/store.ts";

/** The round of collecting itself is remembered like a source, so that a digest made later can name what failed. */
const ROUND = "soundbite:last-round";

const round = z.object({
  sourcesRead: z.number(),
  sourcesFailed: z.array(z.object({ name: z.string(), reason: z.string() })),
  leftOut: z.array(
    z.object({
      what: z.enum(["story", "article", "source"]),
      name: z.string(),
      url: z.string().nullable(),
      reason: z.string(),
    }),
  ),
});

const NOTHING: CollectedBefore = { sourcesRead: 0, sourcesFailed: [], leftOut: [] };

export async function keepCollected(store: Store, collected: Collected, now: Date): Promise<void> {
  if (collected.stopped) return;
  const { sourcesRead, sourcesFailed, leftOut } = collected;
  await store.keepSourceState({
    sourceId: ROUND,
    memo: { sourcesRead, sourcesFailed, leftOut },
    lastReadAt: now.toISOString(),
    failures: 0,
    lastProblem: null,
  });
}

export async function lastCollected(store: Store): Promise<CollectedBefore> {
  const state = await store.sourceState(ROUND);
  const parsed = round.safeParse(state?.memo);
  return parsed.success ? parsed.data : NOTHING;
}
