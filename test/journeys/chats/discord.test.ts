import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import { discordChat } from "../../../src/chat/discord/discord-chat.ts";
import { silentLog } from "../../../src/log.ts";
import { Problem } from "../../../src/model/problem.ts";
import { keepAll } from "../../contracts/store/reports.ts";
import { MANAGE_CHANNELS, MEMBER } from "../../servers/discord/people.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/server.ts";
import {
  type Channel,
  DIRECT_CHANNEL,
  FORUM_CHANNEL,
  type Interaction,
  PUBLIC_THREAD,
  type StoredMessage,
  TOKEN,
} from "../../servers/discord/state.ts";
import { reportFire } from "./breaking-news.ts";
import type { DemoBot } from "./demo-bot.ts";
import { discordLook } from "./discord-look.ts";
import { journeysIn } from "./journeys.ts";
import { lawyersInJanuary } from "./lawyers-in-january.ts";
import type { Transcript } from "./transcript.ts";

const { transcripts, open } = journeysIn(
  "discord.md",
  `# Soundbite in Discord: what people did and saw

Written by \`test/journeys/chats/discord.test.ts\`: the real bot with its bundled, fictional articles, a real discord.js
client, and a Discord of our own on real sockets. Bold, colours and links are left out; \`[Source 1]\` is a button and a
bar stands before what is quoted. Ines reads the channel #news; Ola may also manage it.`,
);

let server: DiscordServer;
let demo: DemoBot;
let chat: Chat;
let news: Channel;
let told: Transcript;

beforeEach(async () => {
  server = await startDiscordServer();
  news = server.state.addChannel();
  demo = await open();
  chat = await started();
});

afterEach(async () => {
  await chat.stop();
  await demo.close();
  await server.stop();
  expect(server.rest.ownMistakes, "the test server's own answers fit Discord's description").toEqual([]);
});

async function started(): Promise<Chat> {
  const fresh = discordChat({ token: TOKEN, log: silentLog, api: server.api, stopTimeout: 500 });
  demo.chats.splice(0, 1, fresh);
  await fresh.start(demo.desk);
  return fresh;
}

async function restart(): Promise<void> {
  await chat.stop();
  await demo.restart();
  chat = await started();
}

const ines = () => ({ channel: news.id });
const ola = () => ({ channel: news.id, permissions: MANAGE_CHANNELS });
/** A channel that is named is shown with its name. */
const look = ({ body }: StoredMessage) =>
  discordLook(body).replace(/<#(\d+)>/g, (_, id: string) => `#${server.state.channels.get(id)?.name}`);

const answerTo = (asked: Interaction): Promise<StoredMessage> =>
  server.until(() => asked.original !== null && !asked.original.loading && asked.original);

async function onlyFor(who: string, asked: Interaction): Promise<StoredMessage> {
  const answer = await answerTo(asked);
  expect(answer.ephemeral).toBe(true);
  told.shows(`Only ${who} sees:`, look(answer));
  return answer;
}

function threadMessages(): readonly StoredMessage[] {
  const thread = [...server.state.channels.values()].find(({ type }) => type === PUBLIC_THREAD);
  return thread?.messages ?? [];
}

test("the morning briefing, its thread, and the sentence behind a point", async () => {
  told = transcripts.begin("The morning briefing comes by itself");
  await demo.subscribe("discord", news.id);
  await demo.tick(chat);
  told.did("At six in the morning nobody does anything.");
  const [top] = news.messages;
  expect(news.messages).toHaveLength(1);
  told.shows("Everyone in #news sees:", top ? look(top) : "");
  const inThread = threadMessages();
  expect(inThread.length).toBeGreaterThanOrEqual(3);
  for (const message of inThread) told.shows("In the thread under it:", look(message));
  await restart();
  told.did("The bot is stopped and started again. Ines presses `Source 1` in the thread.");
  const [first] = inThread;
  if (!first) throw new Error("no thread");
  const source = await onlyFor("Ines", server.people.press({ channel: first.channel }, first, "Source"));
  expect(look(source)).toContain("The sentences behind this point, as they stand:");
  await demo.tick(chat);
  expect(news.messages, "a slot is posted once").toHaveLength(1);
});

test("the morning briefing made anew after a late report: what stands there is edited", async () => {
  told = transcripts.begin("The briefing is made anew");
  await demo.subscribe("discord", news.id);
  await demo.tick(chat);
  const before = threadMessages().map(({ id }) => id);
  await demo.keepLateReport();
  told.did("A report of the day before comes in after the briefing. Ola types `/briefing redo`.");
  await onlyFor("Ola", server.people.command(ola(), "briefing redo"));
  await demo.tick(chat);
  expect(news.messages).toHaveLength(1);
  expect(news.messages[0]?.edited).toBe(true);
  expect(
    threadMessages()
      .slice(0, before.length)
      .map(({ id }) => id),
  ).toEqual(before);
  expect([...news.messages, ...threadMessages()].map(look).join()).toContain("Sorrel Point");
  told.shows("A minute later everyone in #news sees, where the briefing stood:", news.messages.map(look).join());
});

test("who said it, with Source and Share", async () => {
  told = transcripts.begin("Who said it?");
  told.did("Ines types `/who-said words: the length of a boat`.");
  const exact = await onlyFor("Ines", server.people.command(ines(), "who-said", { words: "the length of a boat" }));
  expect(look(exact)).toContain("We lost three weeks over the length of a boat");
  told.did("She presses `Source`.");
  expect(look(await onlyFor("Ines", server.people.press(ines(), exact, "Source")))).toContain("Istrane Herald");
  told.did("She presses `Share`.");
  const shared = server.people.press(ines(), exact, "Share");
  await onlyFor("Ines", shared);
  const posted = await server.until(() => shared.followUps[0]);
  told.shows("Everyone in #news sees:", look(posted));
  expect(posted.ephemeral).toBe(false);
  expect(news.messages).toContain(posted);
});

test("what she has said about something is a timeline, with what she said before", async () => {
  told = transcripts.begin("What has she said about it?");
  await keepAll(demo.store, [lawyersInJanuary]);
  told.did("Ines types `/who-said speaker: lindqvane about: lawyers order: oldest`.");
  const options = { speaker: "lindqvane", about: "lawyers", order: "oldest" };
  const answer = look(await onlyFor("Ines", server.people.command(ines(), "who-said", options)));
  expect(answer.indexOf("cost more than all the fish")).toBeLessThan(answer.indexOf("than the fish were worth"));
  expect(answer.match(/Said before/g)).toHaveLength(1);
});

test("what a channel follows is told once, and a second outlet is added to what stands there", async () => {
  told = transcripts.begin("Following what somebody says");
  told.did("Ola types `/follow add speaker: Petra Lindqvane about: fish`.");
  const options = { speaker: "Petra Lindqvane", about: "fish" };
  const answered = await onlyFor("Ola", server.people.command(ola(), "follow add", options));
  told.did("Ola types `/follow when quiet: 22-9`.");
  await onlyFor("Ola", server.people.command(ola(), "follow when", { quiet: "22-9" }));
  told.did("The Keshara Observer has words of hers on the fish, and the bot reads them.");
  await demo.keepSaying("Keshara Observer", "Nobody in Tolmark will eat a fish that costs more than a pair of shoes");
  await demo.tick(chat);
  told.did("It is six in the morning: the channel is not told of it yet.");
  expect(news.messages).toEqual([]);
  told.did("Ola types `/follow when quiet: none`.");
  await onlyFor("Ola", server.people.command(ola(), "follow when", { quiet: "none" }));
  await demo.tick(chat);
  const alert = news.messages[0];
  told.shows("Everyone in #news sees:", alert ? look(alert) : "");
  told.did("The Meridian Post reports the same, in part.");
  await demo.keepSaying("Meridian Post", "Nobody in Tolmark will eat a fish that costs more than shoes");
  await demo.tick(chat);
  expect(news.messages).toHaveLength(1);
  expect(alert?.edited).toBe(true);
  told.shows("It turns into:", alert ? look(alert) : "");
  expect(alert && look(alert)).toContain("Meridian Post");
  told.did("She presses `Remove`.");
  await onlyFor("Ola", server.people.press(ola(), answered, "Remove"));
  expect(await demo.store.follows()).toEqual([]);
  await demo.keepSaying("Harbour Radio", "The fish are not for sale, and neither is my opinion of them");
  await demo.tick(chat);
  expect(news.messages).toHaveLength(1);
});

test("what many outlets report at once is told once, as breaking news", async () => {
  told = transcripts.begin("Breaking news");
  told.did("Ola types `/follow breaking outlets: 3`.");
  await onlyFor("Ola", server.people.command(ola(), "follow breaking", { outlets: "3" }));
  await reportFire({ told, demo, chat, posted: () => news.messages, look });
});

test("somebody follows for themselves, and is told in a direct message", async () => {
  told = transcripts.begin("Following for oneself");
  const options = { speaker: "Petra Lindqvane", to: "me" };
  const direct = server.state.addChannel({ name: MEMBER, type: DIRECT_CHANNEL });
  direct.writable = false;
  told.did("Ines takes no direct messages of this server. She types `/follow add speaker: Petra Lindqvane to: me`.");
  const refused = await onlyFor("Ines", server.people.command(ines(), "follow add", options));
  expect(look(refused)).toContain("Cannot send messages to this user");
  told.did("She opens them, and types it again.");
  direct.writable = true;
  await onlyFor("Ines", server.people.command(ines(), "follow add", options));
  told.did("The Keshara Observer has words of hers, and the bot reads them.");
  await demo.keepSaying(
    "Keshara Observer",
    "The keeper of the lamp has asked for a pair of new shoes, and shall have them",
  );
  await demo.tick(chat);
  const [begun, alert] = direct.messages;
  told.shows("Ines reads in a direct message:", begun ? look(begun) : "");
  told.shows("And then:", alert ? look(alert) : "");
  expect(alert && look(alert)).toContain("a pair of new shoes");
  expect(news.messages).toEqual([]);
  told.did("Ines types `/follow remove`.");
  await onlyFor("Ines", server.people.command(ines(), "follow remove", {}));
  expect(await demo.store.follows()).toEqual([]);
});

test("somebody gets a briefing of their own, at their own hour, in a direct message", async () => {
  told = transcripts.begin("A briefing of one's own");
  const direct = server.state.addChannel({ name: MEMBER, type: DIRECT_CHANNEL });
  direct.writable = false;
  told.did("Ines, who manages nothing and takes no direct messages of this server, types `/briefing me at: 7:01`.");
  const asked = await onlyFor("Ines", server.people.command(ines(), "briefing me", { at: "7:01" }));
  expect(look(asked)).toContain("In which time zone?");
  const options = { at: "7:01", zone: "stockholm" };
  told.did("She types `/briefing me at: 7:01 zone: stockholm`.");
  const refused = await onlyFor("Ines", server.people.command(ines(), "briefing me", options));
  expect(look(refused)).toContain("Cannot send messages to this user");
  expect(await demo.store.subscriptions()).toEqual([]);
  told.did("She opens them, and types `/briefing me at: 7:01`: her zone is known by now.");
  direct.writable = true;
  const answered = await onlyFor("Ines", server.people.command(ines(), "briefing me", { at: "7:01" }));
  expect(look(answered)).toContain("daily 07:01 (Europe/Stockholm)");
  told.shows("Ines reads in a direct message:", direct.messages[0] ? look(direct.messages[0]) : "");
  told.did("It was the evening before. At 7:01 in Stockholm:");
  await demo.asOfTheEveningBefore();
  await demo.tick(chat);
  told.shows("Ines reads there:", direct.messages[1] ? look(direct.messages[1]) : "");
  expect(direct.messages.length).toBeGreaterThan(1);
  expect(news.messages).toEqual([]);
  const top = direct.messages[1];
  if (top) {
    told.did("She presses `How this was made` there.");
    const asked = server.people.press({ channel: direct.id }, top, "How this was made");
    expect(look(await answerTo(asked))).toContain("14 articles");
  }
  told.did("Ola, who manages the channel, sees nothing of it: she types `/briefing list`.");
  const listed = await onlyFor("Ola", server.people.command(ola(), "briefing list", {}));
  expect(look(listed)).toContain("No channel here has a briefing yet");
  told.did("Ines presses `Remove`.");
  await onlyFor("Ines", server.people.press(ines(), answered, "Remove"));
  expect(await demo.store.subscriptions()).toEqual([]);
});

test("paging goes on after the bot was started anew", async () => {
  told = transcripts.begin("Turning the page after a restart");
  told.did("Ines types `/who-said words: people`.");
  const page = await onlyFor("Ines", server.people.command(ines(), "who-said", { words: "people" }));
  const before = look(page);
  await restart();
  told.did("The bot is stopped and started again. Ines presses `More`.");
  server.people.press(ines(), page, "More");
  await server.until(() => page.edited && look(page) !== before);
  told.shows("The answer that only Ines sees turns into:", look(page));
});

test("speakers are suggested while she types", async () => {
  told = transcripts.begin("Names are suggested while one types");
  told.did("Ines types `/who-said speaker: li`.");
  const typing = server.people.type(ines(), "who-said", "speaker", "li");
  const { choices } = (await server.until(() => typing.data)) as { choices: { name: string }[] };
  expect(choices.map(({ name }) => name)).toContain("Petra Lindqvane");
  told.shows("Discord offers:", choices.map(({ name }) => name).join("\n"));
});

test("a briefing is started, and everybody sees at once what it will say", async () => {
  told = transcripts.begin("A briefing for this channel, with a sample at once");
  told.did("Ola types `/briefing start at: weekdays 7:30 zone: stockholm`.");
  const options = { at: "weekdays 7:30", zone: "stockholm" };
  const asked = server.people.command(ola(), "briefing start", options);
  await onlyFor("Ola", asked);
  const first = await server.until(() => asked.followUps[0]);
  told.shows("Everyone in #news sees:", first ? look(first) : "");
  await server.until(() => threadMessages().length >= 2);
  told.did("The stories stand in full in a thread under it, as in the morning briefing above.");
  expect(asked.followUps.map(({ ephemeral }) => ephemeral)).toEqual([false]);
  expect(first && look(first)).toContain("weekdays 07:30 (Europe/Stockholm)");
  told.did("She presses `Pause`.");
  if (first) await onlyFor("Ola", server.people.press(ola(), first, "Pause"));
  told.did("Ines, who may not manage the channel, presses `Remove`.");
  if (first) await onlyFor("Ines", server.people.press(ines(), first, "Remove"));
  expect(await demo.store.subscriptions()).toMatchObject([{ place: news.id, cron: "30 7 * * 1-5", state: "paused" }]);
});

test("who may not, what went wrong, and what no longer works are told in words", async () => {
  told = transcripts.begin("What does not work is told, with a next step");
  told.did("Ines, who may not manage the channel, types `/briefing start at: daily 8:00`.");
  await onlyFor("Ines", server.people.command(ines(), "briefing start", { at: "daily 8:00" }));
  expect(await demo.store.subscriptions()).toEqual([]);
  told.did("She types `/sources add url: https://news.example/feed.xml`.");
  await onlyFor("Ines", server.people.command(ines(), "sources add", { url: "https://news.example/feed.xml" }));
  told.did("Ola types `/briefing start at: when I wake up`.");
  await onlyFor("Ola", server.people.command(ola(), "briefing start", { at: "when I wake up" }));
  told.did("Ola types `/briefing start at: daily 8:00 zone: Mars/Olympus`.");
  await onlyFor("Ola", server.people.command(ola(), "briefing start", { at: "daily 8:00", zone: "Mars/Olympus" }));
  told.did("Ines types `/who-said words: unicorns on the quay`.");
  const answered = await onlyFor("Ines", server.people.command(ines(), "who-said", { words: "unicorns on the quay" }));
  told.did("She presses a button of an answer that an older version of the bot gave.");
  await onlyFor("Ines", server.people.pressId(ines(), answered, "p0who-said:more|of-another-time:3"));
  told.did("The disk of the machine is full. Ines types `/digest`.");
  demo.store.keepDigest = async () => {
    throw new Problem("unavailable", "The disk is full, so nothing can be kept. Whoever runs me must make room.");
  };
  expect(look(await onlyFor("Ines", server.people.command(ines(), "digest")))).toContain("make room");
});

test("one story, and what there is to ask", async () => {
  told = transcripts.begin("One story from all its outlets, and help");
  told.did("Ines types `/story words: dam`.");
  const story = await onlyFor("Ines", server.people.command(ines(), "story", { words: "dam" }));
  expect(look(story)).toContain("DAM");
  told.did("She types `/help`.");
  await onlyFor("Ines", server.people.command(ines(), "help"));
});

test("a forum gets a briefing, chosen from elsewhere, under one of its tags", async () => {
  told = transcripts.begin("A briefing for a forum, started from another channel");
  const tags = [
    { id: "71", name: "Mods only", moderated: true },
    { id: "72", name: "Chatter", moderated: false },
    { id: "73", name: "Briefings", moderated: false },
  ];
  const forum = server.state.addChannel({ type: FORUM_CHANNEL, name: "news-forum", tags, needsTag: true });
  const there = { channel: forum.id, permissions: MANAGE_CHANNELS };
  const typed = server.people.type(ines(), "briefing start", "tag", "b", { channel: { channel: forum.id } });
  const { choices } = (await server.until(() => typed.data)) as { choices: { name: string }[] };
  expect(choices.map(({ name }) => name)).toEqual(["Briefings"]);
  const start = (values: object) => server.people.command(ola(), "briefing start", { at: "6:00", ...values });
  told.did("Ola may manage #news and not #news-forum. She types `/briefing start at:6:00 channel:#news-forum`.");
  const refused = await onlyFor("Ola", start({ channel: { channel: forum.id } }));
  expect(look(refused)).toContain("is for people with the permission");
  expect(await demo.store.subscriptions()).toEqual([]);
  told.did("Somebody lets her manage that one too. She types it again with `tag:gossip`.");
  expect(look(await onlyFor("Ola", start({ channel: there, tag: "gossip" })))).toContain("Chatter, Briefings.");
  told.did("She types it with `tag:briefings`.");
  const started = await onlyFor("Ola", start({ channel: there, tag: "briefings" }));
  expect(look(started)).toContain("Filed under Briefings.");
  expect(look(started)).not.toContain("[Remove]");
  expect(news.messages).toEqual([]);
  const [kept] = await demo.store.subscriptions();
  if (kept) await demo.store.keepSubscription({ ...kept, createdAt: "2026-03-05T05:00:00.000Z" });
  await demo.tick(chat);
  expect(server.state.filed).toEqual(["73"]);
  told.did(
    "The next morning it is posted in #news-forum, under the tag. She types `/briefing remove channel:#news-forum`.",
  );
  await onlyFor("Ola", server.people.command(ola(), "briefing remove", { channel: there }));
  expect(await demo.store.subscriptions()).toEqual([]);
});

test("a form has a channel chooser; what may be done there counts", async () => {
  const forum = server.state.addChannel({ type: FORUM_CHANNEL, name: "news-forum" });
  const asked = server.people.command(ola(), "briefing start");
  await server.until(() => asked.data);
  const values = (permissions: bigint) => ({ at: "weekdays 7:30", channel: { channel: forum.id, permissions } });
  expect(look(await answerTo(server.people.fillIn(ola(), asked, values(0n))))).toContain(
    "is for people with the permission",
  );
  await answerTo(server.people.fillIn(ola(), asked, values(MANAGE_CHANNELS)));
  expect(await demo.store.subscriptions()).toMatchObject([{ place: forum.id, cron: "30 7 * * 1-5" }]);
});
