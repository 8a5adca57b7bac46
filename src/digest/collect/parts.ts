import type { Article } from "../../model/article.ts";
import type { Reading } from "../../model/reading.ts";
import type { Source } from "../../sources/source.ts";
import type { Store } from "../../store/store.ts";
import type { WorkQueue } from "../../work/queue.ts";
import type { Deadline } from "./deadline.ts";

export interface CollectParts {
  readonly sources: readonly Source[];
  readonly store: Store;
  /** Hands out the sources, to this process and to others. */
  readonly queue: WorkQueue;
  readonly read: (article: Article, signal: AbortSignal) => Promise<Reading>;
  readonly now: () => Date;
  /** How time passes for sources that do not answer; the machine's timers where absent. */
  readonly deadline?: Deadline;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: CollectProgress) => void;
  /** Sources asked at the same time: most of them only wait for an answer. */
  readonly sourcesAtOnce?: number;
  /** Sources whose articles are loaded at the same time; one source's articles are loaded one after another. */
  readonly loadedAtOnce?: number;
  /** No further source is asked while listings of about so many characters wait for their articles to be loaded. */
  readonly charactersInHand?: number;
  /** Articles no older than this are looked at when a new one is sorted into a story. */
  readonly storyDays?: number;
}

export interface CollectProgress {
  /** By this process, as is the number of articles. */
  readonly sourcesDone: number;
  readonly sources: number;
  readonly articles: number;
  /** Name of the source that was just worked on. */
  readonly source: string;
}
