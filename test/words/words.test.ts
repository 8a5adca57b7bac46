import { expect, test } from "vitest";
import { discordPayloads } from "../../src/chat/discord/payloads.ts";
import { applicationCommands } from "../../src/chat/discord/registration.ts";
import { renderHtml } from "../../src/chat/html/render.ts";
import { slackPayloads } from "../../src/chat/slack/payloads.ts";
import { presentMade, presentMore, presentSource } from "../../src/digest/present/source.ts";
import { presentDigest, presentPage } from "../../src/digest/present.ts";
import type { Message, MessageBlock, Span } from "../../src/model/message.ts";
import german from "../../src/words/messages/de.json" with { type: "json" };
import english from "../../src/words/messages/en.json" with { type: "json" };
import { type Templates, wordsFor, wordsIn, wordsOf } from "../../src/words/words.ts";
import { aDigest, aDigestStory, aDisagreement, anExcerpt, aPoint, aSaying } from "../builders.ts";

const story = aDigestStory({
  headline: "Ferry aground",
  keyPoints: [aPoint("All are ashore."), aPoint("The captain was held.", { evidence: [anExcerpt("He was held.")] })],
  newPoints: ["All are ashore."],
  sayings: [aSaying("We lost the rudder."), aSaying("It sank."), aSaying("So it was.")],
  disagreements: [
    aDisagreement("injured", [
      ["9", "Ellery Courier"],
      ["12", "Skerry Post"],
    ]),
  ],
  earlier: { id: "e", headline: "Ferry late", at: "2025-02-10T08:00:00.000Z", wasPosted: true, url: null },
});
const digest = aDigest({
  title: "Morgen",
  topics: ["sea"],
  stories: [story, aDigestStory({ id: "b", headline: "Bakers strike" })],
  leftOut: [{ what: "article", name: "Vote count", url: null, reason: "a live blog" }],
});

/** Every message in marks that no article has, so that words from elsewhere stand out. */
const pseudo = wordsOf(
  Object.fromEntries(
    Object.entries(english).map(([id, template]) => [
      id,
      typeof template === "string"
        ? marked(template)
        : Object.fromEntries(Object.entries(template).map(([plural, text]) => [plural, marked(text)])),
    ]),
  ) as Templates,
  "en-GB",
);

function marked(text: string): string {
  return text === "" ? "" : `⟦${text}⟧`;
}

const surfaces = (words = pseudo): readonly Message[] => [
  presentDigest(digest, words),
  presentPage(digest, words),
  presentMade(digest, words),
  ...[presentMore(digest, "d:0:0", words), presentSource(digest, "d:0:1", words)].filter((one) => one !== null),
  presentDigest(aDigest({ title: "Morgen", stories: [] }), words),
];

/** What articles, people and the operator wrote. */
const GIVEN = JSON.stringify(digest);

function spansOf(block: MessageBlock): readonly Span[] {
  if (block.type === "list") return block.items.flatMap(({ spans }) => spans);
  if (block.type === "buttons") return block.buttons.map(({ label }) => ({ text: label }));
  if (block.type === "quote") return [...block.spans, ...block.attribution, ...(block.variants ?? []).flat()];
  return block.type === "divider" ? [] : block.spans;
}

/** Letters outside the marks that nobody but the bot can have written. */
function untranslated(message: Message): string[] {
  const texts = [...message.blocks, ...message.thread.flat()].flatMap(spansOf).map(({ text }) => text);
  return texts.flatMap((text) =>
    withoutMarked(text)
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 1 && !GIVEN.includes(word)),
  );
}

/** A message may stand in another one. */
function withoutMarked(text: string): string {
  const outer = text.replace(/⟦[^⟦⟧]*⟧/g, " ");
  return outer === text ? text : withoutMarked(outer);
}

test("a made-up language finds no word of a digest that is not in the message files", () => {
  for (const message of surfaces()) expect(untranslated(message), message.summary).toEqual([]);
});

test("the made-up language is no rubber stamp", () => {
  const message = presentDigest(aDigest({ stories: [] }), wordsIn("en"));
  expect(untranslated(message)).toContain("Nothing");
});

test("every message is in both languages, with the same values", () => {
  expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  const valuesOf = (template: unknown) => new Set(JSON.stringify(template).match(/\{\w+\}/g) ?? []);
  for (const [id, template] of Object.entries(english)) {
    expect(valuesOf((german as Record<string, unknown>)[id]), id).toEqual(valuesOf(template));
  }
});

test("a German digest in both chats and as a page", () => {
  const words = wordsIn("de");
  const message = presentDigest(digest, words);
  for (const payloads of [slackPayloads(message), discordPayloads(message)]) {
    const shown = JSON.stringify(payloads);
    for (const text of ["Donnerstag", "2 Themen", "Weiterlesen", "Quelle", "Mehr Zitate", "Wo die Berichte"]) {
      expect(shown).toContain(text);
    }
  }
  const page = renderHtml(presentPage(digest, words), {}, words);
  expect(page).toContain('<html lang="de">');
  expect(page).toContain("Heute in 2 Zeilen");
});

test("a reader's own locale counts, else the configuration's language", () => {
  expect(wordsFor("de-AT", "en").say("story.readOn")).toBe("Weiterlesen");
  expect(wordsFor("en-US", "de").say("story.readOn")).toBe("Read on");
  expect(wordsFor("fr", "de").say("story.readOn")).toBe("Weiterlesen");
  expect(wordsFor(undefined, "en").say("story.readOn")).toBe("Read on");
});

test("Discord shows commands by names in its own language, as it takes them", () => {
  const names = ["who-said", "digest", "briefing", "sources", "story", "help"];
  const specs = names.map((name) => ({ name, description: name, options: [], subcommands: [], manage: false }));
  for (const command of applicationCommands(specs).slice(0, names.length)) {
    const { name_localizations: shown, description_localizations: about } = command as never as Record<
      string,
      Record<string, string>
    >;
    expect(shown?.["de"]).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
    expect(shown?.["de"]).toBe(shown?.["de"]?.toLowerCase());
    expect(about?.["de"]?.length).toBeLessThanOrEqual(100);
  }
});
