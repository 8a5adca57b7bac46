import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import type { Article } from "../../model/article.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import type { Lead, Listing, Memo, Source } from "../source.ts";
import { articleOfFile, articleOfGiven, type ExtractHtml, givenArticles, kindOfFile } from "./file-articles.ts";
import { type FolderFile, listFolder, MOST_BYTES, readFolderFile } from "./folder.ts";
import type { GivenArticle } from "./json-articles.ts";

export interface FilesSourceOptions {
  readonly id: string;
  readonly name: string;
  /** Path of a folder with .txt, .md, .html, .json articles and .xml feeds; folders in it are read too. */
  readonly folder: string;
  readonly topics: readonly string[];
  readonly extractHtml: ExtractHtml;
}

/** What was seen of a file: offered again only when its content changed. */
interface Seen {
  readonly size: number;
  readonly modifiedAt: number;
  readonly hash: string;
}

/** What a lead carries: the file, and the article itself where the file holds several. */
interface FilePayload {
  readonly path: string;
  readonly given?: GivenArticle;
}

/** A folder of articles as a source: drop a file in and it is read; a changed file is a new version. */
export function filesSource(options: FilesSourceOptions): Source {
  const { id, name, topics } = options;
  return {
    id,
    name,
    topics,
    list: (memo, signal) => listFiles(options, memo, signal),
    load: (lead, signal) => loadFile(options, lead, signal),
  };
}

async function listFiles({ folder }: FilesSourceOptions, memo: Memo, signal: AbortSignal): Promise<Listing> {
  const made = await madeWhereMissing(folder);
  const all = await listFolder(folder, signal);
  const files = all.filter(({ path }) => kindOfFile(path) !== null);
  const leads: Lead[] = [];
  const seen = new Map<string, Seen>();
  for (const file of files) {
    signal.throwIfAborted();
    const former = formerOf(memo, file.path);
    const now = isSame(former, file) ? former : await look(folder, file, former, leads);
    if (now) seen.set(file.path, now);
  }
  const others = all.length - files.length;
  const notices =
    others === 0 ? [] : [`${others} ${others === 1 ? "file" : "files"} of other kinds passed over in ${folder}`];
  if (made) notices.push(`${folder} was not there and is made: put articles into it`);
  return { leads, memo: { files: Object.fromEntries(seen) }, unchanged: leads.length === 0, notices };
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
async function look(folder: string, file: FolderFile, former: Seen | null, leads: Lead[]): Promise<Seen | null> {
  const { path, size, modifiedAt } = file;
  if (size > MOST_BYTES) {
    leads.push(leadOf({ path }, path));
    return { size, modifiedAt, hash: "" };
  }
  const bytes = await readFolderFile(folder, path).catch(() => null);
  if (bytes === null) {
    leads.push(leadOf({ path }, path));
    return null;
  }
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (hash !== former?.hash) leads.push(...leadsOf(bytes, path));
  return { size, modifiedAt, hash };
}

/** One lead for a file of one article; a lead for each article of a feed or JSON file. */
function leadsOf(bytes: Uint8Array, path: string): Lead[] {
  const kind = kindOfFile(path);
  if (kind !== "feed" && kind !== "json") return [leadOf({ path }, path)];
  try {
    const given = givenArticles(bytes, path, kind);
    return given.map((one, i) =>
      leadOf({ path, given: one }, given.length === 1 ? path : `${path}#${one.url ?? i + 1}`),
    );
  } catch {
    // Told when the lead is loaded, like every other file that cannot be read.
    return [leadOf({ path }, path)];
  }
}

const leadOf = (payload: FilePayload, key: string): Lead => ({
  key,
  url: payload.given?.url ?? null,
  title: payload.given?.title ?? null,
  publishedAt: payload.given?.publishedAt ?? null,
  payload,
});

async function loadFile(
  { id, folder, extractHtml }: FilesSourceOptions,
  lead: Lead,
  signal: AbortSignal,
): Promise<Article> {
  signal.throwIfAborted();
  const { path, given } = lead.payload as FilePayload;
  const articleId = `file:${id}/${lead.key}`;
  try {
    if (given) return await articleOfGiven(given, path, articleId, extractHtml);
    const bytes = await readFolderFile(folder, path);
    const kind = kindOfFile(path);
    if (kind === "feed" || kind === "json") givenArticles(bytes, path, kind);
    return await articleOfFile(bytes, path, articleId, extractHtml);
  } catch (thrown) {
    throw named(thrown, path);
  }
}

/** A Problem that names the file, whoever threw it. */
function named(thrown: unknown, path: string): Problem {
  const words = problemWords(thrown);
  if (thrown instanceof Problem && words.includes(path)) return thrown;
  return new Problem(thrown instanceof Problem ? thrown.code : "unreadable", `${path}: ${words}`, { cause: thrown });
}

function formerOf(memo: Memo, path: string): Seen | null {
  const files = memo["files"] as Readonly<Record<string, Partial<Seen>>> | undefined;
  const former = files && Object.hasOwn(files, path) ? files[path] : undefined;
  if (typeof former?.hash !== "string" || typeof former.size !== "number" || typeof former.modifiedAt !== "number")
    return null;
  return { hash: former.hash, size: former.size, modifiedAt: former.modifiedAt };
}
