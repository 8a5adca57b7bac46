import { keptStory } from "../../digest/kept-story.ts";
import { CONFIGURATION } from "../../model/tenant.ts";
import type { RoomDesk } from "../../web/desk.ts";
import { rememberedDigests } from "../../web/remembered-digests.ts";
import { type Bot, voicesIn } from "../bot.ts";
import { keptKeys } from "./kept-keys.ts";

/** What the room needs of a bot. */
export function roomDesk(bot: Bot): RoomDesk {
  const { store, config, now } = bot.parts;
  const { timeZone } = config;
  const digest = rememberedDigests((window, title, scope) =>
    bot.digest({ name: "reading-room", title, window, timeZone, topics: [], scope }),
  );
  return {
    view: (scope) => store.seenBy(scope),
    digest,
    story: (view, id) => keptStory(view, id, config.owners, config.digest.pictures),
    keys: () => keptKeys(store),
    versions: (articleId) => store.versions(articleId),
    sources: async (scope) => {
      const all = (await bot.parts.sourcesNow?.()) ?? bot.parts.sources;
      const seen = all.filter(({ tenant = CONFIGURATION }) => scope === "everything" || scope.includes(tenant));
      return Promise.all(
        seen.map(async ({ id, name, topics }) => {
          const state = await store.sourceState(id);
          return { name, topics, lastReadAt: state?.lastReadAt ?? null, problem: state?.lastProblem ?? null };
        }),
      );
    },
    voices: voicesIn(bot.parts),
    timeZone,
    hours: config.digest.hours,
    now,
  };
}
