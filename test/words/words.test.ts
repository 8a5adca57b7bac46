import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applicationCommands } from "../../src/chat/discord/registration.ts";
import { discordPayloads } from "../../src/chat/discord/split-for-discord.ts";
import { renderHtml } from "../../src/chat/html/render.ts";
import { slackPayloads } from "../../src/chat/slack/split-for-slack.ts";
import { briefingCommand } from "../../src/commands/briefing/command.ts";
import { digestCommand } from "../../src/commands/digest.ts";
import { followCommand } from "../../src/commands/follow/command.ts";
import { helpCommand } from "../../src/commands/help.ts";
import { sourcesCommand } from "../../src/commands/sources.ts";
import { storyCommand } from "../../src/commands/story.ts";
import { whoSaidCommand } from "../../src/commands/who-said/command.ts";
import { presentDigest, presentPage } from "../../src/digest/present/present.ts";
import { presentMade, presentMore, presentSource } from "../../src/digest/present/source.ts";
import type { Message } from "../../src/model/message.ts";
import { anew } from "../../src/words/anew.ts";
import german from "../../src/words/messages/de.json" with { type: "json" };
import english from "../../src/words/messages/en.json" with { type: "json" };
import { ENGLISH, type MessageId, voicesOf, wordsFor, wordsIn } from "../../src/words/words.ts";
import { aDigest, aDigestStory, aDisagreement, anExcerpt, aPoint, aSaying } from "../builders.ts";
import { givenIn, PSEUDO, textsOf, untranslated } from "./pseudo.ts";

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

const surfaces = (words = PSEUDO): readonly Message[] => [
  presentDigest(digest, words),
  presentPage(digest, words),
  presentMade(digest, words),
  ...[presentMore(digest, "d:0:0", words), presentSource(digest, "d:0:1", words)].filter((one) => one !== null),
  presentDigest(aDigest({ title: "Morgen", stories: [] }), words),
];

/** What articles, people and the operator wrote; months and days come from the engine. */
const isGiven = givenIn(JSON.stringify(digest), "Thursday Feb February March rules min");

test("a made-up language finds no word of a digest that is not in the message files", () => {
  for (const message of surfaces()) expect(untranslated(textsOf(message), isGiven), message.summary).toEqual([]);
});

test("the made-up language is no rubber stamp", () => {
  const message = presentDigest(aDigest({ stories: [] }), wordsIn("en"));
  expect(untranslated(textsOf(message), isGiven)).toContain("Nothing");
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

/** A command, a subcommand or an option, as Discord is told of it. */
interface Named {
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly options?: readonly Named[];
}

const withOptions = (command: Named): readonly Named[] => [command, ...(command.options ?? []).flatMap(withOptions)];

test("Discord shows commands, subcommands and options by names in its own language, as it takes them", () => {
  const nobody = {} as never;
  const makers = [whoSaidCommand, digestCommand, briefingCommand, sourcesCommand, storyCommand, followCommand];
  const specs = [...makers.map((maker) => maker(nobody)), helpCommand([], voicesOf("en"))].map(({ spec }) => spec);
  const commands = applicationCommands(specs).slice(0, specs.length) as unknown as readonly Named[];
  const named = commands.flatMap(withOptions);
  expect(named.length).toBeGreaterThan(30);
  for (const { name_localizations: shown, description_localizations: about } of named) {
    expect(shown?.["de"]).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
    expect(shown?.["de"]).toBe(shown?.["de"]?.toLowerCase());
    expect(about?.["de"]?.length).toBeGreaterThan(5);
    expect(about?.["de"]?.length).toBeLessThanOrEqual(100);
  }
  for (const { options = [] } of named) {
    const names = options.map(({ name_localizations: shown }) => shown?.["de"]);
    expect(new Set(names).size).toBe(names.length);
  }
});

test("whoever started a briefing is told in German why it is paused", () => {
  const german = wordsIn("de");
  const reason = "posting to channel C1 is not allowed (not_in_channel): type /invite @Soundbite in the channel";
  expect(german.say("briefing.starterTold", { place: "C1", reason: anew(reason, german) })).toBe(
    "Das Briefing, das du im Kanal C1 gestartet hast, ist angehalten: Posten in Kanal C1 ist nicht erlaubt (not_in_channel): tippe /invite @Soundbite in den Kanal – danach rufe dort /briefing resume auf.",
  );
});

test("what was thrown or kept in English is said anew in a reader's words, down to what it names", () => {
  const german = wordsIn("de");
  const late = "late: the bot was down 07:40–09:12";
  expect(anew(late, german)).toBe("verspätet: Der Bot lief von 07:40 bis 09:12 nicht");
  expect(anew("https://a.example/x: the site denied access", german)).toBe(
    "https://a.example/x: die Seite verweigert den Zugang",
  );
  const obstacle =
    "in #news the bot may not Send Messages: in Discord, Edit Channel, Permissions, add the bot and allow";
  const refused = ENGLISH.say("problem.cannotPost", { obstacle: `${obstacle} Send Messages` });
  expect(anew(refused, german)).toContain(
    "in #news darf der Bot nicht: Send Messages: in Discord unter Kanal bearbeiten",
  );
  for (const text of [
    "",
    "Nobody wrote this.",
    "The site is closed for 10 minutes",
    `${"x".repeat(5_000)}: a recipe`,
    late.slice(1),
  ]) {
    expect(anew(text, german)).toBe(text);
    expect(anew(text, ENGLISH)).toBe(text);
  }
});

test("each message of what is thrown or kept is told from the others by its words alone", () => {
  const german = wordsIn("de");
  for (const id of Object.keys(english).filter((one) => /^(problem|reason|obstacle|late)\./.test(one)) as MessageId[]) {
    const names = JSON.stringify(english[id]).match(/(?<=\{)\w+(?=\})/g) ?? [];
    const values = Object.fromEntries(names.map((name) => [name, name === "count" ? 7 : `Q${name}`]));
    expect(anew(ENGLISH.say(id, values), german), id).toBe(german.say(id, values));
  }
});

test("what other parts throw or keep has its message: their words stand in the code as they stand here", () => {
  const code = sourceText();
  const elsewhere = Object.entries(english).filter(
    ([id]) => /^(problem|reason|obstacle)\./.test(id) && !code.includes(id),
  );
  expect(elsewhere.length).toBeGreaterThan(60);
  for (const [id, template] of elsewhere) {
    const pieces = Object.values(typeof template === "string" ? [template] : template).flatMap((text) =>
      text.split(/\{\w+\}/),
    );
    for (const piece of pieces.flatMap((one) => one.split(/[:,;(] ?/)).filter((one) => /\p{L}{3}/u.test(one))) {
      expect(code.includes(piece.trim().replaceAll('"', '\\"')) || code.includes(piece.trim()), `${id}: ${piece}`).toBe(
        true,
      );
    }
  }
});

function sourceText(): string {
  const folder = join(import.meta.dirname, "../../src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
}
