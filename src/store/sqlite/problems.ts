import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { Problem, problemWords } from "../../model/problem.ts";

/** Primary result codes: https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const INPUT_OUTPUT = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** What a failure of SQLite means for the person who runs the bot; anything else is given back as it is. */
export function sqliteProblem(thrown: unknown, path: string, freeBytes: FreeBytes = freeBytesBeside): unknown {
  const code = resultCode(thrown);
  const words = problemWords(thrown);
  switch (code === null ? null : code & 0xff) {
    case BUSY:
    case LOCKED:
      return new Problem("busy", `${path}: another process holds the store; try again`, { cause: thrown });
    case FULL:
      return diskFull(path, thrown);
    case READ_ONLY:
    case CANNOT_OPEN:
    case INPUT_OUTPUT:
      // A full disk is told as such by none of the files beside the store, which are written before it.
      if (freeBytes(path) < LEAST_BYTES) return diskFull(path, thrown);
      return new Problem("unavailable", `${path}: the store cannot be opened or written (${words}); check the folder`, {
        cause: thrown,
      });
    case CORRUPT:
    case NOT_A_DATABASE:
      return new Problem("store-damaged", `${path}: the store is damaged (${words}); restore it from a backup`, {
        cause: thrown,
      });
    default:
      return thrown;
  }
}

const diskFull = (path: string, cause: unknown): Problem =>
  new Problem("unavailable", `${path}: the disk is full; free some space, nothing is lost`, { cause });

/** SQLite asks for 32 kB at least for the index beside its log. */
const LEAST_BYTES = 64 * 1024;

type FreeBytes = (path: string) => number;

function freeBytesBeside(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function resultCode(thrown: unknown): number | null {
  if (typeof thrown !== "object" || thrown === null || !("errcode" in thrown)) return null;
  return typeof thrown.errcode === "number" ? thrown.errcode : null;
}
