import type { Digest } from "../../model/digest.ts";
import { type Destination, isBriefing, type Subscription } from "../../model/subscription.ts";
import type { Scope, Tenant } from "../../model/tenant.ts";
import { timeOf } from "../article-time.ts";
import type { Database, Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { Store, StoreView } from "../store.ts";
import { parseStored } from "./article-rows.ts";

export function digestQuestions({ db }: Engine): Pick<Store, "keepDigest"> {
  return {
    keepDigest: (digest, madeAt, tenant) =>
      db.transaction().execute((write) => keepDigest(write, digest, madeAt, tenant)),
  };
}

export function keptDigestQuestions(
  { db }: Engine,
  scope: Scope,
): Pick<StoreView, "digest" | "digestsBefore" | "digestsIn"> {
  const seen = () => {
    const all = db.selectFrom("digests");
    if (scope === "everything") return all;
    return all.where("id", "in", ({ selectFrom }) =>
      selectFrom("digestTenants").select("digestId").where("tenant", "in", scope),
    );
  };
  const newest = async (digests: ReturnType<typeof seen>, limit: number) => {
    const newestFirst = digests.orderBy("endsAt", "desc").orderBy("madeAt", "desc");
    const rows = await newestFirst.limit(limit).select(["id", "digest"]).execute();
    return rows.map(digestFrom);
  };
  return {
    async digest(id) {
      const row = await seen().where("id", "=", id).select(["id", "digest"]).executeTakeFirst();
      return row ? digestFrom(row) : null;
    },

    digestsIn: ({ from, until }, limit) =>
      newest(seen().where("endsAt", ">=", timeOf(from)).where("endsAt", "<", timeOf(until)), limit),

    digestsBefore: (name, time, limit) =>
      newest(seen().where("name", "=", name).where("endsAt", "<", timeOf(time)), limit),
  };
}

const digestFrom = ({ id, digest }: { id: string; digest: string }): Digest => parseStored(digest, `the digest ${id}`);

/** Keeps a digest, or the newer make of the same one, for a tenant. */
export async function keepDigest(db: Write, digest: Digest, madeAt: string, tenant: Tenant): Promise<void> {
  const row = { name: digest.name, endsAt: timeOf(digest.window.until), madeAt, digest: JSON.stringify(digest) };
  await db
    .insertInto("digests")
    .values({ id: digest.id, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  await db
    .insertInto("digestTenants")
    .values({ digestId: digest.id, tenant })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type SubscriptionQuestions = Pick<
  Store,
  | "keepSubscription"
  | "removeSubscription"
  | "subscriptions"
  | "destinations"
  | "pauseSubscription"
  | "resumeSubscription"
>;

export function subscriptionQuestions({ db }: Engine): SubscriptionQuestions {
  const setState = async (id: string, state: string, pausedBecause: string | null) => {
    await db.updateTable("subscriptions").set({ state, pausedBecause }).where("id", "=", id).execute();
  };
  return {
    async keepSubscription({ id, state, pausedBecause, ...others }) {
      const row = { state, pausedBecause, details: JSON.stringify(others) };
      await db
        .insertInto("subscriptions")
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
    },

    async removeSubscription(id) {
      await db.deleteFrom("subscriptions").where("id", "=", id).execute();
    },

    subscriptions: async () => (await destinations(db)).filter(isBriefing),

    destinations: () => destinations(db),

    pauseSubscription: (id, because) => setState(id, "paused", because),
    resumeSubscription: (id) => setState(id, "active", null),
  };
}

async function destinations(db: Database): Promise<readonly (Subscription | Destination)[]> {
  const rows = await db.selectFrom("subscriptions").orderBy("id").selectAll().execute();
  return rows.map(({ id, state, pausedBecause, details }) => ({
    ...parseStored<Omit<Subscription | Destination, "id" | "state" | "pausedBecause">>(
      details,
      `the subscription ${id}`,
    ),
    id,
    state: state === "paused" ? "paused" : "active",
    pausedBecause,
  }));
}
