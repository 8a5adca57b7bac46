import { Problem } from "../model/problem.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";

const SCHEME = /^([a-z][a-z0-9+.-]{0,30}):\/\//i;

/** Opens the store that an address names: postgres://… or the path of a SQLite file. Throws as `isPostgres` and either's opening. */
export async function openStore(address: string): Promise<Store> {
  if (!isPostgres(address)) return openSqlite(address);
  const { openPostgres } = await import("../store/postgres/open.ts");
  return openPostgres(address);
}

/**
 * Whether an address is PostgreSQL's, or a SQLite file's. Throws Problem `bad-config` for one of another kind, in words that
 * never repeat it: it may hold a password.
 */
export function isPostgres(address: string): boolean {
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) return false;
  if (scheme !== "postgres" && scheme !== "postgresql") {
    const words = `the store's address begins with ${scheme}://, which is no store of Soundbite. ${REMEDY}`;
    throw new Problem("bad-config", words);
  }
  refuseBroken(address);
  return true;
}

const REMEDY = "Give the path of a SQLite file (data/soundbite.sqlite) or postgres://USER:PASSWORD@HOST/DATABASE.";

function refuseBroken(address: string): void {
  if (URL.canParse(address)) return;
  const words = `the store's PostgreSQL address cannot be read (is a port or a special character amiss?). ${REMEDY}`;
  throw new Problem("bad-config", words);
}
