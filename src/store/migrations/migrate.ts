import { Problem } from "../../model/problem.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import { firstTables } from "./first-tables.ts";
import {
  choices,
  doubts,
  expansions,
  follows,
  followUps,
  leases,
  outcomes,
  records,
  redosAndRests,
  retention,
  unread,
} from "./later-steps.ts";
import { storyIndex } from "./story-index.ts";
import { tenants } from "./tenants.ts";

type Migration = (write: Write, engine: Engine, version: number) => Promise<void>;

/**
 * In order; what was released is never changed, only added to. A step that is `expanding` lets a rolling upgrade of several
 * processes take its time; what only the programs before it needed is dropped by a later step, which is not.
 */
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
  follows,
  doubts,
  unread,
  outcomes,
  expansions,
];

/** A step that only adds what a program of the version before neither reads nor has to fill in: that one may go on, and start again. */
export function expanding(step: Migration): Migration {
  return async (write, engine, version) => {
    await step(write, engine, version);
    await write.insertInto("expansions").values({ version }).execute();
  };
}

/**
 * Stands among the versions of a store into which another one is being moved, until every row of it is there: every program
 * refuses the store, also one from before there were moves.
 */
const UNFINISHED = 2_000_000_000;

/**
 * Brings a store up to date. Each step is one transaction together with its number, so that a kill leaves the store
 * before or after a step, never inside. Throws Problem `unavailable` for a store made by a newer version that did more than
 * expand it, or whose move was not finished.
 */
export async function migrate(engine: Engine, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  await createVersions(engine);
  const version = await keptVersion(engine);
  if (version === "unfinished") throw new Problem("unavailable", UNFINISHED_WORDS);
  if (version > migrations.length && !(await isOnlyExpanded(engine, migrations.length)))
    throw new Problem("unavailable", newerWords(version, migrations.length));
  await takeSteps(engine, migrations);
}

export const UNFINISHED_WORDS =
  "another store is being moved into this one, or was and did not get through: let soundbite store move FROM TO end, or run it " +
  "again, or take another store (delete the file or the database where you want a new one)";

export const newerWords = (version: number, known: number): string =>
  `the store was written by a newer Soundbite (its version ${version}, this program knows ${known}): update the program, or restore the backup made before the update`;

/** Makes the tables of a store that is refused by `migrate` from now on, until `endUnfinished`. */
export async function beginUnfinished(engine: Engine): Promise<void> {
  await createVersions(engine);
  await engine.durably((write) => takeVersion(write, UNFINISHED));
  await takeSteps(engine, MIGRATIONS);
}

export async function endUnfinished(write: Write): Promise<void> {
  await write.deleteFrom("schemaVersions").where("version", "=", UNFINISHED).execute();
}

/** Which version a database is of, without changing it: 0 where it holds no store. */
export async function versionOf(engine: Engine): Promise<number | "unfinished"> {
  const tables = await engine.db.introspection.getTables();
  return tables.some(({ name }) => name === "schemaVersions") ? keptVersion(engine) : 0;
}

async function keptVersion({ db }: Engine): Promise<number | "unfinished"> {
  const query = db.selectFrom("schemaVersions").select(({ fn }) => fn.max("version").as("version"));
  const version = (await query.executeTakeFirst())?.version ?? 0;
  return version === UNFINISHED ? "unfinished" : version;
}

/** Whether all steps beyond those that are known only expanded the store. */
async function isOnlyExpanded({ db }: Engine, known: number): Promise<boolean> {
  const beyond = db.selectFrom("schemaVersions").where("version", ">", known);
  const expanded = db.selectFrom("expansions").select("version");
  return (await beyond.where("version", "not in", expanded).select("version").limit(1).execute()).length === 0;
}

async function takeSteps(engine: Engine, migrations: readonly Migration[]): Promise<void> {
  for (const [index, migration] of migrations.entries()) {
    await engine.durably(async (write) => {
      // A large store takes long, and so does the wait for another process that is at it.
      await engine.takeAnyTime(write);
      if (await takeVersion(write, index + 1)) await migration(write, engine, index + 1);
    });
  }
}

/** In PostgreSQL "if not exists" fails for one of two that make the same table at the same moment; then it is there. */
async function createVersions({ db }: Engine): Promise<void> {
  const create = db.schema
    .createTable("schemaVersions")
    .ifNotExists()
    .addColumn("version", "integer", (column) => column.primaryKey());
  await create.execute().catch(() => create.execute());
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
