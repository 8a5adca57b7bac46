import { extname } from "node:path";
import type { Article } from "../../model/article.ts";
import { Problem } from "../../model/problem.ts";
import { fileLead, fileProblem, listChanges } from "../files/changes.ts";
import { readFolderFile } from "../files/folder.ts";
import type { Lead, Source } from "../source.ts";

const MOST_AT_ONCE = 500;

export interface MailSourceOptions {
  readonly id: string;
  readonly name: string;
  /** Path of a folder with .eml files; folders in it are read too. */
  readonly folder: string;
  readonly topics: readonly string[];
  /** The articles of one mail. Throws a Problem where it has none. */
  readonly readMail: (bytes: Uint8Array, path: string, signal: AbortSignal) => Promise<readonly Article[]>;
  /** Mails that are taken apart in one round; the others in the next ones. */
  readonly mostAtOnce?: number;
}

/** What a lead carries: the mail, and which of its articles. */
interface MailPayload {
  readonly path: string;
  readonly at?: number;
}

/** A folder of newsletters as a source: each mail's articles, with the sender as their outlet. */
export function mailSource(options: MailSourceOptions): Source {
  const { id, name, topics, folder, readMail, mostAtOnce = MOST_AT_ONCE } = options;
  const leadsOf = async (bytes: Uint8Array, path: string, signal: AbortSignal): Promise<Lead[]> => {
    try {
      return (await readMail(bytes, path, signal)).map((article, at) => leadOf(article, path, at));
    } catch {
      signal.throwIfAborted();
      // Told when the lead is loaded.
      return [fileLead(path)];
    }
  };
  return {
    id,
    name,
    topics,
    list: (memo, signal) => listChanges({ folder, isWanted: isMail, leadsOf, mostAtOnce }, memo, signal),
    load: async ({ payload }, signal) => {
      signal.throwIfAborted();
      const { path, at = 0 } = payload as MailPayload;
      try {
        const articles = await readMail(await readFolderFile(folder, path), path, signal);
        const article = articles[at];
        if (article) return article;
        throw new Problem("unreadable", `${path}: was changed while it was read; it is read again in the next round`);
      } catch (thrown) {
        throw fileProblem(thrown, path);
      }
    },
  };
}

const isMail = (path: string): boolean => extname(path).toLowerCase() === ".eml";

const leadOf = ({ url, title, publishedAt }: Article, path: string, at: number): Lead => ({
  key: `${path}#${at + 1}`,
  url,
  title,
  publishedAt,
  payload: { path, at } satisfies MailPayload,
});
