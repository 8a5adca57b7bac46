import { Problem } from "../../model/problem.ts";
import { timeOf } from "../article-time.ts";
import type { Write } from "../database.ts";
import {
  type Claim,
  type DeliveryStore,
  type Lease,
  LONGEST_WAIT_MILLISECONDS,
  type PartContent,
  type PartState,
  type PostedPart,
} from "../delivery-store.ts";
import type { Engine } from "../engine.ts";
import { parseStored } from "./article-rows.ts";
import { closeDelivery, closeWhenPosted, loadDelivery, withParts } from "./delivery-rows.ts";
import type { PlaceQuestions } from "./places.ts";
import type { RedoQuestions } from "./redos.ts";
import type { SlotQuestions } from "./slots.ts";

type DeliveryQuestions = Omit<
  DeliveryStore,
  "pauseSubscription" | "resumeSubscription" | keyof SlotQuestions | keyof RedoQuestions | keyof PlaceQuestions
>;

export function deliveryQuestions(engine: Engine): DeliveryQuestions {
  const { db } = engine;
  const mark = (claim: Claim, part: number, at: string, change: PartChange) =>
    engine.durably((write) => changePart(write, claim, part, at, change));
  return {
    claimDelivery: (lease) => engine.durably((write) => claimDelivery(write, lease)),
    releaseDelivery: (claim, notBefore) =>
      engine.durably(async (write) => {
        await holdClaim(write, claim);
        const change = { leaseHolder: null, leaseUntil: 0, notBefore: timeOf(notBefore) };
        await write.updateTable("deliveries").set(change).where("id", "=", claim.deliveryId).execute();
      }),

    markExpired: (claim) =>
      engine.durably(async (write) => {
        await holdClaim(write, claim);
        await closeDelivery(write, claim.deliveryId, "expired");
      }),
    markSending: (claim, part, at) => mark(claim, part, at, { state: "sending", posted: null, problem: null }),
    markPosted: (claim, part, posted, at) => mark(claim, part, at, { state: "posted", posted, problem: null }),
    markPending: (claim, part, problem, at) => mark(claim, part, at, { state: "pending", posted: null, problem }),
    markUnknown: (claim, part, problem, at) => mark(claim, part, at, { state: "unknown", posted: null, problem }),
    markStale: (claim, part, problem, at) => mark(claim, part, at, { state: "stale", problem }),
    markLeft: (claim, part, problem, at) => mark(claim, part, at, { state: "left", problem }),
    markPlain: (claim, part, problem, at) =>
      engine.durably(async (write) => {
        await changePart(write, claim, part, at, { state: "pending", posted: null, problem });
        await makePlain(write, claim.deliveryId, part);
      }),
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

/** The update asks for the lease once more: of two claims at once only one finds it free. */
async function claimDelivery(write: Write, lease: Lease) {
  const now = timeOf(lease.now);
  let waiting = write
    .selectFrom("deliveries")
    .innerJoin("subscriptions", "subscriptions.id", "deliveries.subscriptionId")
    .where("deliveries.state", "=", "open")
    .where("subscriptions.state", "=", "active")
    .where(({ eb, or }) => or([eb("notBefore", "<=", now), eb("notBefore", ">", now + LONGEST_WAIT_MILLISECONDS)]))
    .where(({ eb, or }) => or([eb("leaseUntil", "<=", now), eb("leaseUntil", ">", timeOf(lease.until))]));
  if (lease.except.length > 0) waiting = waiting.where("subscriptionId", "not in", lease.except);
  const free = await waiting
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
  /** Stays as it was where absent. */
  readonly posted?: PostedPart | null;
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
      ...(posted === undefined ? {} : { posted: posted && JSON.stringify(posted) }),
      changedAt: at,
      attempts: eb("attempts", "+", begun),
    }))
    .where("deliveryId", "=", claim.deliveryId)
    .where("part", "=", part)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Problem("not-found", `delivery ${claim.deliveryId} has no part ${part}`);
  if (state === "posted" || state === "left" || state === "refused") await closeWhenPosted(write, claim.deliveryId);
}

async function makePlain(write: Write, deliveryId: string, part: number): Promise<void> {
  const ofPart = write.selectFrom("deliveryParts").where("deliveryId", "=", deliveryId).where("part", "=", part);
  const { content } = await ofPart.select("content").executeTakeFirstOrThrow();
  const known = parseStored<PartContent>(content, `part ${part} of delivery ${deliveryId}`);
  await write
    .updateTable("deliveryParts")
    .set({ content: JSON.stringify({ ...known, plain: true }) })
    .where("deliveryId", "=", deliveryId)
    .where("part", "=", part)
    .execute();
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
