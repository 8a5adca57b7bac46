import { Problem } from "../../model/problem.ts";
import type { Database } from "../database.ts";
import type { Engine } from "../engine.ts";
import { MIGRATIONS, newerWords, UNFINISHED_WORDS, versionOf } from "../migrations/migrate.ts";
import { MOVED_TABLES } from "./moved-tables.ts";

/** Where a store is moved from, or to. */
export interface MoveEnd {
  readonly engine: Engine;
  /** What people are told it is, without a password. */
  readonly name: string;
}

/** Throws Problem `not-found` or `unavailable` for a source that holds no store of this program's version. */
export async function refuseUnmovable({ engine, name }: MoveEnd): Promise<void> {
  const version = await versionOf(engine);
  const known = MIGRATIONS.length;
  if (version === known) return;
  if (version === "unfinished") throw new Problem("unavailable", `${name}: ${UNFINISHED_WORDS}`);
  if (version === 0)
    throw new Problem("not-found", `${name}: there is no store of Soundbite; name the one that is to be moved`);
  if (version > known) throw new Problem("unavailable", `${name}: ${newerWords(version, known)}`);
  throw new Problem(
    "unavailable",
    `${name}: the store is of version ${version}, this program's of ${known}: make a backup, run soundbite doctor on it, which brings ` +
      "it up to date, and move it then",
  );
}

/** Throws Problem `bad-input` for a target that holds anything. One with a mark was begun before and is empty. */
export async function refuseFilled({ engine, name }: MoveEnd): Promise<void> {
  const version = await versionOf(engine);
  if (version === "unfinished") return;
  const known = MIGRATIONS.length;
  const isFilled =
    version === known ? !(await isEmpty(engine.db)) : (await engine.db.introspection.getTables()).length > 0;
  if (!isFilled) return;
  const holds =
    version === 0 ? "tables of another program" : version === known ? "rows already" : `a store of version ${version}`;
  throw new Problem(
    "bad-input",
    `${name}: the target holds ${holds}; name a new file or a new, empty database. Nothing was changed`,
  );
}

/** Serials that were never taken are in every store. */
export async function isEmpty(db: Database): Promise<boolean> {
  for (const table of MOVED_TABLES) {
    const rows = db.selectFrom(table).selectAll().limit(1);
    const found = table === "sequences" ? db.selectFrom("sequences").selectAll().where("next", ">", 0) : rows;
    if ((await found.execute()).length > 0) return false;
  }
  return true;
}
