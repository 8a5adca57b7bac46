import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import { Problem } from "../../../src/model/problem.ts";
import { newSlackChat } from "../../chat/slack/rig.ts";
import { keepAll } from "../../contracts/store/reports.ts";
import type { Json } from "../../servers/slack/rules.ts";
import { type SlackServer, startSlackServer } from "../../servers/slack/server.ts";
import { type Channel, type Interaction, type StoredMessage, TEAM } from "../../servers/slack/state.ts";
import { reportFire } from "./breaking-news.ts";
import type { DemoBot } from "./demo-bot.ts";
import { journeysIn } from "./journeys.ts";
import { lawyersInJanuary } from "./lawyers-in-january.ts";
import { slackLook } from "./slack-look.ts";
import type { Transcript } from "./transcript.ts";

const { transcripts, open } = journeysIn(
  "slack.md",
  `# Soundbite in Slack: what people did and saw

Written by \`test/journeys/chats/slack.test.ts\`: the real bot with its bundled, fictional articles, a real Bolt app in
Socket Mode, and a Slack of our own on real sockets. Bold and links are left out; \`[Source 1]\` is a button and a bar
stands before what is quoted. Ines reads the channel #news; Ola is one of the workspace's admins.`,
);

let server: SlackServer;
let demo: DemoBot;
let chat: Chat;
let news: Channel;
let ines: { readonly channel: string; readonly user: string };
let ola: { readonly channel: string; readonly user: string };
let told: Transcript;

beforeEach(async () => {
  server = await startSlackServer();
  news = server.state.addChannel();
  ines = { channel: news.id, user: server.state.addPerson().id };
  ola = { channel: news.id, user: server.state.addPerson(true).id };
  demo = await open();
  chat = await started();
});

afterEach(async () => {
  await chat.stop();
  await demo.close();
  await server.stop();
});

async function started(): Promise<Chat> {
  const { store } = demo;
  const fresh = newSlackChat(server, new Set(), { seenOnce: (key, at) => store.seenOnce(key, at.toISOString()) });
  demo.chats.splice(0, 1, fresh);
  await fresh.start(demo.desk);
  return fresh;
}

async function restart(): Promise<void> {
  await chat.stop();
  await demo.restart();
  chat = await started();
}

function aGap(): never {
  throw new Error("nothing was posted");
}

const look = ({ body }: StoredMessage) => slackLook(body);

async function onlyFor(who: "Ines" | "Ola", asked: Interaction): Promise<StoredMessage> {
  const answer = await server.until(() => asked.answers[0]);
  expect(answer.seenBy).toBe(who === "Ines" ? ines.user : ola.user);
  told.shows(`Only ${who} sees:`, look(answer));
  return answer;
}

/** Types a command; the transcript and the chat get the very same words. */
function types(who: "Ines" | "Ola", typed: string): Interaction {
  told.did(`${who} types \`${typed}\`.`);
  return server.people.command(who === "Ines" ? ines : ola, typed);
}

test("the morning briefing, its thread, and the sentence behind a point", async () => {
  told = transcripts.begin("The morning briefing comes by itself");
  await demo.subscribe("slack", news.id);
  await demo.tick(chat);
  told.did("At six in the morning nobody does anything.");
  const [top, ...inThread] = news.messages;
  if (!top || !inThread[0]) return aGap();
  told.shows("Everyone in #news sees:", look(top));
  expect(top.thread).toBeNull();
  expect(inThread.length).toBeGreaterThanOrEqual(3);
  for (const message of inThread) {
    expect(message.thread).toBe(top.ts);
    told.shows("In the thread under it:", look(message));
  }
  await restart();
  told.did("The bot is stopped and started again. Ines presses `Source 1` in the thread.");
  const source = await onlyFor("Ines", server.people.press(ines, inThread[0], "Source 1"));
  expect(look(source)).toContain("The sentences behind this point, as they stand:");
  expect(source.thread).toBe(top.ts);
  const posted = news.messages.length;
  await demo.tick(chat);
  expect(news.messages, "a slot is posted once").toHaveLength(posted);
});

test("the morning briefing made anew after a late report: what stands there is edited", async () => {
  told = transcripts.begin("The briefing is made anew");
  await demo.subscribe("slack", news.id);
  await demo.tick(chat);
  const before = news.messages.map(({ ts }) => ts);
  await demo.keepLateReport();
  told.did("A report of the day before comes in after the briefing.");
  await onlyFor("Ola", types("Ola", "/briefing redo"));
  await demo.tick(chat);
  expect(news.messages.slice(0, before.length).map(({ ts }) => ts)).toEqual(before);
  expect(news.messages[0]?.edited).toBe(true);
  expect(news.messages.map(look).join()).toContain("Sorrel Point");
  told.shows("A minute later everyone in #news sees, where the briefing stood:", look(news.messages[0] ?? aGap()));
});

test("who said it, with Source and Share", async () => {
  told = transcripts.begin("Who said it?");
  const answer = await onlyFor("Ines", types("Ines", "/who-said the length of a boat"));
  expect(look(answer)).toContain("We lost three weeks over the length of a boat");
  told.did("She presses `Source`.");
  expect(look(await onlyFor("Ines", server.people.press(ines, answer, "Source")))).toContain("Istrane Herald");
  told.did("She presses `Share`.");
  const pressed = server.people.press(ines, answer, "Share");
  const shared = await server.until(() => pressed.answers[0]);
  expect(shared.seenBy).toBeNull();
  expect(news.messages).toContain(shared);
  told.shows("Everyone in #news sees:", look(shared));
});

test("a message's menu asks who said its words", async () => {
  told = transcripts.begin("Is that what he said? Asked of a message in the channel");
  const claimed = "“We lost three months over the length of a boat”";
  told.did(`Somebody wrote in #news: ${claimed} Ines chooses “Who said this?” in that message's menu.`);
  const answer = await onlyFor("Ines", server.people.shortcut(ines, "who_said_this", claimed));
  expect(look(answer)).toContain("Nobody is on record with exactly these words.");
});

test("what she has said about something is a timeline, with what she said before", async () => {
  told = transcripts.begin("What has she said about it?");
  await keepAll(demo.store, [lawyersInJanuary]);
  const answer = look(await onlyFor("Ines", types("Ines", "/who-said speaker:lindqvane about:lawyers order:oldest")));
  expect(answer.indexOf("cost more than all the fish")).toBeLessThan(answer.indexOf("than the fish were worth"));
  expect(answer.match(/Said before/g)).toHaveLength(1);
});

test("what a channel follows is told once, and a second outlet is added to what stands there", async () => {
  told = transcripts.begin("Following what somebody says");
  const answered = await onlyFor("Ola", types("Ola", '/follow add "Petra Lindqvane" about:fish'));
  await onlyFor("Ola", types("Ola", "/follow when quiet:22-9"));
  told.did("The Keshara Observer has words of hers on the fish, and the bot reads them.");
  await demo.keepSaying("Keshara Observer", "Nobody in Tolmark will eat a fish that costs more than a pair of shoes");
  await demo.tick(chat);
  told.did("It is six in the morning: the channel is not told of it yet.");
  expect(news.messages).toEqual([]);
  await onlyFor("Ola", types("Ola", "/follow when quiet:none"));
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
  await onlyFor("Ola", server.people.press(ola, answered, "Remove"));
  expect(await demo.store.follows()).toEqual([]);
  await demo.keepSaying("Harbour Radio", "The fish are not for sale, and neither is my opinion of them");
  await demo.tick(chat);
  expect(news.messages).toHaveLength(1);
});

test("what many outlets report at once is told once, as breaking news", async () => {
  told = transcripts.begin("Breaking news");
  await onlyFor("Ola", types("Ola", "/follow breaking outlets:3"));
  await reportFire({ told, demo, chat, posted: () => news.messages, look });
});

test("somebody follows for themselves, and is told in a direct message", async () => {
  told = transcripts.begin("Following for oneself");
  server.state.messagesTab = false;
  const refused = await onlyFor("Ines", types("Ines", '/follow add "Petra Lindqvane" to:me'));
  expect(look(refused)).toContain("messages_tab_disabled");
  told.did("Ola switches on the app's Messages tab.");
  server.state.messagesTab = true;
  await onlyFor("Ines", types("Ines", '/follow add "Petra Lindqvane" to:me'));
  told.did("The Keshara Observer has words of hers, and the bot reads them.");
  await demo.keepSaying(
    "Keshara Observer",
    "The keeper of the lamp has asked for a pair of new shoes, and shall have them",
  );
  await demo.tick(chat);
  const direct = server.state.directChannel(ines.user);
  const [begun, alert] = direct.messages;
  told.shows("Ines reads in a direct message:", String(begun?.body["text"]));
  told.shows("And then:", alert ? look(alert) : "");
  expect(alert && look(alert)).toContain("a pair of new shoes");
  expect(news.messages).toEqual([]);
  await onlyFor("Ines", types("Ines", "/follow remove"));
  expect(await demo.store.follows()).toEqual([]);
});

test("somebody gets a briefing of their own, at their own hour, in a direct message", async () => {
  told = transcripts.begin("A briefing of one's own");
  server.state.messagesTab = false;
  const refused = await onlyFor("Ines", types("Ines", "/briefing me 7:01"));
  expect(look(refused)).toContain("messages_tab_disabled");
  expect(await demo.store.subscriptions()).toEqual([]);
  told.did("Ola switches on the app's Messages tab. In Ines's profile her time zone is Stockholm's.");
  server.state.messagesTab = true;
  const answered = await onlyFor("Ines", types("Ines", "/briefing me 7:01"));
  expect(look(answered)).toContain("daily 07:01 (Europe/Stockholm)");
  const direct = server.state.directChannel(ines.user);
  told.shows("Ines reads in a direct message:", String(direct.messages[0]?.body["text"]));
  told.did("It was the evening before. At 7:01 in Stockholm:");
  await demo.asOfTheEveningBefore();
  await demo.tick(chat);
  const [, top] = direct.messages;
  told.shows("Ines reads there:", look(top ?? aGap()));
  expect(news.messages).toEqual([]);
  expect(look(await onlyFor("Ola", types("Ola", "/briefing list")))).toContain("No channel here has a briefing yet");
  told.did("Ines presses `Remove`.");
  await onlyFor("Ines", server.people.press(ines, answered, "Remove"));
  expect(await demo.store.subscriptions()).toEqual([]);
});

test("paging goes on after the bot was started anew", async () => {
  told = transcripts.begin("Turning the page after a restart");
  const page = await onlyFor("Ines", types("Ines", "/who-said people"));
  await restart();
  told.did("The bot is stopped and started again. Ines presses `More`.");
  server.people.press(ines, page, "More");
  await server.until(() => page.edited);
  told.shows("The answer that only Ines sees turns into:", look(page));
});

test("a briefing is started from a form, and everybody sees at once what it will say", async () => {
  told = transcripts.begin("A briefing for this channel, with a sample at once");
  const asked = types("Ola", "/briefing start");
  const view: Json = await server.until(() => asked.view);
  told.shows("A form opens:", slackLook(view));
  told.did("She types `stock` into the time zone.");
  const zones = await server.people.suggestions(ola, view, "zone", "stock");
  told.shows("Slack offers:", zones.join("\n"));
  expect(zones).toContain("Europe/Stockholm");
  told.did("She writes `weekdays 7:30`, chooses Europe/Stockholm and sends the form off.");
  server.people.submit(ola, view, { at: "weekdays 7:30", zone: "Europe/Stockholm" });
  const top = await server.until(() => news.messages[0]);
  told.shows("Everyone in #news sees:", look(top));
  await server.until(() => news.messages.filter(({ thread }) => thread === top.ts).length >= 2);
  told.did("The stories stand in full in a thread under it, as in the morning briefing above.");
  expect(look(top)).toContain("weekdays 07:30 (Europe/Stockholm)");
  told.did("She presses `Pause`.");
  await onlyFor("Ola", server.people.press(ola, top, "Pause"));
  told.did("Ines, who is no admin, presses `Remove`.");
  await onlyFor("Ines", server.people.press(ines, top, "Remove"));
  told.did("Ola presses `Change`, finds the form filled with what is so now, and writes `weekdays 9:00` into it.");
  const change = server.people.press(ola, top, "Change");
  const form = await server.until(() => change.view);
  expect(JSON.stringify(form)).toContain("weekdays 07:30");
  const wrong = server.people.submit(ola, form, { at: "when I wake up" });
  const { body } = await server.until(() => wrong.acknowledged);
  expect(body).toMatchObject({ response_action: "errors", errors: { at: expect.stringContaining("every morning") } });
  server.people.submit(ola, form, { at: "weekdays 9:00" });
  const changed = await server.until(() => news.messages.find((message) => look(message).startsWith("Changed:")));
  told.shows("Everyone in #news sees:", look(changed).split("\n")[0] ?? "");
  told.did("She presses `Remove`.");
  const question = await onlyFor("Ola", server.people.press(ola, top, "Remove"));
  expect(await demo.store.subscriptions()).toMatchObject([
    { workspace: TEAM, place: news.id, cron: "0 9 * * 1-5", timeZone: "Europe/Stockholm", state: "paused" },
  ]);
  told.did("She presses `Remove it`.");
  await onlyFor("Ola", server.people.press(ola, question, "Remove it"));
  expect(await demo.store.subscriptions()).toEqual([]);
});

test("a briefing of another channel is started with the form's channel picker, or by its name", async () => {
  const other = server.state.addChannel();
  const told = async (typed: string) => {
    const asked = server.people.command(ola, typed);
    return look(await server.until(() => asked.answers[0]));
  };
  const asked = server.people.command(ola, "/briefing start");
  const view: Json = await server.until(() => asked.view);
  expect(JSON.stringify(view)).toContain('"type":"conversations_select"');
  server.people.submit(ola, view, { at: "weekdays 7:30", channel: other.id });
  expect(look(await server.until(() => asked.answers[0]))).toContain("This channel gets a briefing");
  expect([...other.messages, ...news.messages]).toEqual([]);
  expect(await demo.store.subscriptions()).toMatchObject([{ place: other.id, workspace: TEAM }]);
  expect(await told("/briefing remove channel:#nowhere")).toContain('I do not know the channel "#nowhere"');
  expect(await told(`/briefing remove channel:${other.id}`)).toContain("Removed");
  expect(await demo.store.subscriptions()).toEqual([]);
});

test("the Home tab shows this workspace's briefings to everyone", async () => {
  told = transcripts.begin("The Home tab");
  await demo.subscribe("slack", news.id, TEAM);
  told.did("Ines opens the bot's Home tab.");
  server.people.openHome(ines.user);
  const home = await server.until(() => server.state.homes.get(ines.user));
  told.shows("It shows:", slackLook(home));
  expect(slackLook(home)).toContain("daily 06:00 (UTC)");
});

test("who may not, what went wrong, and what no longer works are told in words", async () => {
  told = transcripts.begin("What does not work is told, with a next step");
  await onlyFor("Ines", types("Ines", "/briefing start daily 8:00"));
  expect(await demo.store.subscriptions()).toEqual([]);
  await onlyFor("Ines", types("Ines", "/sources add https://news.example/feed.xml"));
  await onlyFor("Ola", types("Ola", "/briefing start when I wake up"));
  await onlyFor("Ola", types("Ola", "/briefing begin daily 8:00"));
  await onlyFor("Ines", types("Ines", "/who-said"));
  const answered = await onlyFor("Ines", types("Ines", "/who-said unicorns on the quay"));
  told.did("She presses a button of an answer that an older version of the bot gave.");
  const old = { type: "button", action_id: "press:0:who-said:more", value: "of-another-time:3", text: {} };
  await onlyFor("Ines", server.people.pressButton(ines, answered, old));
  told.did("The disk of the machine is full.");
  demo.store.keepDigest = async () => {
    throw new Problem("unavailable", "The disk is full, so nothing can be kept. Whoever runs me must make room.");
  };
  expect(look(await onlyFor("Ines", types("Ines", "/digest")))).toContain("make room");
  told.did("Nobody has invited the bot into the channel.");
  news.joined = false;
  await demo.restart();
  await chat.stop();
  chat = await started();
  expect(look(await onlyFor("Ola", types("Ola", "/briefing start daily 8:00")))).toContain("/invite @Soundbite");
  expect(await demo.store.subscriptions()).toEqual([]);
});

test("one story, and what there is to ask", async () => {
  told = transcripts.begin("One story from all its outlets, and help");
  const story = await onlyFor("Ines", types("Ines", "/story dam"));
  expect(look(story)).toContain("dam gate");
  await onlyFor("Ines", types("Ines", "/help"));
});
