import { expect, test } from "vitest";
import { tellStory } from "../../src/stories/tell.ts";
import { blankSeparatedCount } from "../../src/text/words.ts";
import { FERRY, readAll, type Wire } from "./wire.ts";

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
