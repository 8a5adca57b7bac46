import { type Alert, type Follow, isOfStory } from "../../model/follow.ts";
import { Problem } from "../../model/problem.ts";
import { timeOf } from "../article-time.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { FollowStore, KeptAlert, PlannedAlerts, Unheard } from "../follow-store.ts";
import type { Tables } from "../tables.ts";
import { parseStored } from "./article-rows.ts";
import { insertPart } from "./delivery-rows.ts";
import { quotesOfArticles } from "./quotes.ts";
import { replaceParts } from "./redos.ts";
import { takeSlot } from "./slots.ts";

export function followQuestions(engine: Engine): FollowStore {
  const { db } = engine;
  return {
    async keepFollow({ id, ...details }) {
      const row = { details: JSON.stringify(details) };
      await db
        .insertInto("follows")
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
    },

    async removeFollow(id) {
      await db.deleteFrom("follows").where("id", "=", id).execute();
    },

    async follows() {
      const rows = await db.selectFrom("follows").selectAll().execute();
      const all = rows.map(({ id, details }) => ({ ...parseStored<Follow>(details, `the follow ${id}`), id }));
      return all.sort((one, other) => compared(one.createdAt, other.createdAt) || compared(one.id, other.id));
    },

    unheard: (limit) => unheard(engine, limit),

    async alerts(since) {
      const kept = db.selectFrom("alerts").where("at", ">=", timeOf(since));
      return (await kept.orderBy("at").orderBy("id").selectAll().execute()).map(alertFrom);
    },

    hear: (articleIds, alerts) =>
      engine.durably(async (write) => {
        await noteHeard(write, articleIds);
        for (const alert of alerts) await keepAlert(write, alert);
      }),

    untoldAlerts: () => untoldAlerts(engine),
    planAlerts: (plan) => engine.durably((write) => planAlerts(write, plan)),
    retellAlerts: (plan) =>
      engine.durably(async (write) => {
        const isOpened = await replaceParts(write, plan, null);
        if (isOpened) await noteTold(write, plan);
        return isOpened;
      }),
    forgetAlertsBefore: (at) => db.transaction().execute((write) => forgetAlertsBefore(write, at)),
  };
}

async function untoldAlerts({ db }: Engine): Promise<readonly KeptAlert[]> {
  const rows = await db
    .selectFrom("alerts")
    .where(({ eb, or, selectFrom }) =>
      or([
        eb("told", "=", 0),
        eb("deliveryId", "in", selectFrom("alerts as others").select("others.deliveryId").where("others.told", "=", 0)),
      ]),
    )
    .orderBy("at")
    .orderBy("id")
    .selectAll()
    .execute();
  return rows.map(alertFrom);
}

async function planAlerts(write: Write, plan: PlannedAlerts): Promise<boolean> {
  const { deliveryId: id, slot, parts, at, late } = plan;
  if (!(await takeSlot(write, { id, slot, state: "open", madeAt: at, late }))) return false;
  for (const [part, content] of parts.entries()) await insertPart(write, id, part, content, at);
  await noteTold(write, plan);
  return true;
}

async function noteTold(
  write: Write,
  { deliveryId, alertIds }: Pick<PlannedAlerts, "deliveryId" | "alertIds">,
): Promise<void> {
  for (const id of alertIds)
    await write.updateTable("alerts").set({ deliveryId, told: 1 }).where("id", "=", id).execute();
}

async function forgetAlertsBefore(write: Write, at: string): Promise<void> {
  await write.deleteFrom("alerts").where("at", "<", timeOf(at)).where("deliveryId", "is", null).execute();
  const old = await write.selectFrom("alerts").where("at", "<", timeOf(at)).select("deliveryId").execute();
  for (const deliveryId of new Set(old.flatMap((one) => one.deliveryId ?? []))) {
    const settled = write.selectFrom("deliveries").where("id", "=", deliveryId).where("state", "<>", "open");
    if (!(await settled.select("id").executeTakeFirst())) continue;
    await write.deleteFrom("alerts").where("deliveryId", "=", deliveryId).execute();
    await write.deleteFrom("deliveryParts").where("deliveryId", "=", deliveryId).execute();
    await write.deleteFrom("deliveries").where("id", "=", deliveryId).execute();
  }
}

async function unheard(engine: Engine, limit: number): Promise<readonly Unheard[]> {
  const waiting = await engine.db
    .selectFrom("unheard")
    .crossJoin("articles")
    .whereRef("articles.key", "=", "unheard.articleKey")
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("unsorted").select("unsorted.articleKey").whereRef("unsorted.articleKey", "=", "key"))),
    )
    .orderBy("key")
    .limit(limit)
    .select(["id", "tenant"])
    .execute();
  const ids = waiting.map(({ id }) => id);
  const quotes = await quotesOfArticles(engine, ids);
  return waiting.map(({ id, tenant }) => ({ articleId: id, tenant, quotes: quotes.get(id) ?? [] }));
}

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Articles that are there no more need no hearing. */
async function noteHeard(write: Write, articleIds: readonly string[]): Promise<void> {
  for (const id of articleIds) {
    const known = write.selectFrom("articles").where("id", "=", id).select("key");
    const { numDeletedRows } = await write
      .deleteFrom("unheard")
      .where("articleKey", "in", known)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw new Problem("busy", `the article ${id} was heard by another process`);
  }
}

async function keepAlert(write: Write, alert: Alert): Promise<void> {
  const { id, subscriptionId, at, pace, followIds, reports } = alert;
  const story = isOfStory(alert) ? { breaking: alert.breaking } : {};
  const row = { told: 0, details: JSON.stringify({ pace, followIds, reports, ...story }) };
  await write
    .insertInto("alerts")
    .values({ id, subscriptionId, at: timeOf(at), deliveryId: null, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}

function alertFrom({ id, subscriptionId, at, deliveryId, told, details }: Tables["alerts"]): KeptAlert {
  const kept = parseStored<Alert>(details, `the alert ${id}`);
  return { ...kept, id, subscriptionId, at: new Date(at).toISOString(), deliveryId, isTold: told === 1 };
}
