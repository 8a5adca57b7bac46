import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/store/store.ts";
import { aDigest } from "../../builders.ts";
import type { OpenStore } from "../store.ts";
import { aQuery, aReportOf, SEEN } from "./reports.ts";

const WINDOW = { from: "2025-02-01T00:00:00.000Z", until: "2025-03-01T00:00:00.000Z" };
const MINE = "discord:1";
const THEIRS = "discord:2";

async function keep(store: Store, tenant: string, id: string, speaker: string): Promise<void> {
  const words = "The tide table is wrong again this year";
  const read = aReportOf([{ words, by: speaker, role: "harbour master" }], {
    id,
    url: null,
    outlet: `${speaker} Post`,
  });
  await store.keepArticle(read.article, `source of ${id}`, SEEN, tenant);
  await store.keepReading(read);
  await store.keepPlacements([{ articleId: id, storyId: "tide", followsUp: null }]);
}

export function tenantsContract(open: OpenStore): void {
  describe("what belongs to a tenant", () => {
    const filled = async () => {
      const store = await open();
      await keep(store, "", "everyones", "Ivo Brandt");
      await keep(store, MINE, `${MINE} mine`, "Mara Lindqvist");
      await keep(store, THEIRS, `${THEIRS} theirs`, "Zeno Hallam");
      return { store, mine: store.seenBy(["", MINE]), seen: [`${MINE} mine`, "everyones"] };
    };
    const idsOf = (articles: readonly { readonly id: string }[]) => articles.map(({ id }) => id).sort();

    test("articles are there for those who may see them", async () => {
      const { store, mine, seen } = await filled();
      expect(idsOf((await mine.readArticles(WINDOW)).map(({ article }) => article))).toEqual(seen);
      expect(idsOf((await mine.readArticlesOf(["tide"])).map(({ article }) => article))).toEqual(seen);
      expect(idsOf(await mine.searchArticles({ words: "tide table", limit: 9 }))).toEqual(seen);
      expect(await mine.article(`${THEIRS} theirs`)).toBeNull();
      expect(await mine.placements([`${THEIRS} theirs`])).toEqual([]);
      expect(await store.seenBy("everything").readArticles(WINDOW)).toHaveLength(3);
    });

    test("quotes are, however they are asked for", async () => {
      const { store, mine, seen } = await filled();
      for (const query of [{ words: "tide table" }, { words: "" }, { words: "", speaker: "harbour master" }]) {
        for (const order of ["newest", "ranked"] as const) {
          const hits = await mine.quotes(aQuery({ ...query, order }));
          expect(idsOf(hits.map(({ article }) => article))).toEqual(seen);
        }
      }
      const like = await mine.quotesLike(aQuery({ words: "the tide table is wrong" }));
      expect(idsOf(like.map(({ article }) => article))).toEqual(seen);
      const [theirs] = await store.seenBy([THEIRS]).quotes(aQuery({ words: "tide" }));
      expect(await mine.quote(theirs?.quoteId ?? "")).toBeNull();
    });

    test("names are suggested from what somebody may see, and forgotten with their quotes", async () => {
      const { store, mine } = await filled();
      expect(await mine.suggest("speaker", "", 9)).toEqual(["Ivo Brandt", "Mara Lindqvist"]);
      expect(await mine.suggest("outlet", "", 9)).toEqual(["Ivo Brandt Post", "Mara Lindqvist Post"]);
      const edited = aReportOf([], { id: `${MINE} mine`, url: null, text: "The tide table is right." });
      await store.keepArticle(edited.article, "source of mine", SEEN, MINE);
      expect(await mine.suggest("speaker", "mara", 9)).toEqual([]);
    });

    test("of an address that is configured too the configured report is the one there is", async () => {
      const { store, mine } = await filled();
      await keep(store, MINE, `${MINE} everyones`, "Mara Lindqvist");
      expect(idsOf((await mine.readArticles(WINDOW)).map(({ article }) => article))).toEqual([
        `${MINE} mine`,
        "everyones",
      ]);
      const hits = await mine.quotes(aQuery({ words: "tide table" }));
      expect(idsOf(hits.map(({ article }) => article))).toEqual([`${MINE} mine`, "everyones"]);
    });

    test("digests and questions are found again by those they were made for; the same digest may be for several", async () => {
      const store = await open();
      const digest = aDigest({ id: "d", name: "on-demand" });
      await store.keepDigest(digest, SEEN, MINE);
      const asked = aQuery({ words: "tide" });
      const question = await store.keepQuestion(asked, SEEN, MINE);
      const theirs = store.seenBy(["", THEIRS]);
      expect([await theirs.digest("d"), await theirs.question(question)]).toEqual([null, null]);
      expect(await theirs.digestsBefore("on-demand", "2026-01-01T00:00:00.000Z", 9)).toEqual([]);
      expect(
        await theirs.digestsIn({ from: "2000-01-01T00:00:00.000Z", until: "2100-01-01T00:00:00.000Z" }, 9),
      ).toEqual([]);
      await store.keepDigest(digest, SEEN, THEIRS);
      expect(await theirs.digest("d")).toEqual(digest);
      expect(await store.seenBy(["", MINE]).digest("d")).toEqual(digest);
      expect(await store.seenBy(["", MINE]).question(question)).toEqual(asked);
      expect(await store.keepQuestion(asked, SEEN, THEIRS)).not.toBe(question);
    });

    test("workspaces that may use the bot are kept in their order", async () => {
      const store = await open();
      await store.acceptWorkspace("discord", "2", "2025-02-12T08:00:00.000Z");
      await store.acceptWorkspace("discord", "1", "2025-02-13T08:00:00.000Z");
      await store.acceptWorkspace("discord", "2", "2025-02-14T08:00:00.000Z");
      await store.acceptWorkspace("slack", "T1", SEEN);
      expect(await store.acceptedWorkspaces("discord")).toEqual(["2", "1"]);
    });
  });
}
