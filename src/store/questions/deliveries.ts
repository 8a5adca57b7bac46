import { Problem } from "../../model/problem.ts";
import { timeOf } from "../article-time.ts";
import type { Write } from "../database.ts";
import type { Claim, Delivery, DeliveryStore, PartState, PlannedDelivery, PostedPart } from "../delivery-store.ts";
import type { Engine } from "../engine.ts";
import { loadDelivery, withParts } from "./delivery-rows.ts";
import { keepDigest } from "./digests.ts";

type DeliveryQuestions = Omit<DeliveryStore, "pauseSubscription" | "resumeSubscription">;

export function deliveryQuestions(engine: Engine): DeliveryQuestions {
  const { db } = engine;
  const mark = (claim: Claim, part: number, at: string, change: PartChange) =>
    engine.durably((write) => changePart(write, claim, part, at, change));
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

    async lastSlot(subscriptionId) {
      const { dueAt } = await db
        .selectFrom("deliveries")
        .where("subscriptionId", "=", subscriptionId)
        .select(({ fn }) => fn.max("dueAt").as("dueAt"))
        .executeTakeFirstOrThrow();
      return dueAt === null ? null : new Date(dueAt).toISOString();
    },

    claimDelivery: (lease) => engine.durably((write) => claimDelivery(write, lease)),
    releaseDelivery: (claim, notBefore) =>
      engine.durably(async (write) => {
        await holdClaim(write, claim);
        const change = { leaseHolder: null, leaseUntil: 0, notBefore: timeOf(notBefore) };
        await write.updateTable("deliveries").set(change).where("id", "=", claim.deliveryId).execute();
      }),

    markSending: (claim, part, at) => mark(claim, part, at, { state: "sending", posted: null, problem: null }),
    markPosted: (claim, part, posted, at) => mark(claim, part, at, { state: "posted", posted, problem: null }),
    markPending: (claim, part, problem, at) => mark(claim, part, at, { state: "pending", posted: null, problem }),
    markUnknown: (claim, part, problem, at) => mark(claim, part, at, { state: "unknown", posted: null, problem }),
    markRefused: (claim, part, problem, at) => mark(claim, part, at, { state: "refused", posted: null, problem }),

    delivery: (id) => loadDelivery(db, id),

    async deliveries(limit, subscriptionId) {
      let query = db.selectFrom("deliveries").where("digestId", "is not", null);
      if (subscriptionId !== undefined) query = query.where("subscriptionId", "=", subscriptionId);
      const rows = await query.orderBy("dueAt", "desc").orderBy("id").limit(limit).selectAll().execute();
      return withParts(db, rows);
    },
  };
}

async function planDelivery(write: Write, plan: PlannedDelivery): Promise<boolean> {
  const { id, slot, digest, parts, madeAt, late } = plan;
  if (!(await takeSlot(write, { id, slot, state: "open", digestId: digest.id, madeAt, late }))) return false;
  await keepDigest(write, digest, madeAt);
  const rows = parts.map((content, part) => ({
    deliveryId: id,
    part,
    content: JSON.stringify(content),
    state: "pending",
    posted: null,
    changedAt: madeAt,
    attempts: 0,
    problem: null,
  }));
  for (const row of rows) await write.insertInto("deliveryParts").values(row).execute();
  return true;
}

interface TakenSlot {
  readonly id?: string;
  readonly slot: PlannedDelivery["slot"];
  readonly state: "open" | "skipped";
  readonly digestId?: string;
  readonly madeAt: string;
  readonly late: string | null;
}

async function takeSlot(write: Write, { id, slot, state, digestId, madeAt, late }: TakenSlot): Promise<boolean> {
  const { subscriptionId, dueAt } = slot;
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
    })
    .onConflict((conflict) => conflict.columns(["subscriptionId", "dueAt"]).doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The update asks for the lease once more: of two claims at once only one finds it free. */
async function claimDelivery(write: Write, lease: { holder: string; now: string; until: string }) {
  const now = timeOf(lease.now);
  const free = await write
    .selectFrom("deliveries")
    .innerJoin("subscriptions", "subscriptions.id", "deliveries.subscriptionId")
    .where("deliveries.state", "=", "open")
    .where("subscriptions.state", "=", "active")
    .where("notBefore", "<=", now)
    .where("leaseUntil", "<=", now)
    .orderBy("dueAt")
    .orderBy("deliveries.id")
    .select(["deliveries.id", "leaseUntil"])
    .executeTakeFirst();
  if (!free) return null;
  const { numUpdatedRows } = await write
    .updateTable("deliveries")
    .set({ leaseHolder: lease.holder, leaseUntil: timeOf(lease.until) })
    .where("id", "=", free.id)
    .where("leaseUntil", "=", free.leaseUntil)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? await loadDelivery(write, free.id) : null;
}

interface PartChange {
  readonly state: PartState;
  readonly posted: PostedPart | null;
  readonly problem: string | null;
}

async function changePart(write: Write, claim: Claim, part: number, at: string, change: PartChange): Promise<void> {
  await holdClaim(write, claim);
  const { state, posted, problem } = change;
  const begun = state === "sending" ? 1 : 0;
  const { numUpdatedRows } = await write
    .updateTable("deliveryParts")
    .set(({ eb }) => ({
      state,
      problem,
      posted: posted && JSON.stringify(posted),
      changedAt: at,
      attempts: eb("attempts", "+", begun),
    }))
    .where("deliveryId", "=", claim.deliveryId)
    .where("part", "=", part)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Problem("not-found", `delivery ${claim.deliveryId} has no part ${part}`);
  if (state === "refused") await closeDelivery(write, claim.deliveryId, "refused");
  if (state === "posted") await closeWhenPosted(write, claim.deliveryId);
}

/** Locks the delivery's row under its claim until the transaction ends. */
async function holdClaim(write: Write, { deliveryId, holder }: Claim): Promise<void> {
  const { numUpdatedRows } = await write
    .updateTable("deliveries")
    .set({ leaseHolder: holder })
    .where("id", "=", deliveryId)
    .where("leaseHolder", "=", holder)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Problem("busy", `delivery ${deliveryId} is no longer held by ${holder}`);
}

async function closeWhenPosted(write: Write, deliveryId: string): Promise<void> {
  const left = await write
    .selectFrom("deliveryParts")
    .where("deliveryId", "=", deliveryId)
    .where("state", "!=", "posted")
    .select("part")
    .executeTakeFirst();
  if (!left) await closeDelivery(write, deliveryId, "posted");
}

async function closeDelivery(write: Write, id: string, state: Delivery["state"]): Promise<void> {
  await write.updateTable("deliveries").set({ state }).where("id", "=", id).execute();
}
