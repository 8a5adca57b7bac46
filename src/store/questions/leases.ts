import { type RawBuilder, sql } from "kysely";
import { timeOf } from "../article-time.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { LeaseStore } from "../lease-store.ts";

/** By the clock that leases go by, at the moment at which a statement asks. */
export interface LeaseTimes {
  readonly now: RawBuilder<number>;
  readonly until: RawBuilder<number>;
}

export function leaseQuestions(engine: Engine): LeaseStore {
  const { db } = engine;
  return {
    takeLease: ({ name, holder, now, until }) =>
      engine.durably((write) => takeLease(write, { name, holder }, leaseTimes(engine, now, until))),

    async freeLease(name, holder) {
      await db.deleteFrom("leases").where("name", "=", name).where("holder", "=", holder).execute();
    },

    async clockAhead(now) {
      const asked = timeOf(now);
      const [row] = (await sql<{ time: number }>`select ${engine.leaseTime(asked)} as time`.execute(db)).rows;
      return Number(row?.time ?? asked) - asked;
    },
  };
}

/** A lease that was asked for by somebody's clock, by the clock that counts. */
export function leaseTimes(engine: Engine, from: string, to: string): LeaseTimes {
  const now = engine.leaseTime(timeOf(from));
  return { now, until: sql<number>`${now} + ${sql.lit(timeOf(to) - timeOf(from))}` };
}

/**
 * One statement, so that of two at once only one gets it. A lease that ends later than one taken now would was taken by a clock
 * that ran ahead, and counts for nothing.
 */
export async function takeLease(
  write: Write,
  { name, holder }: { readonly name: string; readonly holder: string },
  { now, until }: LeaseTimes,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await write
    .insertInto("leases")
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ holder, until })
        .where(({ eb, or }) =>
          or([eb("leases.holder", "=", holder), eb("leases.until", "<=", now), eb("leases.until", ">", until)]),
        ),
    )
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
