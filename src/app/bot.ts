import { renderHtml } from "../chat/html/render.ts";
import { renderMarkdown } from "../chat/markdown.ts";
import type { Config } from "../config/load.ts";
import { type Archived, archiveDigest } from "../digest/archive/archive.ts";
import type { CollectProgress } from "../digest/collect/parts.ts";
import { type Collected, collect } from "../digest/collect.ts";
import type { DigestRequest } from "../digest/compose.ts";
import { makeDigest } from "../digest/make.ts";
import type { Article } from "../model/article.ts";
import type { Digest } from "../model/digest.ts";
import type { ReadArticle } from "../model/reading.ts";
import { readArticle } from "../reading/read.ts";
import type { Source } from "../sources/source.ts";
import type { Store } from "../store/store.ts";
import type { Limits, Summarizer } from "../summarize/summarizer.ts";
import { keepCollected, lastCollected } from "./last-collected.ts";
import { rewriteByModel } from "./model-round.ts";

/** The concrete parts of a running bot. */
export interface BotParts {
  readonly config: Config;
  readonly store: Store;
  /** Those of the start. */
  readonly sources: readonly Source[];
  /** Those of now, since people add and remove some in chats; those of the start where absent. */
  readonly sourcesNow?: () => Promise<readonly Source[]>;
  /** Reads every article at once. */
  readonly summarizer: Summarizer;
  /** Then rewrites the key points of what is new, as far as its time goes; absent for rules alone. */
  readonly model?: BotModel | null;
  readonly now: () => Date;
}

export interface BotModel {
  readonly summarizer: Summarizer;
  /** A signal that aborts when the model's time for a round of collecting that begins now is up. */
  readonly roundEnd: () => AbortSignal;
  /** Tells why the rules stood in for the model. */
  readonly tell: (words: string) => void;
}

/** What the bot does, whoever asks: the command line, the schedule or a chat. */
export interface Bot {
  readonly parts: BotParts;
  collect(signal: AbortSignal, onProgress?: (progress: CollectProgress) => void): Promise<Collected>;
  /** Makes a digest of what the store holds; keeps nothing. */
  digest(request: DigestRequest): Promise<Digest>;
  /** Keeps a digest in the archive's folder. */
  archive(digest: Digest): Promise<Archived>;
  /** Keeps a digest in the store and in the archive's folder. */
  keep(digest: Digest): Promise<Archived>;
}

const READ_LIMITS: Limits = { points: 5, words: null };

export function createBot(parts: BotParts): Bot {
  const { config, store, sources, now } = parts;
  const archive = (digest: Digest) =>
    archiveDigest(digest, { folder: config.digests, markdown: renderMarkdown, html: renderHtml });
  const limits = { stories: config.digest.stories, points: config.digest.points, sayings: 3 };
  return {
    parts,
    collect: (signal, onProgress) => collectRound(parts, signal, onProgress ?? (() => undefined)),
    digest: async (request) =>
      makeDigest(store, request, await lastCollected(store), limits, { sources, owners: config.owners }),
    archive,
    keep: async (digest) => {
      await store.keepDigest(digest, now().toISOString());
      return archive(digest);
    },
  };
}

/** Everything is read by rules and kept before a model has its say, so that a digest never waits for it. */
async function collectRound(
  { store, sources: first, sourcesNow, summarizer, model, now }: BotParts,
  signal: AbortSignal,
  onProgress: (progress: CollectProgress) => void,
): Promise<Collected> {
  const sources = (await sourcesNow?.()) ?? first;
  const taken: ReadArticle[] = [];
  const read = async (article: Article, stop: AbortSignal) => {
    const reading = await readArticle(article, summarizer, READ_LIMITS, stop);
    if (model) taken.push({ article, reading });
    return reading;
  };
  const collected = await collect({ sources, store, read, now, signal, onProgress });
  await keepCollected(store, collected, now());
  if (!model) return collected;
  const counts = { sourcesDone: sources.length, sources: sources.length, articles: collected.articles };
  await rewriteByModel(
    {
      model: model.summarizer,
      limits: READ_LIMITS,
      store,
      outOfTime: model.roundEnd(),
      signal,
      tell: model.tell,
      onProgress: (done, outOf) =>
        onProgress({ ...counts, source: `${model.summarizer.name} has read ${done} of ${outOf}` }),
    },
    taken,
  );
  return collected;
}
