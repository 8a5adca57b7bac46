import { type RawBuilder, sql } from "kysely";
import { Problem } from "../../model/problem.ts";
import type { Subscription } from "../../model/subscription.ts";
import { timeOf } from "../article-time.ts";
import type { Write } from "../database.ts";
import {
  type Claim,
  type Delivery,
  type DeliveryStore,
  LEASE_MILLISECONDS,
  type Lease,
  LONGEST_WAIT_MILLISECONDS,
  type PartContent,
  type PartState,
  type PostedPart,
} from "../delivery-store.ts";
import type { Engine } from "../engine.ts";
import { parseStored } from "./article-rows.ts";
import { closeDelivery, closeWhenPosted, loadDelivery, withParts } from "./delivery-rows.ts";
import { type LeaseTimes, leaseTimes, takeLease } from "./leases.ts";
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
    engine.durably(async (write) => {
      await renewClaim(engine, write, claim, at);
      await changePart(write, claim, part, at, change);
    });
  return {
    claimDelivery: (lease) => engine.durably((write) => claimDelivery(engine, write, lease)),
    leavePlace: async ({ holder }) => {
      await db.deleteFrom("leases").where("holder", "=", holder).execute();
    },
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
        await renewClaim(engine, write, claim, at);
        await changePart(write, claim, part, at, { state: "pending", posted: null, problem });
        await makePlain(write, claim.deliveryId, part);
      }),
    markRefused: (claim, part, problem, at) => mark(claim, part, at, { state: "refused", posted: null, problem }),

    delivery: (id) => loadDelivery(db, id),

    async deliveries(limit, subscriptionId) {
      let query = db.selectFrom("deliveries").where("state", "<>", "skipped");
      if (subscriptionId !== undefined) query = query.where("subscriptionId", "=", subscriptionId);
      const rows = await query.orderBy("dueAt", "desc").orderBy("id").limit(limit).selectAll().execute();
      return withParts(db, rows);
    },
  };
}

/** One delivery at a time to a place, whichever process has it: what is posted there stays in order and is paced. */
async function claimDelivery(engine: Engine, write: Write, lease: Lease): Promise<Delivery | null> {
  const times = leaseTimes(engine, lease.now, lease.until);
  const except = [...lease.except];
  for (;;) {
    const free = await longestWaiting(write, times, except);
    if (!free) return null;
    const { chat, place } = parseStored<Subscription>(free.details, `the subscription ${free.subscriptionId}`);
    const wanted = { name: `place ${chat} ${place}`, holder: lease.holder };
    if (await takeLease(write, wanted, times)) return take(write, free, lease.holder, times);
    except.push(free.subscriptionId);
  }
}

interface Waiting {
  readonly id: string;
  readonly subscriptionId: string;
  readonly leaseUntil: number;
  readonly details: string;
}

async function longestWaiting(write: Write, { now, until }: LeaseTimes, except: readonly string[]) {
  let waiting = write
    .selectFrom("deliveries")
    .innerJoin("subscriptions", "subscriptions.id", "deliveries.subscriptionId")
    .where("deliveries.state", "=", "open")
    .where("subscriptions.state", "=", "active")
    .where(({ eb, or }) =>
      or([
        eb("notBefore", "<=", now),
        eb("notBefore", ">", sql<number>`${now} + ${sql.lit(LONGEST_WAIT_MILLISECONDS)}`),
      ]),
    )
    .where(({ eb, or }) => or([eb("leaseUntil", "<=", now), eb("leaseUntil", ">", until)]));
  if (except.length > 0) waiting = waiting.where("subscriptionId", "not in", except);
  return waiting
    .orderBy("dueAt")
    .orderBy("deliveries.id")
    .select(["deliveries.id", "subscriptionId", "leaseUntil", "details"])
    .executeTakeFirst();
}

/** The update asks for the lease once more: of two claims at once only one finds it free. */
async function take(write: Write, free: Waiting, holder: string, { until }: LeaseTimes): Promise<Delivery | null> {
  const { numUpdatedRows } = await write
    .updateTable("deliveries")
    .set({ leaseHolder: holder, leaseUntil: until })
    .where("id", "=", free.id)
    .where("leaseUntil", "=", free.leaseUntil)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) return loadDelivery(write, free.id);
  await write.deleteFrom("leases").where("holder", "=", holder).execute();
  return null;
}

interface PartChange {
  readonly state: PartState;
  /** Stays as it was where absent. */
  readonly posted?: PostedPart | null;
  readonly problem: string | null;
}

async function changePart(write: Write, claim: Claim, part: number, at: string, change: PartChange): Promise<void> {
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

/** Locks the delivery's row under its claim until the transaction ends, and makes the lease of it and of its place last anew. */
async function renewClaim(engine: Engine, write: Write, claim: Claim, at: string): Promise<void> {
  const leaseUntil = sql<number>`${engine.leaseTime(timeOf(at))} + ${sql.lit(LEASE_MILLISECONDS)}`;
  await write.updateTable("leases").set({ until: leaseUntil }).where("holder", "=", claim.holder).execute();
  await holdClaim(write, claim, { leaseUntil });
}

/** Locks the delivery's row under its claim until the transaction ends. */
async function holdClaim(
  write: Write,
  { deliveryId, holder }: Claim,
  change: { readonly leaseUntil?: RawBuilder<number> } = {},
): Promise<void> {
  const { numUpdatedRows } = await write
    .updateTable("deliveries")
    .set({ leaseHolder: holder, ...change })
    .where("id", "=", deliveryId)
    .where("leaseHolder", "=", holder)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Problem("busy", `delivery ${deliveryId} is no longer held by ${holder}`);
}
