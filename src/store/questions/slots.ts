import { timeOf } from "../article-time.ts";
import type { Write } from "../database.ts";
import type { DeliveryStore, PlannedDelivery } from "../delivery-store.ts";
import type { Engine } from "../engine.ts";
import { insertPart } from "./delivery-rows.ts";
import { keepDigest } from "./digests.ts";

export type SlotQuestions = Pick<
  DeliveryStore,
  "planDelivery" | "skipSlots" | "skippedSlots" | "lastSlot" | "slotBefore"
>;

export function slotQuestions(engine: Engine): SlotQuestions {
  const { db } = engine;
  return {
    planDelivery: (plan) => engine.durably((write) => planDelivery(write, plan)),
    skipSlots: (slots, reason, at) =>
      engine.durably(async (write) => {
        for (const slot of slots) await takeSlot(write, { slot, state: "skipped", madeAt: at, late: reason });
      }),

    async skippedSlots(limit) {
      const skipped = db.selectFrom("deliveries").where("state", "=", "skipped").orderBy("dueAt", "desc").orderBy("id");
      const rows = await skipped.limit(limit).select(["subscriptionId", "dueAt", "late"]).execute();
      return rows.map(({ subscriptionId, dueAt, late }) => {
        const slot = { subscriptionId, dueAt: new Date(dueAt).toISOString() };
        return { slot, reason: late ?? "it was missed" };
      });
    },

    async lastSlot(subscriptionId, by) {
      const last = await db
        .selectFrom("deliveries")
        .where("subscriptionId", "=", subscriptionId)
        .where("dueAt", "<=", timeOf(by))
        .orderBy("dueAt", "desc")
        .limit(1)
        .select(["dueAt", "shown"])
        .executeTakeFirst();
      return last ? { dueAt: new Date(last.dueAt).toISOString(), shown: last.shown } : null;
    },

    async slotBefore({ subscriptionId, dueAt }) {
      const { former } = await db
        .selectFrom("deliveries")
        .where("subscriptionId", "=", subscriptionId)
        .where("digestId", "is not", null)
        .where("dueAt", "<", timeOf(dueAt))
        .select(({ fn }) => fn.max("dueAt").as("former"))
        .executeTakeFirstOrThrow();
      return former === null ? null : new Date(former).toISOString();
    },
  };
}

async function planDelivery(write: Write, plan: PlannedDelivery): Promise<boolean> {
  const { id, slot, digest, tenant, parts, madeAt, late } = plan;
  if (!(await takeSlot(write, { id, slot, state: "open", digestId: digest.id, madeAt, late }))) return false;
  await keepDigest(write, digest, madeAt, tenant);
  for (const [part, content] of parts.entries()) await insertPart(write, id, part, content, madeAt);
  return true;
}

interface TakenSlot {
  readonly id?: string;
  readonly slot: PlannedDelivery["slot"];
  readonly state: "open" | "skipped";
  /** Of a digest, where it is one that is posted. */
  readonly digestId?: string;
  readonly madeAt: string;
  readonly late: string | null;
}

export async function takeSlot(write: Write, { id, slot, state, digestId, madeAt, late }: TakenSlot): Promise<boolean> {
  const { subscriptionId, dueAt, shown } = slot;
  const { numInsertedOrUpdatedRows } = await write
    .insertInto("deliveries")
    .values({
      id: id ?? `skipped:${subscriptionId}:${timeOf(dueAt)}`,
      subscriptionId,
      dueAt: timeOf(dueAt),
      state,
      digestId: digestId ?? null,
      madeAt,
      late,
      notBefore: 0,
      leaseHolder: null,
      leaseUntil: 0,
      redoAskedAt: null,
      shown,
    })
    .onConflict((conflict) => conflict.columns(["subscriptionId", "dueAt"]).doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
