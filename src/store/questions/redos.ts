import type { Write } from "../database.ts";
import type { DeliveryPart, DeliveryStore, PartContent, PartState, Replacement } from "../delivery-store.ts";
import type { Engine } from "../engine.ts";
import { closeWhenPosted, insertPart, loadDelivery, withParts } from "./delivery-rows.ts";
import { keepDigest } from "./digests.ts";

export type RedoQuestions = Pick<DeliveryStore, "askRedo" | "askedRedos" | "replaceDelivery">;

/** Nothing of such a delivery is under way. */
const SETTLED = ["posted", "refused", "expired"];

export function redoQuestions(engine: Engine): RedoQuestions {
  const { db } = engine;
  return {
    askRedo: (deliveryId, at) =>
      engine.durably(async (write) => {
        await write.updateTable("deliveries").set({ redoAskedAt: at }).where("id", "=", deliveryId).execute();
      }),

    async askedRedos() {
      const asked = db.selectFrom("deliveries").where("redoAskedAt", "is not", null).where("state", "in", SETTLED);
      return withParts(db, await asked.orderBy("dueAt").orderBy("id").selectAll().execute());
    },

    replaceDelivery: (replacement) => engine.durably((write) => replaceDelivery(write, replacement)),
  };
}

async function replaceDelivery(write: Write, { digest, tenant, ...replaced }: Replacement): Promise<boolean> {
  if (!(await replaceParts(write, replaced, digest.id))) return false;
  await keepDigest(write, digest, replaced.at, tenant);
  return true;
}

/** The new words of a settled delivery, and what it tells now. False where something of it is left to post. */
export async function replaceParts(
  write: Write,
  { deliveryId, parts, at }: Pick<Replacement, "deliveryId" | "parts" | "at">,
  digestId: string | null,
): Promise<boolean> {
  const opened = { state: "open", digestId, madeAt: at, notBefore: 0, leaseHolder: null, leaseUntil: 0 };
  const { numUpdatedRows } = await write
    .updateTable("deliveries")
    .set({ ...opened, redoAskedAt: null })
    .where("id", "=", deliveryId)
    .where("state", "in", SETTLED)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  const former = (await loadDelivery(write, deliveryId))?.parts ?? [];
  for (const [part, content] of parts.entries()) {
    const known = former.find((one) => one.part === part);
    if (known) await replacePart(write, deliveryId, known, content, at);
    else await insertPart(write, deliveryId, part, content, at);
  }
  const dropped = write.deleteFrom("deliveryParts").where("deliveryId", "=", deliveryId);
  await dropped.where("part", ">=", parts.length).where("posted", "is", null).execute();
  await closeWhenPosted(write, deliveryId);
  return true;
}

async function replacePart(write: Write, deliveryId: string, former: DeliveryPart, content: PartContent, at: string) {
  const state = replacedState(former, content);
  await write
    .updateTable("deliveryParts")
    .set({ content: JSON.stringify(content), state, changedAt: at, problem: null })
    .where("deliveryId", "=", deliveryId)
    .where("part", "=", former.part)
    .execute();
}

/** What stands there already need not be said again. */
function replacedState({ state, posted, content: former }: DeliveryPart, content: PartContent): PartState {
  if (posted === null) return "pending";
  return state === "posted" && JSON.stringify(former) === JSON.stringify(content) ? "posted" : "stale";
}
