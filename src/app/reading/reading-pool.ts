import type { Article } from "../../model/article.ts";
import { Problem } from "../../model/problem.ts";
import type { Reading } from "../../model/reading.ts";
import type { Story } from "../../model/story.ts";
import type { TellStory } from "../../stories/tell.ts";
import { type JobTerms, type ThreadOptions, threadPool } from "../../threads/pool.ts";
import { tellElsewhere } from "./tell-elsewhere.ts";
import type { ReadingJob } from "./worker.ts";

const WORKER = new URL("./worker.ts", import.meta.url);
/** An ordinary article takes a few milliseconds. */
const READING: JobTerms = { doing: "reading", deadlineMilliseconds: 2_000 };
/** An ordinary story takes a few dozen milliseconds, one of four hundred articles six seconds. */
const TELLING: JobTerms = { doing: "telling a story", deadlineMilliseconds: 10_000 };
/** A book has half a million characters; no report has so many. */
const MOST_CHARACTERS = 200_000;
/** Of an article that takes too long, so much is read instead; of one that takes too long still, a part of that. */
const PART = 1 / 4;
const FEWEST_CHARACTERS = 5_000;

/** Reads articles, and tells the stories that they make, away from the thread that answers chats. */
export interface ReadingPool {
  /**
   * Of an article that is too long, or takes too long, the beginning is read: `readTo` of the reading then tells how far.
   * Throws Problem `timed-out` where not even that can be read in time, `cancelled` on the signal.
   */
  read(article: Article, signal: AbortSignal): Promise<Reading>;
  /** As `tellElsewhere`. */
  readonly tell: TellStory;
  close(): Promise<void>;
}

export function readingPool(options: Partial<ThreadOptions> = {}): ReadingPool {
  const pool = threadPool<ReadingJob, Reading | Story>({ worker: WORKER, ...READING, ...options });
  const telling = { ...TELLING, ...options };
  const readTo = async (article: Article, end: number, signal: AbortSignal): Promise<Reading> => {
    try {
      const reading = (await pool.run({ kind: "read", article: beginningOf(article, end) }, signal)) as Reading;
      return end < article.text.length ? { ...reading, readTo: end } : reading;
    } catch (thrown) {
      const isTooMuch = thrown instanceof Problem && (thrown.code === "timed-out" || thrown.code === "too-large");
      if (!isTooMuch || end <= FEWEST_CHARACTERS) throw thrown;
      return readTo(article, boundaryBefore(article, Math.max(FEWEST_CHARACTERS, end * PART)), signal);
    }
  };
  return {
    read: (article, signal) => readTo(article, boundaryBefore(article, MOST_CHARACTERS), signal),
    tell: tellElsewhere(async (...story) => (await pool.run({ kind: "tell", story }, undefined, telling)) as Story),
    close: () => pool.close(),
  };
}

/** The article as if it ended there: nothing of what follows can be read. */
function beginningOf(article: Article, end: number): Article {
  const { text, blocks } = article;
  if (end >= text.length) return article;
  const kept = blocks.filter(({ start }) => start < end).map((block) => ({ ...block, end: Math.min(block.end, end) }));
  return { ...article, text: text.slice(0, end), blocks: kept };
}

/** The last end of a block up to so many characters; where a block is longer than all that, the last full stop. */
function boundaryBefore({ text, blocks }: Article, most: number): number {
  if (text.length <= most) return text.length;
  const ends = blocks.map(({ end }) => end).filter((end) => end <= most && end > most / 2);
  if (ends.length > 0) return Math.max(...ends);
  const stop = text.lastIndexOf(". ", most);
  return stop > most / 2 ? stop + 1 : Math.floor(most);
}
