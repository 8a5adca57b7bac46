import type { ExpressionBuilder } from "kysely";
import { timeOf } from "../article-time.ts";
import type { Database, Write } from "../database.ts";
import type { Tables } from "../tables.ts";

/** Digests whose window ended before a time and that no delivery which stays has posted. */
export const oldDigests = (db: Database, before: string) =>
  db
    .selectFrom("digests")
    .where("digests.endsAt", "<", timeOf(before))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("deliveries")
            .whereRef("deliveries.digestId", "=", "digests.id")
            .where(({ eb, or }) => or([eb("state", "=", "open"), eb("dueAt", ">=", timeOf(before)), isNewest(eb)]))
            .select("deliveries.id"),
        ),
      ),
    );

/** From the newest one is told what is due next, and what the next digest has to cover. */
const isNewest = ({ not, exists, selectFrom }: ExpressionBuilder<Tables, "deliveries">) =>
  not(
    exists(
      selectFrom("deliveries as later")
        .whereRef("later.subscriptionId", "=", "deliveries.subscriptionId")
        .whereRef("later.dueAt", ">", "deliveries.dueAt")
        .where("later.digestId", "is not", null)
        .select("later.id"),
    ),
  );

export async function forgetDigests(write: Write, before: string, most: number): Promise<number> {
  const posted = await write
    .selectFrom("deliveries")
    .where("dueAt", "<", timeOf(before))
    .where("state", "<>", "open")
    .where((eb) => eb.not(isNewest(eb)))
    .limit(most)
    .select("id")
    .execute();
  for (const { id } of posted) {
    await write.deleteFrom("deliveryParts").where("deliveryId", "=", id).execute();
    await write.deleteFrom("deliveries").where("id", "=", id).execute();
  }
  const old = await oldDigests(write, before).limit(most).select("digests.id").execute();
  for (const { id } of old) {
    await write.updateTable("deliveries").set({ digestId: null }).where("digestId", "=", id).execute();
    await write.deleteFrom("digestTenants").where("digestId", "=", id).execute();
    await write.deleteFrom("digests").where("id", "=", id).execute();
  }
  return Math.max(posted.length, old.length);
}
