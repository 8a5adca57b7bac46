import { renderHtml } from "../chat/html/render.ts";
import { renderMarkdown } from "../chat/markdown.ts";
import type { Config } from "../config/load.ts";
import { type Archived, archiveDigest } from "../digest/archive/archive.ts";
import { type Collected, type CollectProgress, collect } from "../digest/collect.ts";
import type { DigestRequest } from "../digest/compose.ts";
import { makeDigest } from "../digest/make.ts";
import type { Digest } from "../model/digest.ts";
import { readArticle } from "../reading/read.ts";
import type { Source } from "../sources/source.ts";
import type { Store } from "../store/store.ts";
import type { Summarizer } from "../summarize/summarizer.ts";
import { keepCollected, lastCollected } from "./last-collected.ts";

/** The concrete parts of a running bot. */
export interface BotParts {
  readonly config: Config;
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly summarizer: Summarizer;
  readonly now: () => Date;
}

/** What the bot does, whoever asks: the command line, the schedule or a chat. */
export interface Bot {
  readonly parts: BotParts;
  collect(signal: AbortSignal, onProgress?: (progress: CollectProgress) => void): Promise<Collected>;
  /** Makes a digest of what the store holds; keeps nothing. */
  digest(request: DigestRequest): Promise<Digest>;
  /** Keeps a digest in the store and in the archive's folder. */
  keep(digest: Digest): Promise<Archived>;
}

export function createBot(parts: BotParts): Bot {
  const { config, store, sources, summarizer, now } = parts;
  const limits = { stories: config.digest.stories, points: config.digest.points, sayings: 3 };
  const readLimits = { points: 5, words: null };
  return {
    parts,
    collect: async (signal, onProgress) => {
      const read = (article: Parameters<typeof readArticle>[0], stop: AbortSignal) =>
        readArticle(article, summarizer, readLimits, stop);
      const collected = await collect({ sources, store, read, now, signal, ...(onProgress ? { onProgress } : {}) });
      await keepCollected(store, collected, now());
      return collected;
    },
    digest: async (request) => makeDigest(store, request, await lastCollected(store), limits, sources),
    keep: async (digest) => {
      await store.keepDigest(digest, now().toISOString());
      return archiveDigest(digest, { folder: config.digests, markdown: renderMarkdown, html: renderHtml });
    },
  };
}
