import { existsSync, renameSync, rmSync } from "node:fs";
import { backup, DatabaseSync } from "node:sqlite";
import { Problem } from "../../model/problem.ts";
import { sqliteProblem } from "./problems.ts";

const ALL_PAGES = 0x7fff_ffff;

/**
 * Writes a copy of a store that is in use: what was committed when the copying began. It reads through a connection of
 * its own, in one step outside the event loop, so that neither waits for the other. The file appears when it is whole.
 */
export async function writeBackup(path: string, file: string): Promise<void> {
  if (path === ":memory:") throw new Problem("bad-input", "a store in memory has no backup");
  if (existsSync(file)) throw new Problem("bad-input", `${file}: exists already; name a new file for the backup`);
  const unfinished = `${file}.part`;
  const source = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    await backup(source, unfinished, { rate: ALL_PAGES });
    renameSync(unfinished, file);
  } catch (thrown) {
    rmSync(unfinished, { force: true });
    throw sqliteProblem(thrown, file);
  } finally {
    source.close();
  }
}
