import fc from "fast-check";
import { expect, test } from "vitest";
import { composeDigest, type DigestRequest } from "../../src/digest/compose/compose.ts";
import { presentDigest, presentPage } from "../../src/digest/present/present.ts";
import { presentMuted } from "../../src/digest/present/source.ts";
import type { Digest } from "../../src/model/digest.ts";
import type { Story } from "../../src/model/story.ts";
import { NO_FILTER, type StoryFilter } from "../../src/model/story-filter.ts";
import { tellStory } from "../../src/stories/tell.ts";
import { aPoint, aReadArticle, aReceipt, aSaying, aStory, aStoryArticle } from "../builders.ts";
import { wordsOf } from "../commands/asking.ts";
import { buttonsOf } from "../journeys/walls/every-call.ts";

const request: DigestRequest = {
  name: "morning",
  title: "Morning digest",
  window: { from: "2025-02-12T06:00:00.000Z", until: "2025-02-13T06:00:00.000Z" },
  timeZone: "Europe/Stockholm",
  topics: [],
};
const MANY = { stories: 100, points: 5, sayings: 3 };

const compose = (stories: readonly Story[], filter: Partial<StoryFilter>, filedUnder?: ReadonlyMap<string, string[]>) =>
  composeDigest(
    { ...request, filter: { ...NO_FILTER, ...filter } },
    { stories, earlier: [], leftOut: [], receipt: aReceipt(), ...(filedUnder ? { filedUnder } : {}) },
    MANY,
  );
const told = ({ stories }: Digest) => stories.map(({ id }) => id).sort();
const mutedIn = ({ leftOut }: Digest) => leftOut.filter(({ muted }) => muted).map(({ name }) => name);

const match = aStory({ id: "match", headline: "Ellery wins the harbour cup" });
const transport = aStory({ id: "transport", headline: "Transport to the islands resumes" });

test("a story is muted for a word in its headline, a title, a point or a quote, and for what its sources are filed under", () => {
  const within: readonly Partial<Story>[] = [
    { headline: "Sports day rained off", articles: [aStoryArticle({ language: "en" })] },
    { articles: [aStoryArticle({ title: "The sport pages" })] },
    { keyPoints: [aPoint("The club calls it a sport.")] },
    { sayings: [aSaying("It is the finest sport that anybody has thought of on these islands.")] },
    { articles: [aStoryArticle({ id: "filed" })] },
  ];
  const stories = within.map((of, index) => aStory({ id: `s${index}`, ...of }));
  const digest = compose([...stories, match, transport], { without: ["Sport"] }, new Map([["filed", ["sport"]]]));
  expect(told(digest)).toEqual(["match", "transport"]);
  expect(digest.leftOut.map(({ reason }) => reason)).toEqual(Array(5).fill("muted for “Sport”"));
});

test("languages and outlets are required", () => {
  const in2 = (id: string, language: string | null, outlet: string, url: string) =>
    aStory({ id, headline: id, articles: [aStoryArticle({ language, outlet, url })] });
  const stories = [
    in2("french", "fr", "Le Quai", "https://quai.example/1"),
    in2("english", "en", "The Ellery Courier", "https://courier.example/1"),
    in2("unknown", null, "Courier Online", "https://other.example/1"),
  ];
  expect(told(compose(stories, { languages: ["en", "de"] }))).toEqual(["english"]);
  expect(told(compose(stories, { from: ["Ellery Courier"] }))).toEqual(["english"]);
  expect(told(compose(stories, { from: ["quai.example", "Courier"] }))).toEqual(["french", "unknown"]);
});

test("a required number of outlets is by owner", () => {
  const owners = [{ name: "Quay House", outlets: ["Outlet 0", "Outlet 1", "Outlet 2"] }];
  const outlets = fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(outlets, fc.integer({ min: 1, max: 6 }), (reporting, needed) => {
      const articles = reporting.map((outlet) => {
        const text = `Crew ${outlet} mended lamp ${outlet * 31} on pier ${outlet * 7 + 3} while ${outlet} gulls watched.`;
        const url = `https://outlet-${outlet}.example/lamp`;
        return aReadArticle({ id: `a${outlet}`, outlet: `Outlet ${outlet}`, url, text, agencies: [] });
      });
      const story = {
        ...tellStory("lamps", articles, { points: 3, words: null }, owners),
        keyPoints: [aPoint("Lamps.")],
      };
      const houses = new Set(reporting.map((outlet) => (outlet < 3 ? "Quay House" : outlet))).size;
      expect(told(compose([story], { outlets: needed }))).toEqual(houses >= needed ? ["lamps"] : []);
    }),
    { numRuns: 60 },
  );
});

const WORDS = ["sport", "transport", "harbour", "royal", "family", "strike", "gulls"];
const someWords = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
const someStories = fc
  .array(fc.record({ headline: someWords, point: someWords, outlets: fc.integer({ min: 1, max: 4 }) }), {
    maxLength: 12,
  })
  .map((all) =>
    all.map(({ headline, point, outlets }, index) =>
      aStory({
        id: `s${index}`,
        headline: `${index} ${headline}`,
        keyPoints: [aPoint(point)],
        independentOutlets: outlets,
        articles: [aStoryArticle({ id: `a${index}`, title: null })],
      }),
    ),
  );
const someFilter = fc.record({
  without: fc.uniqueArray(fc.constantFrom(...WORDS, "royal family"), { maxLength: 3 }),
  outlets: fc.integer({ min: 1, max: 3 }),
});

test("every story that a mute takes out is counted, in the line and behind the button, and it takes out no other", () => {
  fc.assert(
    fc.property(someStories, someFilter, (stories, filter) => {
      const [all, some] = [compose(stories, {}), compose(stories, filter)];
      const taken = all.stories.filter(({ id }) => !told(some).includes(id));
      expect(mutedIn(some).sort()).toEqual(taken.map(({ headline }) => headline).sort());
      for (const { headline, keyPoints, independentOutlets } of taken) {
        const words = ` ${headline} ${keyPoints[0]?.text} `.replace(/ /g, "  ");
        const isOn = filter.without.some((phrase) => words.includes(` ${phrase.replace(" ", "  ")} `));
        expect(isOn || independentOutlets < filter.outlets).toBe(true);
      }
      const line = taken.length === 1 ? "1 story muted" : `${taken.length} stories muted`;
      const [message, page] = [presentDigest(some), presentPage(some)];
      expect(wordsOf(message).includes(line)).toBe(taken.length > 0);
      expect(wordsOf(page).includes(line)).toBe(taken.length > 0);
      expect(buttonsOf(message).some(({ label }) => label === "What was muted")).toBe(taken.length > 0);
      const shown = presentMuted(some);
      expect(shown === null).toBe(taken.length === 0);
      for (const { headline } of taken) expect(shown && wordsOf(shown)).toContain(headline);
    }),
  );
});

test("what is left out for another reason is not muted", () => {
  const digest = compose([aStory({ headline: "Sport", keyPoints: [] })], { without: ["sport"] });
  expect(digest.leftOut).toMatchObject([{ reason: "nothing in it could be told safely in a sentence" }]);
  expect(mutedIn(digest)).toEqual([]);
});
