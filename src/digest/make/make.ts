import type { Digest, LeftOut, Receipt } from "../../model/digest.ts";
import type { Owner } from "../../model/owner.ts";
import type { ReadArticle } from "../../model/reading.ts";
import type { Scope } from "../../model/tenant.ts";
import type { Store, StoreView } from "../../store/store.ts";
import type { StoryLimits, TellStory } from "../../stories/tell.ts";
import { type Choosing, chooseStories } from "../choose/choose.ts";
import { composeDigest, DIGEST_LIMITS, type DigestMaterial, type DigestRequest } from "../compose/compose.ts";
import type { DigestLimits } from "../compose/cut-story.ts";
import { assembleStories, tellable } from "./assemble.ts";
import { earlierStories } from "./followed.ts";

/** What is known of the round of collecting before; an empty one where nothing was collected. */
export interface CollectedBefore {
  readonly sourcesRead: number;
  readonly sourcesFailed: Receipt["sourcesFailed"];
  readonly leftOut: readonly LeftOut[];
}

/** What the configuration says of where articles come from and how they are told. */
export interface Known {
  /** What an article's source is filed under counts as its topic. */
  readonly sources?: readonly { readonly id: string; readonly topics: readonly string[] }[];
  readonly owners?: readonly Owner[];
  /** Whether stories are shown with the outlets' pictures; so where absent. */
  readonly pictures?: boolean;
  /** The languages that points are told in where what is asked for names none, the preferred one first. */
  readonly languages?: readonly string[];
  /** By whom stories are told; in this thread where absent. */
  readonly tell?: TellStory | undefined;
}

/** What was asked for, and for whose eyes. */
export interface ScopedRequest extends DigestRequest {
  readonly scope: Scope;
}

/** For a digest that may wait for a model. */
export interface ModelWait {
  /** Aborts when the model's time is up: what it has not chosen by then stays by rules. */
  readonly until: AbortSignal;
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, outOf: number) => void;
}

/**
 * Makes a digest of what the store holds; keeps none. Without `wait` no model is asked: what it chose before, when it was
 * asked the same, counts all the same.
 */
export type MakeDigest = (request: ScopedRequest, wait?: ModelWait) => Promise<Digest>;

const EARLIER_DIGESTS = 14;

/**
 * Makes a digest of what the store holds for a window. Keeps no digest: a second call with the same store and request gives
 * the same one, byte for byte. With `choosing` a model has its say once rules have composed it: it chooses what is told of
 * the stories that the reader will see.
 */
export async function makeDigest(
  store: Pick<Store, "seenBy" | "sourcesOf">,
  request: ScopedRequest,
  collected: CollectedBefore,
  limits: DigestLimits = DIGEST_LIMITS,
  { sources = [], owners = [], pictures = true, languages = [], tell }: Known = {},
  choosing: Choosing | null = null,
): Promise<Digest> {
  const view = store.seenBy(request.scope);
  const articles = await withUndated(view, await view.readArticles(request.window));
  const told = tellable(articles, pictures);
  const receipt = {
    sourcesRead: collected.sourcesRead,
    sourcesFailed: collected.sourcesFailed,
    articles: articles.length,
    by: countBy(articles),
  };
  const asked = request.filter?.languages ?? [];
  const storyLimits: StoryLimits = {
    points: limits.points,
    words: null,
    languages: asked.length > 0 ? asked : languages,
  };
  const gathered = await assembleStories(view, told, storyLimits, { owners, tell });
  const earlier = await view.digestsBefore(request.name, justAfter(request.window.from), EARLIER_DIGESTS);
  const followed = gathered.flatMap(({ story }) => story.followsUp ?? []);
  const material: DigestMaterial = {
    stories: gathered.map(({ story }) => story),
    earlier,
    followed: await earlierStories(view, followed, earlier),
    leftOut: [...collected.leftOut, ...articles.flatMap(refusals)],
    receipt,
    filedUnder: sources.some(({ topics }) => topics.length > 0)
      ? await topicsBySource(store, told, sources)
      : new Map(),
  };
  const byRules = composeDigest(request, material, limits);
  if (choosing === null || byRules.stories.length === 0) return byRules;
  const shown = byRules.stories.flatMap(({ id }) => gathered.find(({ story }) => story.id === id) ?? []);
  const chosen = new Map(
    (await chooseStories(choosing, shown, storyLimits, { earlier, owners })).map((each) => [each.story.id, each]),
  );
  const stories = material.stories.map((story) => chosen.get(story.id)?.story ?? story);
  const leading = new Map([...chosen].map(([id, each]) => [id, each.leading]));
  return composeDigest(request, { ...material, stories, leading }, limits);
}

/**
 * The articles of a window, and those without a date that were sorted into the same stories: when they were first seen
 * says nothing of when they were written.
 */
async function withUndated(view: StoreView, dated: readonly ReadArticle[]): Promise<readonly ReadArticle[]> {
  const ids = dated.map(({ article }) => article.id);
  const stories = new Set((await view.placements(ids)).map(({ storyId }) => storyId));
  const members = await view.readArticlesOf([...stories].sort());
  const known = new Set(ids);
  return [...dated, ...members.filter(({ article }) => article.publishedAt === null && !known.has(article.id))];
}

async function topicsBySource(
  store: Pick<Store, "sourcesOf">,
  articles: readonly ReadArticle[],
  sources: readonly { readonly id: string; readonly topics: readonly string[] }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const topicsOf = new Map(sources.map(({ id, topics }) => [id, topics]));
  const filed = new Map<string, readonly string[]>();
  const offers = await store.sourcesOf(articles.map(({ article }) => article.id));
  for (const [articleId, offeredBy] of offers) {
    filed.set(
      articleId,
      offeredBy.flatMap((id) => topicsOf.get(id) ?? []),
    );
  }
  return filed;
}

function countBy(articles: readonly ReadArticle[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { reading } of articles) counts.set(reading.by, (counts.get(reading.by) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function refusals({ article, reading }: ReadArticle): LeftOut[] {
  if (reading.refusal === null) return [];
  const name = article.title ?? article.outlet ?? article.id;
  return [{ what: "article", name, url: article.url, reason: reading.refusal.reason }];
}

/** A digest whose window ended where this one begins was before it. */
function justAfter(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString();
}
