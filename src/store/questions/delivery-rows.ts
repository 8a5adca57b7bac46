import type { Transaction } from "kysely";
import type { Database, Write } from "../database.ts";
import type { Delivery, DeliveryPart, PartContent, PartState } from "../delivery-store.ts";
import type { Tables } from "../tables.ts";
import { parseStored } from "./article-rows.ts";

const IDS_ASKED_AT_ONCE = 500;

type Reading = Database | Transaction<Tables>;
type PartRow = Tables["deliveryParts"];

export async function loadDelivery(db: Reading, id: string): Promise<Delivery | null> {
  const rows = await db.selectFrom("deliveries").where("id", "=", id).selectAll().execute();
  return (await withParts(db, rows))[0] ?? null;
}

/** Deliveries from their rows, in the same order; slots that were only told are left out. */
export async function withParts(db: Reading, rows: readonly Tables["deliveries"][]): Promise<readonly Delivery[]> {
  const partsOf = new Map<string, PartRow[]>(rows.map(({ id }) => [id, []]));
  for (const ids of chunksOf([...partsOf.keys()])) {
    const parts = db.selectFrom("deliveryParts").where("deliveryId", "in", ids).orderBy("part").selectAll();
    for (const part of await parts.execute()) partsOf.get(part.deliveryId)?.push(part);
  }
  return rows.flatMap((row) => {
    const { id, subscriptionId, dueAt, digestId, madeAt, late, state, redoAskedAt } = row;
    if (state === "skipped") return [];
    const slot = { subscriptionId, dueAt: new Date(dueAt).toISOString() };
    const parts = (partsOf.get(id) ?? []).map(partFrom);
    return [{ id, slot, digestId, madeAt, late, state: state as Delivery["state"], redoAskedAt, parts }];
  });
}

/** Databases take only so many parameters in one question. */
function chunksOf(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += IDS_ASKED_AT_ONCE) {
    chunks.push(ids.slice(start, start + IDS_ASKED_AT_ONCE));
  }
  return chunks;
}

function partFrom({ deliveryId, part, content, state, posted, changedAt, attempts, problem }: PartRow): DeliveryPart {
  const what = `part ${part} of delivery ${deliveryId}`;
  return {
    part,
    content: parseStored(content, what),
    state: state as PartState,
    posted: posted === null ? null : parseStored(posted, what),
    changedAt,
    attempts,
    problem,
  };
}

export async function insertPart(
  write: Write,
  deliveryId: string,
  part: number,
  content: PartContent,
  changedAt: string,
): Promise<void> {
  const fresh = { state: "pending", posted: null, changedAt, attempts: 0, problem: null };
  await write
    .insertInto("deliveryParts")
    .values({ deliveryId, part, content: JSON.stringify(content), ...fresh })
    .execute();
}

/** Closes a delivery of which nothing is left to post or to replace: as posted, where anything of it was taken. */
export async function closeWhenPosted(write: Write, deliveryId: string): Promise<void> {
  const parts = await write.selectFrom("deliveryParts").where("deliveryId", "=", deliveryId).select("state").execute();
  if (parts.some(({ state }) => !SETTLED_PARTS.has(state))) return;
  const isTaken = parts.some(({ state }) => state !== "refused");
  await closeDelivery(write, deliveryId, isTaken ? "posted" : "refused");
}

const SETTLED_PARTS: ReadonlySet<string> = new Set(["posted", "left", "refused"] satisfies PartState[]);

export async function closeDelivery(write: Write, id: string, state: Delivery["state"]): Promise<void> {
  await write.updateTable("deliveries").set({ state }).where("id", "=", id).execute();
}
