import { DatabaseSync } from "node:sqlite";
import { Problem } from "../../model/problem.ts";
import type { InstanceClaim } from "../engine.ts";

/**
 * Locks a store for this process by a lock on a file beside it. The operating system lets go of the lock when the
 * process ends in whatever way, so none outlives a crash. A store in memory is nobody else's.
 */
export async function lockFile(path: string): Promise<InstanceClaim> {
  if (path === ":memory:") return { release: async () => undefined };
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;");
  } catch (thrown) {
    lock.close();
    throw new Problem("busy", `${path}: another Soundbite runs on this store; stop it first`, { cause: thrown });
  }
  return {
    release: async () => {
      if (lock.isOpen) lock.close();
    },
  };
}
