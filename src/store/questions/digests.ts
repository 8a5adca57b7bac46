import type { Digest } from "../../model/digest.ts";
import type { Subscription } from "../../model/subscription.ts";
import { timeOf } from "../article-time.ts";
import type { Database } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { Store } from "../store.ts";
import { parseStored } from "./article-rows.ts";

export function digestQuestions({ db }: Engine): Pick<Store, "keepDigest" | "digest" | "digestsBefore"> {
  return {
    keepDigest: (digest, madeAt) => keepDigest(db, digest, madeAt),

    async digest(id) {
      const row = await db.selectFrom("digests").where("id", "=", id).select(["id", "digest"]).executeTakeFirst();
      return row ? digestFrom(row) : null;
    },

    async digestsBefore(name, time, limit) {
      const rows = await db
        .selectFrom("digests")
        .where("name", "=", name)
        .where("endsAt", "<", timeOf(time))
        .orderBy("endsAt", "desc")
        .orderBy("madeAt", "desc")
        .limit(limit)
        .select(["id", "digest"])
        .execute();
      return rows.map(digestFrom);
    },
  };
}

const digestFrom = ({ id, digest }: { id: string; digest: string }): Digest => parseStored(digest, `the digest ${id}`);

/** Keeps a digest, or the newer make of the same one. */
export async function keepDigest(db: Database, digest: Digest, madeAt: string): Promise<void> {
  const row = { name: digest.name, endsAt: timeOf(digest.window.until), madeAt, digest: JSON.stringify(digest) };
  await db
    .insertInto("digests")
    .values({ id: digest.id, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}

type SubscriptionQuestions = Pick<
  Store,
  "keepSubscription" | "removeSubscription" | "subscriptions" | "pauseSubscription" | "resumeSubscription"
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

    async subscriptions() {
      const rows = await db.selectFrom("subscriptions").orderBy("id").selectAll().execute();
      return rows.map(({ id, state, pausedBecause, details }) => ({
        ...parseStored<Omit<Subscription, "id" | "state" | "pausedBecause">>(details, `the subscription ${id}`),
        id,
        state: state === "paused" ? "paused" : "active",
        pausedBecause,
      }));
    },

    pauseSubscription: (id, because) => setState(id, "paused", because),
    resumeSubscription: (id) => setState(id, "active", null),
  };
}
