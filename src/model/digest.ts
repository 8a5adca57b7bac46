import type { Story } from "./story.ts";

/** A half-open window of time, both ends ISO 8601 in UTC. */
export interface TimeWindow {
  readonly from: string;
  readonly until: string;
}

/** An earlier story, as far as a reader needs it to find it again. */
export interface EarlierStory {
  readonly id: string;
  readonly headline: string;
  /** When it was last posted, or its newest article; ISO 8601 in UTC, or a bare date. */
  readonly at: string | null;
  /** Whether it stood in an earlier digest. */
  readonly wasPosted: boolean;
  readonly url: string | null;
}

export interface DigestStory extends Story {
  /** What most of its sources are filed under; absent where they are filed under nothing. */
  readonly topic?: string;
  /** The story that this one follows up, where it is still known. */
  readonly earlier: EarlierStory | null;
  /** What this story says that the reader was not told before; empty for a story posted for the first time. */
  readonly newPoints: readonly string[];
  /** The summarizers that wrote its points: `rules`, `ollama:MODEL`. */
  readonly by: readonly string[];
}

/** Something that is not in the digest, with a reason in words for a reader. */
export interface LeftOut {
  readonly what: "story" | "article" | "source";
  readonly name: string;
  readonly url: string | null;
  readonly reason: string;
  /** Taken out since the briefing was asked to. */
  readonly muted?: true;
}

export interface Receipt {
  readonly sourcesRead: number;
  readonly sourcesFailed: readonly { readonly name: string; readonly reason: string }[];
  readonly articles: number;
  /** Number of articles by the summarizer that read them. */
  readonly by: Readonly<Record<string, number>>;
}

/** A digest as it was made: self-contained, so that it can be shown again without the store. */
export interface Digest {
  readonly id: string;
  /** File-name-safe name of the briefing: "morning". */
  readonly name: string;
  readonly title: string;
  readonly window: TimeWindow;
  /** IANA time zone in which dates are shown. */
  readonly timeZone: string;
  readonly topics: readonly string[];
  readonly stories: readonly DigestStory[];
  readonly leftOut: readonly LeftOut[];
  readonly receipt: Receipt;
}
