import { Problem } from "../../model/problem.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import { firstTables } from "./first-tables.ts";
import { choices, followUps, leases, records, redosAndRests, retention } from "./later-steps.ts";
import { storyIndex } from "./story-index.ts";
import { tenants } from "./tenants.ts";

type Migration = (write: Write, engine: Engine) => Promise<void>;

/** In order; what was released is never changed, only added to. */
export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  redosAndRests,
  followUps,
  choices,
  tenants,
  storyIndex,
  retention,
  records,
  leases,
];

/**
 * Brings a store up to date. Each step is one transaction together with its number, so that a kill leaves the store
 * before or after a step, never inside. Throws Problem `unavailable` for a store made by a newer version.
 */
export async function migrate(engine: Engine, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  // In PostgreSQL "if not exists" fails for one of two that make the same table at the same moment; then it is there.
  await createVersions(engine).catch(() => createVersions(engine));
  await refuseNewer(engine, migrations.length);
  for (const [index, migration] of migrations.entries()) {
    await engine.durably(async (write) => {
      if (await takeVersion(write, index + 1)) await migration(write, engine);
    });
  }
}

const createVersions = (engine: Engine): Promise<void> =>
  engine.db.schema
    .createTable("schemaVersions")
    .ifNotExists()
    .addColumn("version", "integer", (column) => column.primaryKey())
    .execute();

async function refuseNewer(engine: Engine, known: number): Promise<void> {
  const row = await engine.db
    .selectFrom("schemaVersions")
    .select(({ fn }) => fn.max("version").as("version"))
    .executeTakeFirst();
  if ((row?.version ?? 0) <= known) return;
  throw new Problem(
    "unavailable",
    `the store was written by a newer Soundbite (its version ${row?.version}, this program knows ${known}): update the program, or restore the backup made before the update`,
  );
}

/** False where the step was taken before: also by another process while this one waited. */
async function takeVersion(write: Write, version: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await write
    .insertInto("schemaVersions")
    .values({ version })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
