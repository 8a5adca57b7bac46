import { expect, test } from "vitest";
import { briefingParts } from "../../src/app/posting.ts";
import { formFor as discordForm } from "../../src/chat/discord/forms.ts";
import { understand } from "../../src/chat/slack/command-text.ts";
import { formFor as slackForm } from "../../src/chat/slack/forms.ts";
import { homeBlocks } from "../../src/chat/slack/home.ts";
import { briefingMaker } from "../../src/digest/deliver/brief.ts";
import { homesOf } from "../../src/digest/deliver/homes.ts";
import type { Asker } from "../../src/model/command.ts";
import type { Message } from "../../src/model/message.ts";
import { aSubscription } from "../builders.ts";
import { buttonsOf, callsOf } from "../journeys/walls/every-call.ts";
import { openWalls, type Walls, WORKSPACES } from "../journeys/walls/two-workspaces.ts";
import { givenIn, PSEUDO, PSEUDO_VOICES, textsOf, untranslated } from "./pseudo.ts";

const QUESTIONS = ["marmalade", "ferry", "nobody has bought a jar", "the tide table was right again", "zanzibar"];
const MISTAKES: readonly (readonly [command: string, subcommand: string | null, options: Record<string, string>])[] = [
  ["briefing", "start", { at: "now and then" }],
  ["briefing", "start", { at: "0 8 31 2 *" }],
  ["briefing", "start", { at: "every 5 hours" }],
  ["briefing", "start", { at: "8:00 and 9:30" }],
  ["briefing", "start", { at: "daily 8:00", zone: "Mars" }],
  ["briefing", "start", { at: "daily 8:00", quiet: "soon" }],
  ["briefing", "start", { at: "daily 8:00", topics: "ferry" }],
  ["who-said", null, { speaker: "Quillfeather", words: "zanzibar", outlet: "Brass Gazette", since: "2026-03-01" }],
  ["who-said", null, { words: "ferry", since: "soon" }],
  ["digest", null, { date: "2027-01-01" }],
  ["sources", "remove", { name: "zanzibar" }],
  ["sources", "add", { url: "zanzibar" }],
  ["sources", "add", { url: "http://127.0.0.1:1/feed" }],
  ["weather", null, {}],
];

/** Names of commands, and what the engine and the configuration write. */
const NAMED = `who said digest briefing sources story help start show list change filter redo pause resume remove add speaker
  outlet words since date topic at zone topics quiet url name House harbour Ellery Courier config soundbite yaml UTC html
  https http HTTP Europe Berlin Thursday Wednesday March Mar chats slack discord admins servers workspaces English German
  French Italian Spanish Dutch Portuguese Arabic Chinese Japanese Russian and gone fetch failed ECONNREFUSED connect
  in full feed invalid nowhere follow breaking when none once hourly here ENOTFOUND EAI AGAIN getaddrinfo zanzibar weather tomorrow id`;

const isGiven = givenIn(
  JSON.stringify(WORKSPACES),
  WORKSPACES.map(({ news }) => news.body).join(" "),
  NAMED,
  JSON.stringify(MISTAKES),
  QUESTIONS.join(" "),
  "The ferry to Ellery runs again from Monday, the harbour company said on Wednesday. The tide table is right again said Ottoline Brask, the harbour master The line had been closed for nine weeks while the quay was mended. The mending cost million crowns. Ferry to Ellery runs again ellery-courier.example/ferry",
);

const reader: Asker = { ...WORKSPACES[0].asker, mayManage: false };

/** Everything that a workspace can be told: every command with every option, every mistake, every button. */
async function everythingTold({ desk, store }: Walls): Promise<Message[]> {
  const shown: Message[] = [];
  for (const { asker } of WORKSPACES) {
    for (const call of callsOf(desk.specs, asker, QUESTIONS)) shown.push(await desk.answer(call));
    for (const [command, subcommand, options] of MISTAKES) {
      shown.push(await desk.answer({ command, subcommand, options, asker }));
    }
    await store.keepSubscription(aSubscription({ ...asker, id: `old-${asker.place}`, topics: [], state: "paused" }));
    for (const subcommand of ["show", "list", "pause", "resume", "redo", "remove"]) {
      shown.push(await desk.answer({ command: "briefing", subcommand, options: {}, asker }));
    }
    for (const { action, value } of shown.flatMap(buttonsOf)) shown.push(await desk.press(action, value, asker));
    for (const action of ["digest:old", "who-said:old", "story:old", "sources:old", "briefing:old", "no:such"]) {
      shown.push(await desk.press(action, "x", asker));
    }
  }
  for (const call of callsOf(desk.specs, reader, ["ferry"])) shown.push(await desk.answer(call));
  shown.push(await desk.press("briefing:pause", "x", reader));
  return shown;
}

test("a made-up language finds no word of any journey that is not in the message files", async () => {
  const walls = await openWalls(PSEUDO_VOICES);
  const shown = await everythingTold(walls);
  expect(shown.length).toBeGreaterThan(300);
  const found = new Map<string, string>();
  for (const message of shown) {
    for (const text of textsOf(message)) for (const word of untranslated([text], isGiven)) found.set(word, text);
  }
  expect(Object.fromEntries(found)).toEqual({});
}, 120_000);

test("forms, the Home tab, mistakes in what is typed, and a late briefing are in its words too", async () => {
  const { desk, bot } = await openWalls(PSEUDO_VOICES);
  const { asker } = WORKSPACES[2];
  const texts: string[] = [];
  for (const spec of desk.specs) {
    for (const part of spec.subcommands) {
      const of = { command: spec.name, subcommand: part.name };
      texts.push(
        ...stringsIn(discordForm(part, of, { filled: {}, chosen: null }, PSEUDO), ["title", "label", "description"]),
      );
      const placed = { ...of, channel: "C3", responseUrl: "" };
      texts.push(...stringsIn(slackForm(spec, part, placed, {}, PSEUDO).blocks, ["text"]));
    }
    for (const typed of ["zanzibar", "list zanzibar", "show zanzibar"]) {
      const understood = understand(spec, typed, PSEUDO);
      if ("mistake" in understood) texts.push(understood.mistake);
    }
  }
  texts.push(...stringsIn(await homeBlocks(desk, { ...asker, place: "" }, null), ["text"]));
  const slot = { subscriptionId: "s", dueAt: "2026-03-05T08:00:00.000Z" };
  const brief = briefingMaker(briefingParts(bot, homesOf([])));
  const late = "late: the bot was down 07:40–09:12";
  texts.push(...textsOf((await brief(aSubscription({ topics: [], name: "ferry" }), slot, late)).message));
  expect(texts.length).toBeGreaterThan(50);
  expect(untranslated(texts, (word) => isGiven(word) || word === "Ferry")).toEqual([]);
}, 60_000);

test("planted English is found on every kind of surface", () => {
  const planted = "Nothing happened";
  const message: Message = {
    summary: PSEUDO.say("help.title"),
    blocks: [{ type: "buttons", buttons: [{ kind: "action", label: planted, action: "help:x", value: "" }] }],
    thread: [[{ type: "list", ordered: false, items: [{ spans: [{ text: `${PSEUDO.say("and")}Planted` }] }] }]],
    visibility: "asker",
  };
  expect(untranslated(textsOf(message), isGiven)).toEqual(["Nothing", "happened", "Planted"]);
});

/** The strings under some keys, at any depth. */
function stringsIn(value: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => stringsIn(one, keys));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === "string" ? (keys.includes(key) ? [one] : []) : stringsIn(one, keys),
  );
}
