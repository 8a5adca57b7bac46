import { findStory } from "../../digest/find-story.ts";
import { keptStory } from "../../digest/kept-story.ts";
import { CONFIGURATION, type Scope } from "../../model/tenant.ts";
import type { Source } from "../../sources/source.ts";
import type { RoomDesk } from "../../web/desk.ts";
import { rememberedDigests } from "../../web/remembered-digests.ts";
import { type Bot, storyTelling, voicesIn } from "../bot.ts";
import { keptKeys } from "./kept-keys.ts";

/** What the room needs of a bot. */
export function roomDesk(bot: Bot): RoomDesk {
  const { store, config, now } = bot.parts;
  const { timeZone } = config;
  const digest = rememberedDigests((window, title, scope) =>
    bot.digest({ name: "reading-room", title, window, timeZone, topics: [], scope }),
  );
  const seenBy = async (scope: Scope): Promise<readonly Source[]> => {
    const all = (await bot.parts.sourcesNow?.()) ?? bot.parts.sources;
    return all.filter(({ tenant = CONFIGURATION }) => scope === "everything" || scope.includes(tenant));
  };
  return {
    view: (scope) => store.seenBy(scope),
    digest,
    story: (view, id) => keptStory(view, id, storyTelling(bot.parts)),
    storyOn: (view, words) => findStory(view, words, now(), storyTelling(bot.parts)),
    keys: () => keptKeys(store),
    versions: (articleId) => store.versions(articleId),
    topics: async (scope) => [...new Set((await seenBy(scope)).flatMap(({ topics }) => topics))],
    topicsOf: async (articleIds, scope) => {
      const filed = (await seenBy(scope)).filter((source) => source.topics.length > 0);
      if (filed.length === 0) return new Map();
      const topics = new Map(filed.map((source) => [source.id, source.topics]));
      const sources = await store.sourcesOf(articleIds);
      const ofOne = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => topics.get(id) ?? []))];
      return new Map([...sources].map(([article, ids]) => [article, ofOne(ids)]));
    },
    sources: async (scope) =>
      Promise.all(
        (await seenBy(scope)).map(async ({ id, name, topics }) => {
          const state = await store.sourceState(id);
          return { name, topics, lastReadAt: state?.lastReadAt ?? null, problem: state?.lastProblem ?? null };
        }),
      ),
    voices: voicesIn(bot.parts),
    timeZone,
    hours: config.digest.hours,
    now,
  };
}
