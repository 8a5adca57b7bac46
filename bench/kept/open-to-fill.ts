import { openStoreOn } from "../../src/store/create-store.ts";
import { connect } from "../../src/store/sqlite/connection.ts";
import { sqliteEngine } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";

/** A store in one file, to be filled fast: a power cut while it is filled may spoil it. */
export function openToFill(path: string): Promise<Store> {
  const database = connect(path);
  database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -524288; PRAGMA wal_autocheckpoint = 65536;");
  return openStoreOn(sqliteEngine(path, database));
}
