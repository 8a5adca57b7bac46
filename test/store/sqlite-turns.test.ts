import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { forKysely } from "../../src/store/sqlite/connection.ts";
import { DialectInTurns } from "../../src/store/sqlite/turns.ts";

interface Tables {
  purse: { coins: number };
}

/** `step`: milliseconds that pass between two looks at the clock. */
async function aPurse(step: number): Promise<Kysely<Tables>> {
  let time = 0;
  const now = () => {
    time += step;
    return time;
  };
  const db = new Kysely<Tables>({
    dialect: new DialectInTurns({ database: forKysely(new DatabaseSync(":memory:"), ":memory:") }, now),
  });
  onTestFinished(() => db.destroy());
  await sql`create table purse (coins integer)`.execute(db);
  await db.insertInto("purse").values({ coins: 0 }).execute();
  return db;
}

/** Counts the turns that others get until the answer is called. */
function watchTurns(): () => number {
  let turns = 0;
  let isOver = false;
  const next = () => {
    turns += 1;
    if (!isOver) setImmediate(next);
  };
  setImmediate(next);
  return () => {
    isOver = true;
    return turns;
  };
}

const lookOften = async (db: Kysely<Tables>, times: number): Promise<void> => {
  for (let look = 0; look < times; look++) await db.selectFrom("purse").selectAll().execute();
};

test("between long queries others have their turn, between short ones nobody waits", async () => {
  const [slow, quick] = [await aPurse(10), await aPurse(0)];
  const turnsOfQuick = watchTurns();
  await lookOften(quick, 50);
  expect(turnsOfQuick()).toBe(0);
  const turns = watchTurns();
  await lookOften(slow, 50);
  expect(turns()).toBeGreaterThanOrEqual(50);
});

test("a transaction that others have their turns in stays one: nobody writes or reads between", async () => {
  const db = await aPurse(10);
  const add = () =>
    db.transaction().execute(async (inside) => {
      const { coins } = await inside.selectFrom("purse").select("coins").executeTakeFirstOrThrow();
      await inside.updateTable("purse").set({ coins: -1 }).execute();
      await inside
        .updateTable("purse")
        .set({ coins: coins + 1 })
        .execute();
    });
  const seen: number[] = [];
  const look = async () => {
    for (let times = 0; times < 20; times++) {
      seen.push((await db.selectFrom("purse").select("coins").executeTakeFirstOrThrow()).coins);
    }
  };
  const failed = db.transaction().execute(async (inside) => {
    await inside.updateTable("purse").set({ coins: 1_000 }).execute();
    await inside.selectFrom("purse").selectAll().execute();
    throw new Error("given up");
  });
  await Promise.all([expect(failed).rejects.toThrow("given up"), look(), ...Array.from({ length: 20 }, add), look()]);
  expect(seen.every((coins) => coins >= 0 && coins <= 20)).toBe(true);
  expect(await db.selectFrom("purse").selectAll().execute()).toEqual([{ coins: 20 }]);
});

test("rows that are streamed come whole, with turns between", async () => {
  const db = await aPurse(10);
  await db
    .insertInto("purse")
    .values(Array.from({ length: 9 }, (_, at) => ({ coins: at + 1 })))
    .execute();
  const turns = watchTurns();
  const coins: number[] = [];
  for await (const row of db.selectFrom("purse").selectAll().stream()) coins.push(row.coins);
  expect(coins).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(turns()).toBeGreaterThan(3);
});
