import { renderHtml } from "../chat/html/render.ts";
import { renderMarkdown } from "../chat/markdown.ts";
import type { Config } from "../config/load.ts";
import { type Archived, archiveDigest } from "../digest/archive/archive.ts";
import type { AheadModel } from "../digest/choose/ahead.ts";
import type { Choosing } from "../digest/choose/choose.ts";
import { type Collected, collect } from "../digest/collect/collect.ts";
import { collectForOthers } from "../digest/collect/collect-for-others.ts";
import { keepCollected, lastCollected } from "../digest/collect/last-round.ts";
import type { CollectParts, CollectProgress } from "../digest/collect/parts.ts";
import type { StoryTelling } from "../digest/kept-story.ts";
import { type MakeDigest, type ModelWait, makeDigest } from "../digest/make/make.ts";
import type { Digest } from "../model/digest.ts";
import { OPERATOR } from "../model/tenant.ts";
import type { Source } from "../sources/source.ts";
import type { Store } from "../store/store.ts";
import type { TellStory } from "../stories/tell.ts";
import type { Chooser } from "../summarize/chooser.ts";
import { type Voices, voicesOf } from "../words/words.ts";
import type { WorkQueue } from "../work/queue.ts";
import { queueHere } from "./open-queue.ts";

/** The concrete parts of a running bot. */
export interface BotParts {
  readonly config: Config;
  readonly store: Store;
  /** Hands out what there is to collect; one of this process alone where absent. */
  readonly queue?: WorkQueue;
  /** Those of the start. */
  readonly sources: readonly Source[];
  /** Those of now, since people add and remove some in chats; those of the start where absent. */
  readonly sourcesNow?: () => Promise<readonly Source[]>;
  /** Reads an article that was collected. */
  readonly read: CollectParts["read"];
  /** Tells the stories that articles make; in this thread where absent. */
  readonly tell?: TellStory;
  /** Chooses what is told of the stories of a digest, as far as its time goes; absent for rules alone. */
  readonly model?: BotModel | null;
  /** In which words whom is spoken to; those of the configuration's language where absent. */
  readonly voices?: Voices;
  readonly now: () => Date;
}

/** In which words whom is spoken to. */
export const voicesIn = ({ voices, config }: Pick<BotParts, "voices" | "config">): Voices =>
  voices ?? voicesOf(config.language);

/** How a bot tells single stories. */
export const storyTelling = ({ config, tell }: Pick<BotParts, "config" | "tell">): StoryTelling => ({
  owners: config.owners,
  pictures: config.digest.pictures,
  languages: config.languages,
  tell,
});

export interface BotModel extends AheadModel {
  readonly chooser: Chooser;
}

/** What the bot does, whoever asks: the command line, the schedule or a chat. */
export interface Bot {
  readonly parts: BotParts;
  collect(signal: AbortSignal, onProgress?: (progress: CollectProgress) => void): Promise<Collected>;
  /** Collects what other processes have queued, until the signal. */
  collectForOthers(signal: AbortSignal): Promise<void>;
  readonly digest: MakeDigest;
  /** Keeps a digest in the archive's folder. */
  archive(digest: Digest): Promise<Archived>;
  /** Keeps a digest that the operator asked for in the store and in the archive's folder. */
  keep(digest: Digest): Promise<Archived>;
}

export function createBot(parts: BotParts): Bot {
  const { config, store, sources, now, queue = queueHere(now) } = parts;
  const words = voicesIn(parts).everyone({});
  const archive = (digest: Digest) =>
    archiveDigest(digest, {
      folder: config.digests,
      markdown: renderMarkdown,
      html: (page, rules) => renderHtml(page, rules, words),
      words,
    });
  const limits = { stories: config.digest.stories, points: config.digest.points, sayings: 3 };
  return {
    parts,
    collect: (signal, onProgress) => collectRound({ ...parts, queue }, signal, onProgress ?? (() => undefined)),
    collectForOthers: async (signal) => {
      const { read, sourcesNow } = parts;
      await collectForOthers({
        sources,
        sourcesNow: sourcesNow ?? (async () => sources),
        store,
        queue,
        read,
        now,
        signal,
      });
    },
    digest: async (request, wait) => {
      const known = {
        sources: (await parts.sourcesNow?.()) ?? sources,
        owners: config.owners,
        pictures: config.digest.pictures,
        languages: config.languages,
        tell: parts.tell,
      };
      return makeDigest(
        store,
        request,
        await lastCollected(store, request.scope),
        limits,
        known,
        choosing(parts, wait),
      );
    },
    archive,
    keep: async (digest) => {
      await store.keepDigest(digest, now().toISOString(), OPERATOR);
      return archive(digest);
    },
  };
}

const NEVER = new AbortController().signal;

function choosing({ model, store, now }: BotParts, wait: ModelWait | undefined): Choosing | null {
  if (!model) return null;
  const { chooser, tell } = model;
  return { chooser, store, now, tell, ...(wait ?? { until: null, signal: NEVER }) };
}

async function collectRound(
  { store, queue, sources: first, sourcesNow, read, now }: BotParts & { readonly queue: WorkQueue },
  signal: AbortSignal,
  onProgress: (progress: CollectProgress) => void,
): Promise<Collected> {
  const sources = (await sourcesNow?.()) ?? first;
  const collected = await collect({ sources, store, queue, read, now, signal, onProgress });
  await keepCollected(store, collected, now());
  return collected;
}
