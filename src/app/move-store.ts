import { resolve } from "node:path";
import { Problem } from "../model/problem.ts";
import type { CheckedTable } from "../store/move/check.ts";
import { type MoveEnd, refuseUnmovable } from "../store/move/ends.ts";
import { type MoveProgress, moveStore } from "../store/move/move.ts";
import { foundSqlite, sqliteToFill } from "../store/sqlite/open.ts";
import { isPostgres } from "./open-store.ts";

export interface Moved {
  readonly from: string;
  readonly to: string;
  readonly tables: readonly CheckedTable[];
}

/** Moves a store from one address to another, as `moveStore` does; addresses are those of `openStore`. */
export async function moveBetween(
  from: string,
  to: string,
  onProgress: (progress: MoveProgress) => void,
  signal: AbortSignal,
): Promise<Moved> {
  const [fromName, toName] = [nameOf(from), nameOf(to)];
  if (fromName === toName)
    throw new Problem("bad-input", `${toName}: source and target are the same store; name another target`);
  const source = { name: fromName, engine: isPostgres(from) ? await postgres(from) : await foundSqlite(from) };
  try {
    await refuseUnmovable(source);
    const target: MoveEnd = { name: toName, engine: isPostgres(to) ? await postgres(to) : sqliteToFill(to) };
    try {
      const tables = await moveStore({ from: source, to: target, signal, onProgress });
      return { from: fromName, to: toName, tables };
    } finally {
      await target.engine.close();
    }
  } finally {
    await source.engine.close();
  }
}

async function postgres(address: string) {
  const { postgresEngine } = await import("../store/postgres/open.ts");
  return postgresEngine(address);
}

/** What a store is called where people read: an address may hold a password. */
function nameOf(address: string): string {
  if (!isPostgres(address)) return resolve(address);
  const { host, pathname } = new URL(address);
  return `postgres://${host}${pathname}`;
}
