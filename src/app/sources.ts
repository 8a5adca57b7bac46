import { basename } from "node:path";
import type { Config } from "../config/load.ts";
import type { SourceConfig } from "../config/schema.ts";
import { tenantOf } from "../model/tenant.ts";
import { feedSource } from "../sources/feed/source.ts";
import { filesSource } from "../sources/files/source.ts";
import { guardedHttp } from "../sources/http/guarded-http.ts";
import type { Http } from "../sources/http/http.ts";
import { mailSource } from "../sources/mail/source.ts";
import { pagesSource } from "../sources/pages.ts";
import { type ParsingPool, parsingPool } from "../sources/parsing/pool.ts";
import type { Source } from "../sources/source.ts";
import type { AddedSource } from "../store/store.ts";

export interface BuiltSources {
  readonly sources: readonly Source[];
  /** The same sources with those that are added in chats now. */
  withAdded(added: readonly AddedSource[]): readonly Source[];
  close(): Promise<void>;
}

interface Reach {
  readonly http: Http;
  readonly pool: ParsingPool;
  readonly now: () => Date;
  /** Asks even where a feed was asked a moment ago. */
  readonly isForced: boolean;
}

/** The sources of a configuration and those added in chats, over one guarded fetch and one pool of parsers. */
export function buildSources(
  config: Config,
  now: () => Date,
  { added = [], isForced = false }: { readonly added?: readonly AddedSource[]; readonly isForced?: boolean } = {},
): BuiltSources {
  const { allowedHosts, proxy } = config.network;
  const http = guardedHttp({ contact: config.contact, allowedHosts, proxy });
  const pool = parsingPool();
  const reach = { http, pool, now, isForced };
  const configured = config.sources.map((source) => buildSource(source, reach));
  const withAdded = (inChats: readonly AddedSource[]): Source[] => [
    ...configured,
    ...inChats.map((added) => addedSource(added, reach)),
  ];
  return {
    sources: withAdded(added),
    withAdded,
    close: async () => {
      await pool.close();
      await http.close();
    },
  };
}

function addedSource(added: AddedSource, reach: Reach): Source {
  const { id, name, url, topics = [] } = added;
  return { ...feedSource({ id, name, url, topics, ...reach }), tenant: tenantOf(added) };
}

function buildSource(source: SourceConfig, reach: Reach): Source {
  const { topics } = source;
  if ("feed" in source) {
    const name = source.name ?? new URL(source.feed).hostname.replace(/^www\./, "");
    return feedSource({ id: `feed:${source.feed}`, name, url: source.feed, topics, ...reach });
  }
  if ("pages" in source) {
    return pagesSource({ id: `pages:${source.name}`, name: source.name, urls: source.pages, topics, ...reach });
  }
  if ("mail" in source) {
    const name = source.name ?? basename(source.mail);
    const readMail = (bytes: Uint8Array, path: string, signal: AbortSignal) =>
      reach.pool.parse({ kind: "mail", bytes, url: path }, signal);
    return mailSource({ id: `mail:${source.mail}`, name, folder: source.mail, topics, readMail });
  }
  const name = source.name ?? basename(source.files);
  const extractHtml = (html: string, url: string | null) => reach.pool.parse({ kind: "page", html, url });
  return filesSource({ id: `files:${source.files}`, name, folder: source.files, topics, extractHtml });
}
