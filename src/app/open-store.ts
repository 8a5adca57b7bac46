import { openSqlite } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";

/** Opens the store that an address names: postgres://… or the path of a SQLite file. */
export async function openStore(address: string): Promise<Store> {
  if (address.startsWith("postgres://") || address.startsWith("postgresql://")) {
    const { openPostgres } = await import("../store/postgres/open.ts");
    return openPostgres(address);
  }
  return openSqlite(address);
}
