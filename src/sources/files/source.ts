import type { Article } from "../../model/article.ts";
import type { Lead, Source } from "../source.ts";
import { fileProblem, listChanges } from "./changes.ts";
import { articleOfFile, articleOfGiven, type ExtractHtml, givenArticles, kindOfFile } from "./file-articles.ts";
import { readFolderFile } from "./folder.ts";
import type { GivenArticle } from "./json-articles.ts";

export interface FilesSourceOptions {
  readonly id: string;
  readonly name: string;
  /** Path of a folder with .txt, .md, .html, .json articles and .xml feeds; folders in it are read too. */
  readonly folder: string;
  readonly topics: readonly string[];
  readonly extractHtml: ExtractHtml;
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
    list: (memo, signal) => listChanges({ folder: options.folder, isWanted, leadsOf }, memo, signal),
    load: (lead, signal) => loadFile(options, lead, signal),
  };
}

const isWanted = (path: string): boolean => kindOfFile(path) !== null;

/** One lead for a file of one article; a lead for each article of a feed or JSON file. */
async function leadsOf(bytes: Uint8Array, path: string): Promise<Lead[]> {
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
    throw fileProblem(thrown, path);
  }
}
