import fc from "fast-check";
import { expect, test } from "vitest";
import { composeDigest, type DigestMaterial, type DigestRequest } from "../../src/digest/compose/compose.ts";
import type { Story } from "../../src/model/story.ts";
import { aDigest, aDigestStory, aPoint, aReceipt, aSaying, aSayingQuote, aStory, aStoryArticle } from "../builders.ts";

const request: DigestRequest = {
  name: "morning",
  title: "Morning digest",
  window: { from: "2025-02-12T06:00:00.000Z", until: "2025-02-13T06:00:00.000Z" },
  timeZone: "Europe/Stockholm",
  topics: [],
};
const compose = (stories: readonly Story[], material: Partial<DigestMaterial> = {}, of: Partial<DigestRequest> = {}) =>
  composeDigest({ ...request, ...of }, { stories, earlier: [], leftOut: [], receipt: aReceipt(), ...material });
const headlines = (stories: readonly { headline: string }[]) => stories.map(({ headline }) => headline);
const at = (publishedAt: string) => [aStoryArticle({ publishedAt })];

test("what several outlets report comes before what one does, the newer before the older", () => {
  const digest = compose([
    aStory({ id: "a", headline: "One outlet, old", articles: at("2025-02-12T07:00:00.000Z") }),
    aStory({ id: "b", headline: "One outlet, new", articles: at("2025-02-13T05:00:00.000Z") }),
    aStory({ id: "c", headline: "Three outlets", independentOutlets: 3, articles: at("2025-02-13T05:00:00.000Z") }),
  ]);
  expect(headlines(digest.stories)).toEqual(["Three outlets", "One outlet, new", "One outlet, old"]);
});

test("with topics only stories on them are told, the rest is named", () => {
  const stories = [
    aStory({ id: "a", headline: "Ferries stop in storm", keyPoints: [aPoint("The ferry lies in the harbour.")] }),
    aStory({
      id: "b",
      headline: "Bakers strike",
      keyPoints: [aPoint("Bread was short."), aPoint("A ferry brought flour.")],
    }),
    aStory({ id: "c", headline: "Choir wins prize", keyPoints: [aPoint("The choir won.")] }),
  ];
  const digest = compose(stories, {}, { topics: ["ferry"] });
  expect(headlines(digest.stories)).toEqual(["Ferries stop in storm", "Bakers strike"]);
  expect(digest.leftOut).toMatchObject([{ what: "story", name: "Choir wins prize", reason: "not on ferry" }]);
});

test("a topic that a source is filed under counts for its stories", () => {
  const culture = aStory({ id: "c", headline: "Choir wins prize", articles: [aStoryArticle({ id: "choir" })] });
  const digest = compose([culture], { filedUnder: new Map([["choir", ["Culture"]]]) }, { topics: ["culture"] });
  expect(headlines(digest.stories)).toEqual(["Choir wins prize"]);
});

test("eight stories of five points and three sayings; the rest is named with its link", () => {
  const many = Array.from({ length: 11 }, (_, index) =>
    aStory({
      id: `story-${index}`,
      headline: `Story ${index}`,
      keyPoints: Array.from({ length: 9 }, (__, point) => aPoint(`Point ${point} of story ${index}.`)),
      sayings: Array.from({ length: 9 }, (__, saying) =>
        aSaying(`The harbour needs ${saying} more boats before the winter storms arrive.`),
      ),
    }),
  );
  const digest = compose(many);
  expect(digest.stories).toHaveLength(8);
  expect(digest.stories.map(({ keyPoints, sayings }) => [keyPoints.length, sayings.length])).toEqual(
    Array.from({ length: 8 }, () => [5, 3]),
  );
  expect(digest.leftOut).toHaveLength(3);
  expect(digest.leftOut[0]).toMatchObject({ what: "story", url: "https://ellery-courier.example/bridge" });
});

test("the best quotes are full ones of named, different speakers", () => {
  const lindqvist = "We lost the rudder and then the light, and nobody on the bridge was afraid.";
  const [mara, ivo] = [
    { name: "Mara Lindqvist", role: null },
    { name: "Ivo Brandt", role: null },
  ];
  const [story] = compose([
    aStory({
      sayings: [
        aSaying("It is what it is.", { speaker: ivo }),
        aSaying("badly shaken", { quotes: [aSayingQuote("badly shaken", { kind: "fragment" })] }),
        aSaying("The second lifeboat reached the ferry within the hour.", { speaker: null }),
        aSaying(lindqvist, { speaker: mara }),
        aSaying("The harbour tug turned around twice before midnight came.", { speaker: mara }),
        aSaying("Every passenger was counted twice on the quay by our volunteers.", { speaker: ivo }),
      ],
    }),
  ]).stories;
  expect(story?.sayings.slice(0, 2).map(({ speaker, quotes }) => [speaker?.name, quotes[0]?.text])).toEqual([
    ["Mara Lindqvist", lindqvist],
    ["Ivo Brandt", "Every passenger was counted twice on the quay by our volunteers."],
  ]);
});

test("a story told before says what is new first; with nothing new it is left out", () => {
  const told = aDigestStory({ id: "ferry", keyPoints: [aPoint("The ferry ran aground with 212 people aboard.")] });
  const earlier = [aDigest({ stories: [told, aDigestStory()] })];
  const digest = compose(
    [
      aStory({
        id: "ferry",
        keyPoints: [
          aPoint("The ferry ran aground with 212 people aboard on Tuesday."),
          aPoint("The captain was arrested on Wednesday."),
        ],
      }),
      aStory(),
    ],
    { earlier },
  );
  expect(digest.stories).toHaveLength(1);
  expect(digest.stories[0]?.newPoints).toEqual(["The captain was arrested on Wednesday."]);
  expect(digest.stories[0]?.keyPoints[0]?.text).toBe("The captain was arrested on Wednesday.");
  expect(digest.leftOut).toMatchObject([{ reason: "told in an earlier digest, nothing new since" }]);
});

test("another figure is news even in the same words", () => {
  const told = aDigestStory({
    id: "ferry",
    keyPoints: [aPoint("The storm injured 9 people on the coast road.", { evidence: [] })],
  });
  const now = aStory({
    id: "ferry",
    keyPoints: [aPoint("The storm injured 12 people on the coast road.", { evidence: [] })],
  });
  const [story] = compose([now], { earlier: [aDigest({ stories: [told] })] }).stories;
  expect(story?.newPoints).toEqual(["The storm injured 12 people on the coast road."]);
});

test("a story without a point is left out and named", () => {
  const digest = compose([aStory({ headline: "Gale warning", keyPoints: [] })]);
  expect(digest).toMatchObject({ stories: [], leftOut: [{ name: "Gale warning" }] });
});

const story = fc.record({
  id: fc.uuid(),
  independentOutlets: fc.integer({ min: 1, max: 9 }),
  hour: fc.integer({ min: 0, max: 23 }),
});

test("the same stories in any order make the same digest, byte for byte, with the same id", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(story, { selector: ({ id }) => id, maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      (of, random) => {
        const stories = of.map(({ id, independentOutlets, hour }) =>
          aStory({ id, independentOutlets, articles: at(`2025-02-12T${String(hour).padStart(2, "0")}:30:00.000Z`) }),
        );
        const shuffled = stories.map((one) => ({ one, by: random.next().value })).sort((a, b) => a.by - b.by);
        expect(JSON.stringify(compose(shuffled.map(({ one }) => one)))).toBe(JSON.stringify(compose(stories)));
      },
    ),
  );
});

test("the id changes with what the digest says", () => {
  expect(compose([aStory()]).id).toMatch(/^[0-9a-f]{16}$/);
  expect(compose([aStory({ headline: "Another" })]).id).not.toBe(compose([aStory()]).id);
});
