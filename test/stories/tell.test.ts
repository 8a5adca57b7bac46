import { expect, test } from "vitest";
import { blankSeparatedCount } from "../../src/language/words.ts";
import { tellStory } from "../../src/stories/tell.ts";
import { FERRY, read, readAll, type Wire } from "./wire.ts";

const [COURIER, GAZETTE, OBSERVER] = FERRY as [Wire, Wire, Wire];
const NO_LIMIT = { points: 5, words: null };

test("points are within the limits, each cut from its evidence, with the outlets that say the same", async () => {
  const articles = await readAll(FERRY);
  const story = tellStory("ferry", articles, { points: 3, words: 60 });
  expect(story.keyPoints.length).toBeGreaterThan(0);
  expect(story.keyPoints.length).toBeLessThanOrEqual(3);
  expect(story.keyPoints.reduce((sum, { text }) => sum + blankSeparatedCount(text), 0)).toBeLessThanOrEqual(60);
  const textOf = new Map(articles.map(({ article }) => [article.id, article.text]));
  for (const { evidence, outlets } of story.keyPoints) {
    expect(outlets[0]).toBe(evidence[0]?.outlet);
    for (const { articleId, start, end, text } of evidence) expect(textOf.get(articleId)?.slice(start, end)).toBe(text);
  }
});

test("an outlet that says the same in its own words supports a point; one with another figure does not", async () => {
  const short = (id: string, outlet: string, text: string): Wire => ({ id, outlet, title: "Sailings", text });
  const articles = await readAll([
    short("a", "Courier", "Blue Line suspended all sailings from Port Ellery to Sandry for 4 days after the accident."),
    short(
      "b",
      "Gazette",
      "After the accident Blue Line has suspended sailings between Port Ellery and Sandry for 4 days.",
    ),
    short(
      "c",
      "Observer",
      "After the accident Blue Line has suspended sailings between Port Ellery and Sandry for 9 days.",
    ),
  ]);
  const [point] = tellStory("sailings", articles, { points: 1, words: null }).keyPoints;
  expect([["Courier", "Gazette"], ["Gazette", "Courier"], ["Observer"]]).toContainEqual(point?.outlets);
});

test("the headline is a plain one of the outlets', without the outlet's name", async () => {
  const articles = await readAll([
    { ...COURIER, title: "You won't believe what happened off Port Ellery!" },
    { ...GAZETTE, title: "Ferry Marigold strikes Tolland reef off Port Ellery | Sandry Gazette" },
    { ...OBSERVER, title: "Who steered the Marigold?" },
  ]);
  expect(tellStory("ferry", articles, NO_LIMIT).headline).toBe("Ferry Marigold strikes Tolland reef off Port Ellery");
});

test("one utterance is one saying: the fullest wording first, the part inside a report with it", async () => {
  const { sayings } = tellStory("ferry", await readAll(FERRY), NO_LIMIT);
  const okafor = sayings.find(({ speaker }) => speaker?.name.includes("Okafor"));
  expect(okafor?.quotes.map(({ articleId, text }) => [articleId, text])).toEqual([
    ["courier-ferry", "The wind turned within minutes and the crew had no time to launch the second lifeboat,"],
    ["gazette-ferry", "the crew had no time to launch the second lifeboat."],
  ]);
  expect(sayings.some(({ speaker }) => speaker?.name.includes("Lindqvist"))).toBe(true);
});

test("spelling, translation and a speaker's name written otherwise do not make two sayings", async () => {
  const said = (id: string, text: string): Wire => ({ id, outlet: id, title: "Talks", text });
  const { sayings } = tellStory(
    "talks",
    await readAll([
      said("a", `"We must organise the talks promptly because both sides have much to discuss," Viktor Zelenko said.`),
      said(
        "b",
        `"We must organize the talks promptly, because both sides have much to discuss," said Viktor Zelenkoh.`,
      ),
      said("c", `Mr. Zelenko said the talks should be held "promptly".`),
    ]),
    NO_LIMIT,
  );
  expect(sayings).toHaveLength(1);
  expect(new Set(sayings[0]?.quotes.map(({ articleId }) => articleId))).toEqual(new Set(["a", "b", "c"]));
});

async function slots(one: string, other: string, otherTime = "2026-03-03T10:00:00Z") {
  const articles = await Promise.all([
    read({ id: "a", outlet: "Courier", title: "Reef", publishedAt: "2026-03-03T09:00:00Z", text: one }),
    read({ id: "b", outlet: "Gazette", title: "Reef", publishedAt: otherTime, text: other }),
  ]);
  return tellStory("reef", articles, NO_LIMIT).disagreements.map(({ slot, sides }) => [
    slot,
    ...sides.map((s) => s.value),
  ]);
}

const TWELVE = "Twelve people were killed when the ferry Marigold struck the Tolland reef.";

test("another toll at the same time is a disagreement, with both sentences", async () => {
  const { disagreements } = tellStory("ferry", await readAll(FERRY), NO_LIMIT);
  expect(disagreements).toMatchObject([
    {
      slot: "dead",
      sides: [
        { value: "Twelve", outlets: ["Ellery Courier"], excerpt: { articleId: "courier-ferry" } },
        { value: "Fifteen", outlets: ["Sandry Gazette"], excerpt: { articleId: "gazette-ferry" } },
      ],
    },
  ]);
});

test.each([
  ["the same figure in other words", "Off Sandry, 12 people died as the ferry Marigold struck the Tolland reef."],
  ["a bound", "Off Sandry, at least 10 people died as the ferry Marigold struck the Tolland reef."],
  ["an estimate", "Off Sandry, about 15 people died as the ferry Marigold struck the Tolland reef."],
  ["a round figure", "Off Sandry, some 10 people died as the ferry Marigold struck the Tolland reef."],
  ["another event", "Off Sandry, 3 people died in 2019 as the ferry Marigold struck the Tolland reef."],
  ["something else counted", "Off Sandry, nine helicopters flew to the ferry Marigold as it struck the Tolland reef."],
])("no disagreement: %s", async (_, other) => {
  expect(await slots(TWELVE, other)).toEqual([]);
});

test("a higher toll hours later is an update, not a disagreement", async () => {
  const later = "Off Sandry, fifteen people died as the ferry Marigold struck the Tolland reef.";
  expect(await slots(TWELVE, later)).toEqual([["dead", "Twelve", "fifteen"]]);
  expect(await slots(TWELVE, later, "2026-03-03T19:00:00Z")).toEqual([]);
});

test("a story of headlines without text is told by its headline", async () => {
  const articles = await readAll([
    { id: "a", outlet: "Courier", title: "Ferry Marigold runs aground off Ellery", text: "" },
  ]);
  expect(tellStory("ferry", articles, NO_LIMIT)).toMatchObject({
    headline: "Ferry Marigold runs aground off Ellery",
    keyPoints: [],
    sayings: [],
  });
});
