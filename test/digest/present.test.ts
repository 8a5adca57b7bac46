import { expect, test } from "vitest";
import { presentDigest, presentPage } from "../../src/digest/present/present.ts";
import { presentMade, presentMore } from "../../src/digest/present/source.ts";
import type { MessageBlock } from "../../src/model/message.ts";
import {
  aDigest,
  aDigestStory,
  aDisagreement,
  anExcerpt,
  aPoint,
  aReceipt,
  aSaying,
  aSayingQuote,
  aStoryArticle,
} from "../builders.ts";

const words = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(words).join("");
  if (value === null || typeof value !== "object") return "";
  return Object.entries(value)
    .map(([key, inner]) => (key === "text" ? String(inner) : key === "evidence" ? "" : words(inner)))
    .join("");
};
const lines = (blocks: readonly MessageBlock[]) =>
  blocks.flatMap((block) => (block.type === "list" ? block.items.map((item) => `• ${words(item)}`) : [words(block)]));

test("a chat gets the headlines, and each story in its thread", () => {
  const message = presentDigest(
    aDigest({
      stories: [aDigestStory({ independentOutlets: 3 }), aDigestStory({ id: "b", headline: "Bakers strike" })],
    }),
  );
  expect(lines(message.blocks)).toEqual([
    "Morning digest",
    "Thursday 13 February 2025 · 2 stories · 6 articles read",
    "• Harbour bridge reopens after 214 bolts are replaced · 3 outlets",
    "• Bakers strike · 1 outlet",
    "",
  ]);
  expect(message.blocks.at(-1)).toMatchObject({ buttons: [{ label: "How this was made" }] });
  expect(JSON.stringify(message)).not.toContain("by rules");
  const lead = { text: "Bakers strike", link: "https://ellery-courier.example/bridge" };
  expect(message.blocks[2]).toMatchObject({ items: [{}, { spans: [lead, {}] }] });
  expect(message.thread[1]?.[0]).toMatchObject({ type: "heading", spans: [lead] });
  expect(message.thread).toHaveLength(2);
  expect(message.summary).toBe(
    "Morning digest, Thursday 13 February 2025: Harbour bridge reopens after 214 bolts are replaced; Bakers strike",
  );
});

test("a story is told with outlets, quotes in every wording, figures that differ, and articles", () => {
  const story = aDigestStory({
    headline: "Ferry aground off Skerry Point",
    independentOutlets: 2,
    articles: [
      aStoryArticle(),
      aStoryArticle({ id: "radio", outlet: "North Sound Radio", title: "Ferry aground", url: null, agencies: ["AFP"] }),
    ],
    copies: [["courier-bridge", "radio"]],
    keyPoints: [
      aPoint("All 212 people are ashore.", { outlets: ["Ellery Courier", "North Sound Radio"] }),
      aPoint("The captain was arrested.", { by: "ollama:qwen3:4b" }),
    ],
    newPoints: ["The captain was arrested."],
    by: ["ollama:qwen3:4b", "rules"],
    sayings: [
      aSaying("We lost the rudder, then the light.", {
        quotes: [
          aSayingQuote("We lost the rudder, then the light."),
          aSayingQuote("we lost the rudder", { outlet: "Skerry Post" }),
          aSayingQuote("The rudder went first", { outlet: "North Sound Radio" }),
        ],
      }),
      aSaying("the crew was tired", {
        speaker: null,
        quotes: [aSayingQuote("the crew was tired", { kind: "indirect" })],
      }),
    ],
    disagreements: [
      aDisagreement("injured", [
        ["9", "Ellery Courier"],
        ["12", "North Sound Radio"],
      ]),
    ],
  });
  const page = presentPage(aDigest({ stories: [story] }));
  expect(lines(page.blocks).slice(2, -5)).toEqual([
    "Ferry aground off Skerry Point",
    "updated: 1 new point · 2 articles, 2 independent outlets · 12 Feb 19:00",
    "• All 212 people are ashore. [1] [2]",
    "• New: The captain was arrested. [1]",
    "“We lost the rudder, then the light.”Mara Lindqvist, harbour master · Ellery Courier, Skerry Post“The rudder went first” · North Sound Radio",
    "the crew was tiredEllery Courier",
    "Where the reports differ",
    "How many injured",
    "• 9 (Ellery Courier) “The injured stood at 9.”",
    "• 12 (North Sound Radio) “The injured stood at 12.”",
    "Read on",
    "• Ellery Courier Harbour bridge reopens · 12 Feb 19:00",
    "• North Sound Radio Ferry aground · 12 Feb 19:00 · with AFP · a copy of another report here",
  ]);
  expect(lines(page.blocks).slice(-4)).toEqual([
    "How this digest was made",
    "Its points were chosen by qwen3:4b and by rules.",
    "• Ferry aground off Skerry Point · chosen by qwen3:4b and by rules",
    "4 sources read. 6 articles read: 6 by rules.",
  ]);
});

test("each wording of a saying is shown with the outlets that have it or a stretch of it", () => {
  const sayings = [
    aSaying("We are not going to pay people for a promise.", {
      quotes: [
        aSayingQuote("We are not going to pay people for a promise.", { outlet: "Observer" }),
        aSayingQuote("But we will not pay anybody to promise us that.", { outlet: "Courier" }),
        aSayingQuote("we will not pay anybody to promise us that", { outlet: "Herald" }),
      ],
    }),
  ];
  expect(lines(presentPage(aDigest({ stories: [aDigestStory({ sayings })] })).blocks)).toContain(
    "“We are not going to pay people for a promise.”Mara Lindqvist, harbour master · Observer“But we will not pay anybody to promise us that.” · Courier, Herald",
  );
});

test("what differs is asked for in words, and a long sentence is cut to the clause in which it differs", () => {
  const long =
    "The accord, which was signed in the old customs house of Istrane on Wednesday after eleven years of quarrel between the two coast guards, sets up a fund of 2.6 billion crowns for harbours, which Tolmark will pay over ten years.";
  const side = { value: "2.6 billion", outlets: ["Radio"], excerpt: anExcerpt(long) };
  const disagreements = [
    { ...aDisagreement("dead", [["12", "Courier"]]), isUpdate: true },
    { ...aDisagreement("vote", [["Sunday", "Courier"]]), kind: "date" as const },
    { ...aDisagreement("trawler", [["Halcyon", "Courier"]]), kind: "name" as const },
    { ...aDisagreement("crowns", []), sides: [side] },
  ];
  const shown = lines(presentPage(aDigest({ stories: [aDigestStory({ disagreements })] })).blocks);
  expect(shown).toEqual(
    expect.arrayContaining([
      "How many dead: a later report has more",
      "Which day: vote",
      "Which trawler",
      "How many crowns",
      "• 2.6 billion (Radio) “… sets up a fund of 2.6 billion crowns for harbours, which Tolmark will pay over ten years.”",
    ]),
  );
});

test("an article of which nothing is known but its words is named by them", () => {
  const article = aStoryArticle({ id: "found", outlet: null, title: null, url: null, publishedAt: null });
  const excerpt = anExcerpt("The ferry left at noon with nobody at the wheel.", { articleId: "found", outlet: null });
  const story = aDigestStory({ articles: [article], keyPoints: [aPoint(excerpt.text, { evidence: [excerpt] })] });
  const [told] = presentDigest(aDigest({ stories: [story] })).thread;
  expect(lines(told ?? [])).toContain("• an article without a title (“The ferry left at noon with nobody at …”)");
});

test("what was left out is named with its reason, and failed sources in the footer", () => {
  const digest = aDigest({
    leftOut: [
      { what: "article", name: "Vote count, live", url: "https://x.example/live", reason: "a live blog" },
      { what: "story", name: "Bakers strike", url: null, reason: "beyond the 8 stories of this digest" },
      { what: "story", name: "Choir wins", url: null, reason: "beyond the 8 stories of this digest" },
    ],
    receipt: aReceipt({
      sourcesFailed: [{ name: "Dagens Vind", reason: "timed out" }],
      by: { "ollama:m": 1, rules: 5 },
    }),
  });
  expect(lines(presentPage(digest).blocks).slice(-4)).toEqual([
    "4 sources read, 1 failed: Dagens Vind (timed out). 6 articles read: 1 by model m, 5 by rules.",
    "Left out",
    "• 1 article: Vote count, live (a live blog)",
    "• 2 stories: Bakers strike; Choir wins (beyond the 8 stories of this digest)",
  ]);
  expect(lines(presentDigest(digest).blocks).join()).not.toContain("Left out");
  expect(lines(presentMade(digest).blocks).join()).toContain("Dagens Vind (timed out)");
});

test("the page says everything that the chat's thread says, once", () => {
  const digest = aDigest({ stories: [aDigestStory(), aDigestStory({ id: "b", headline: "Bakers strike" })] });
  const page = presentPage(digest);
  expect(page.thread).toEqual([]);
  for (const entry of presentDigest(digest).thread) {
    for (const line of lines(entry)) expect(lines(page.blocks).join("\n")).toContain(line);
  }
  expect(lines(page.blocks).filter((line) => line.includes("Bakers strike"))).toHaveLength(1);
});

test("the date is that of the window's last moment in the digest's zone", () => {
  const until = (end: string, timeZone: string) =>
    words(presentPage(aDigest({ timeZone, window: { from: "2025-02-12T00:00:00.000Z", until: end } })).blocks[1]);
  expect(until("2025-02-13T00:00:00.000Z", "UTC")).toMatch(/^Wednesday 12 February 2025/);
  expect(until("2025-02-13T00:00:00.000Z", "Asia/Tokyo")).toMatch(/^Thursday 13 February 2025/);
});

test("only http addresses become links", () => {
  const [, , list] = presentDigest(
    aDigest({
      stories: [
        aDigestStory({
          keyPoints: [
            aPoint("x", {
              outlets: ["Evil"],
              evidence: [anExcerpt("x", { outlet: "Evil", url: "javascript:alert(1)" })],
            }),
          ],
          articles: [aStoryArticle({ url: "javascript:alert(1)" })],
        }),
      ],
    }),
  ).thread.flat();
  expect(JSON.stringify(list)).not.toContain('"link"');
});

test("an empty digest says so", () => {
  expect(lines(presentPage(aDigest({ stories: [] })).blocks)).toContain("Nothing to report this time.");
});

test("a chat gets two quotes a story, cut where a sentence ends, and the whole ones behind a button", () => {
  const first =
    "We lost the rudder off the point in the dark, and nobody on the bridge had seen the light before it went out.";
  const second =
    "The pilot asked three times, and three times he was told that all was well and that he should hold his course.";
  const said = ["one", "two", "three"].map((name) =>
    aSaying(`${first} ${second} ${name}.`, { speaker: { name, role: null } }),
  );
  const digest = aDigest({ stories: [aDigestStory({ sayings: said })] });
  const [story = []] = presentDigest(digest).thread;
  const quotes = story.filter(({ type }) => type === "quote").map(words);
  expect(quotes).toHaveLength(2);
  expect(quotes[0]).toContain(`“${first} …”`);
  expect(quotes[0]).not.toContain("pilot");
  const button = story.flatMap((block) => (block.type === "buttons" ? block.buttons : []))[0];
  if (button?.kind !== "action") throw new Error("no button");
  const whole = presentMore(digest, button.value);
  expect(lines(whole?.blocks ?? []).filter((line) => line.includes("pilot"))).toHaveLength(3);
});
