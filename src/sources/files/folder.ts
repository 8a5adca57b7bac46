import { constants, type Dirent, type Stats } from "node:fs";
import { type FileHandle, open, readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import { Problem } from "../../model/problem.ts";

const MOST_FILES = 20_000;
const DEEPEST = 8;
export const MOST_BYTES = 5 * 1024 * 1024;

/** A file of the folder: its path from there, with "/" between the parts. */
export interface FolderFile {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

/** The folder's files, in order of path. Hidden ones and those that editors leave behind are passed over. */
export async function listFolder(folder: string, signal: AbortSignal): Promise<FolderFile[]> {
  const root = await rootOf(folder);
  const files: FolderFile[] = [];
  await walk(root, "", 0, files, signal);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function rootOf(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch (cause) {
    throw new Problem("not-found", `${folder}: no such folder; make it, or correct its path in the configuration`, {
      cause,
    });
  }
  throw new Problem("bad-config", `${folder} is no folder; the configuration takes the folder, not a file`);
}

async function walk(
  root: string,
  inner: string,
  depth: number,
  files: FolderFile[],
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  for (const entry of await readdir(join(root, inner), { withFileTypes: true })) {
    if (isHidden(entry)) continue;
    const path = inner === "" ? entry.name : `${inner}/${entry.name}`;
    if (isFileLike(entry)) files.push(await describe(root, path));
    else if (entry.isDirectory() && depth < DEEPEST) await walk(root, path, depth + 1, files, signal);
    if (files.length > MOST_FILES)
      throw new Problem("too-large", `${root}: over ${MOST_FILES} files; split the folder`);
  }
}

const isHidden = ({ name }: Dirent): boolean => name.startsWith(".") || name.endsWith("~");
const isFileLike = (entry: Dirent): boolean => entry.isFile() || entry.isSymbolicLink();

async function describe(root: string, path: string): Promise<FolderFile> {
  const stats: Stats | null = await stat(join(root, path)).catch(() => null);
  return { path, size: stats?.size ?? 0, modifiedAt: stats?.mtimeMs ?? 0 };
}

/**
 * The bytes of a file of the folder. Throws a Problem that names it: `not-allowed` for a link that leads out of the
 * folder, `too-large` over 5 MB, `unreadable` for what is no file or cannot be opened.
 */
export async function readFolderFile(folder: string, path: string): Promise<Uint8Array> {
  const root = await rootOf(folder);
  const target = await realpath(resolve(root, path)).catch((cause: unknown) => {
    throw new Problem("unreadable", `${path}: cannot be found any more, or links to nothing`, { cause });
  });
  const fromRoot = relative(root, target);
  if (fromRoot === "" || fromRoot.startsWith("..") || isAbsolute(fromRoot)) {
    throw new Problem("not-allowed", `${path}: links out of the folder; put the file itself there`);
  }
  // Opening a device may do something already, so it is asked for first; what was put in its place since is told by `fstat`.
  refuseOthers(await stat(target), path);
  const file = await open(target, READ_NOW).catch((cause: unknown) => {
    throw new Problem("unreadable", `${path}: cannot be opened; check its permissions`, { cause });
  });
  try {
    const stats = await file.stat();
    refuseOthers(stats, path);
    if (stats.size > MOST_BYTES) throw tooLarge(path);
    return await readAtMost(file, path);
  } finally {
    await file.close();
  }
}

/** A pipe that nobody writes to, put there between two looks, holds up nobody. Windows knows neither flag. */
const READ_NOW = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

function refuseOthers(stats: Stats, path: string): void {
  if (!stats.isFile()) throw new Problem("unreadable", `${path}: is no plain file; remove it from the folder`);
}

/** A file may grow while it is read. */
async function readAtMost(file: FileHandle, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge(path);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (path: string): Problem =>
  new Problem(
    "too-large",
    `${path}: over ${MOST_BYTES / 1024 / 1024} MB; an article is a few kilobytes, so split or remove it`,
  );
