import type { Digest, DigestStory, EarlierStory, LeftOut, Receipt, TimeWindow } from "../../model/digest.ts";
import type { Saying, Story } from "../../model/story.ts";
import type { StoryFilter } from "../../model/story-filter.ts";
import { contentHash } from "./content-hash.ts";
import { cutStory, type DigestLimits } from "./cut-story.ts";
import { formerStories, pointsNotTold } from "./earlier.ts";
import { reasonToMute } from "./mute.ts";
import { orderStories } from "./order.ts";
import { storyLanguage } from "./terms.ts";

/** What was asked for. */
export interface DigestRequest {
  /** Name of the briefing: "morning". */
  readonly name: string;
  readonly title: string;
  readonly window: TimeWindow;
  /** IANA time zone in which dates are shown. */
  readonly timeZone: string;
  /** Where there are some, only stories on one of them are told. */
  readonly topics: readonly string[];
  /** Takes nothing out where absent. */
  readonly filter?: StoryFilter;
}

/** What there is to make it from. */
export interface DigestMaterial {
  readonly stories: readonly Story[];
  /** The sayings of stories that somebody chose to lead, by the story's id. */
  readonly leading?: ReadonlyMap<string, readonly Saying[]>;
  /** Former digests of this name, whose points the reader knows. */
  readonly earlier: readonly Digest[];
  /** The stories that others follow up, by id. */
  readonly followed?: ReadonlyMap<string, EarlierStory>;
  /** Articles and sources that were lost on the way. */
  readonly leftOut: readonly LeftOut[];
  readonly receipt: Receipt;
  /** Topics that an article's sources are filed under, by article id. */
  readonly filedUnder?: ReadonlyMap<string, readonly string[]>;
}

export const DIGEST_LIMITS: DigestLimits = { stories: 8, points: 5, sayings: 3 };

/**
 * Makes a digest: the best stories first (see `orderStories`), each cut to its points and best sayings, everything else
 * named in `leftOut`. Pure: the same material gives the same digest, whose id is a hash of all it says.
 */
export function composeDigest(
  request: DigestRequest,
  material: DigestMaterial,
  limits: DigestLimits = DIGEST_LIMITS,
): Digest {
  const { earlier, leading = new Map(), followed = new Map(), filedUnder = new Map() } = material;
  const candidates = orderStories(material.stories, request.window, request.topics, filedUnder).map((ranked) => {
    const story = {
      ...cutStory(ranked.story, leading.get(ranked.story.id) ?? [], earlier, limits),
      earlier: followed.get(ranked.story.followsUp ?? "") ?? null,
      ...topicOf(ranked.story, request.topics, filedUnder),
    };
    const reason = reasonToLeaveOut(story, ranked.topicMatch, request.topics, earlier);
    const filed = ranked.story.articles.flatMap(({ id }) => filedUnder.get(id) ?? []);
    const muting = reason === null && request.filter ? reasonToMute(story, request.filter, filed) : null;
    return { story, reason: reason ?? muting, isMuted: muting !== null };
  });
  const { shown, leftOut } = choose(candidates, limits.stories);
  const digest: Omit<Digest, "id"> = {
    name: request.name,
    title: request.title,
    window: request.window,
    timeZone: request.timeZone,
    topics: [...request.topics],
    stories: shown,
    leftOut: [...material.leftOut, ...leftOut],
    receipt: material.receipt,
  };
  return { id: contentHash(digest), ...digest };
}

/** What was asked for comes before what most of its sources are filed under. */
function topicOf(
  { articles }: Story,
  asked: readonly string[],
  filedUnder: ReadonlyMap<string, readonly string[]>,
): Pick<DigestStory, "topic"> {
  const counts = new Map<string, number>();
  for (const topic of articles.flatMap(({ id }) => filedUnder.get(id) ?? [])) {
    counts.set(topic, (counts.get(topic) ?? 0) + (asked.includes(topic) ? articles.length : 1));
  }
  const [topic] = [...counts].sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))[0] ?? [];
  return topic === undefined ? {} : { topic };
}

/** A reason not to show a story at all, or null. */
function reasonToLeaveOut(
  story: Story,
  topicMatch: number,
  topics: readonly string[],
  earlier: readonly Digest[],
): string | null {
  if (topics.length > 0 && topicMatch === 0) return `not on ${topics.join(", ")}`;
  if (story.tooLong) return "it would take too long to be told";
  if (story.keyPoints.length === 0) return "nothing in it could be told safely in a sentence";
  const former = formerStories(story, earlier);
  const wasTold = former.length > 0 && pointsNotTold(story.keyPoints, former, storyLanguage(story)).length === 0;
  return wasTold ? "told in an earlier digest, nothing new since" : null;
}

interface Candidate {
  readonly story: DigestStory;
  readonly reason: string | null;
  readonly isMuted: boolean;
}

function choose(candidates: readonly Candidate[], limit: number) {
  const shown: DigestStory[] = [];
  const leftOut: LeftOut[] = [];
  for (const { story, reason, isMuted } of candidates) {
    if (reason === null && shown.length < limit) shown.push(story);
    else {
      const why = reason ?? `beyond the ${limit} stories of this digest`;
      leftOut.push({ ...leaveOut(story, why), ...(isMuted ? { muted: true } : {}) });
    }
  }
  return { shown, leftOut };
}

function leaveOut(story: Story, reason: string): LeftOut {
  const url = story.articles.find((article) => article.url !== null)?.url ?? null;
  const name = story.headline || story.articles.find(({ outlet }) => outlet !== null)?.outlet || "untitled";
  return { what: "story", name, url, reason };
}
