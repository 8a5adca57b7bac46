import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { Problem, problemWords } from "../../model/problem.ts";
import type { Lead, Listing, Memo } from "../source.ts";
import { type FolderFile, listFolder, MOST_BYTES, readFolderFile } from "./folder.ts";

/** A folder whose files are articles, or hold some. */
export interface WatchedFolder {
  readonly folder: string;
  /** Whether a file is of the kind that is read here, by its path. */
  readonly isWanted: (path: string) => boolean;
  /** The articles that a file offers; the lead of a file alone where they cannot be told, so that loading it says why. */
  readonly leadsOf: (bytes: Uint8Array, path: string, signal: AbortSignal) => Promise<readonly Lead[]>;
  /** So many new and changed files are looked into at once; the others the next time. All of them where absent. */
  readonly mostAtOnce?: number;
}

/** What was seen of a file: offered again only when its content changed. */
interface Seen {
  readonly size: number;
  readonly modifiedAt: number;
  readonly hash: string;
}

/** What new and changed files of a folder offer. A folder that is not there is made. */
export async function listChanges(watched: WatchedFolder, memo: Memo, signal: AbortSignal): Promise<Listing> {
  const { folder, isWanted, mostAtOnce = Number.POSITIVE_INFINITY } = watched;
  const made = await madeWhereMissing(folder);
  const all = await listFolder(folder, signal);
  const files = all.filter(({ path }) => isWanted(path));
  const fresh = files.filter((file) => !isSame(formerOf(memo, file.path), file));
  const waiting = new Set(fresh.slice(mostAtOnce).map(({ path }) => path));
  const leads: Lead[] = [];
  const seen = new Map<string, Seen>();
  for (const file of files) {
    signal.throwIfAborted();
    const former = formerOf(memo, file.path);
    const isLeft = isSame(former, file) || waiting.has(file.path);
    const now = isLeft ? former : await look(watched, file, former, leads, signal);
    if (now) seen.set(file.path, now);
  }
  const notices = [
    ...told(all.length - files.length, `of other kinds passed over in ${folder}`),
    ...told(waiting.size, `in ${folder} still to be read, in the next rounds`),
  ];
  if (made) notices.push(`${folder} was not there and is made: put articles into it`);
  return { leads, memo: { files: Object.fromEntries(seen) }, unchanged: leads.length === 0, notices };
}

const told = (files: number, words: string): string[] =>
  files === 0 ? [] : [`${files} ${files === 1 ? "file" : "files"} ${words}`];

/** The lead of a file as a whole. */
export const fileLead = (path: string): Lead => ({
  key: path,
  url: null,
  title: null,
  publishedAt: null,
  payload: { path },
});

/** A Problem that names the file, whoever threw it. */
export function fileProblem(thrown: unknown, path: string): Problem {
  const words = problemWords(thrown);
  if (thrown instanceof Problem && words.includes(path)) return thrown;
  return new Problem(thrown instanceof Problem ? thrown.code : "unreadable", `${path}: ${words}`, { cause: thrown });
}

/** A folder that is to be filled one day, such as `inbox`; not where the folder around it is missing too. */
async function madeWhereMissing(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch {
    return false;
  }
}

const isSame = (former: Seen | null, { size, modifiedAt }: FolderFile): boolean =>
  former !== null && former.size === size && former.modifiedAt === modifiedAt;

/** Offers a new or changed file; null where it could not be read, so that it is looked at again. */
async function look(
  { folder, leadsOf }: WatchedFolder,
  file: FolderFile,
  former: Seen | null,
  leads: Lead[],
  signal: AbortSignal,
): Promise<Seen | null> {
  const { path, size, modifiedAt } = file;
  if (size > MOST_BYTES) {
    leads.push(fileLead(path));
    return { size, modifiedAt, hash: "" };
  }
  const bytes = await readFolderFile(folder, path).catch(() => null);
  if (bytes === null) {
    leads.push(fileLead(path));
    return null;
  }
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (hash !== former?.hash) leads.push(...(await leadsOf(bytes, path, signal)));
  return { size, modifiedAt, hash };
}

function formerOf(memo: Memo, path: string): Seen | null {
  const files = memo["files"] as Readonly<Record<string, Partial<Seen>>> | undefined;
  const former = files && Object.hasOwn(files, path) ? files[path] : undefined;
  if (typeof former?.hash !== "string" || typeof former.size !== "number" || typeof former.modifiedAt !== "number")
    return null;
  return { hash: former.hash, size: former.size, modifiedAt: former.modifiedAt };
}
