import { Problem } from "../model/problem.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";

const SCHEME = /^([a-z][a-z0-9+.-]{0,30}):\/\//i;

/**
 * Opens the store that an address names: postgres://… or the path of a SQLite file. Throws Problem `bad-config` for an
 * address of another kind, in words that never repeat it: it may hold a password.
 */
export async function openStore(address: string): Promise<Store> {
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase();
  if (scheme === "postgres" || scheme === "postgresql") {
    refuseBroken(address);
    const { openPostgres } = await import("../store/postgres/open.ts");
    return openPostgres(address);
  }
  if (scheme !== undefined) {
    const words = `the store's address begins with ${scheme}://, which is no store of Soundbite. ${REMEDY}`;
    throw new Problem("bad-config", words);
  }
  return openSqlite(address);
}

const REMEDY = "Give the path of a SQLite file (data/soundbite.sqlite) or postgres://USER:PASSWORD@HOST/DATABASE.";

function refuseBroken(address: string): void {
  if (URL.canParse(address)) return;
  const words = `the store's PostgreSQL address cannot be read (is a port or a special character amiss?). ${REMEDY}`;
  throw new Problem("bad-config", words);
}
