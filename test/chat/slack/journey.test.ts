import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import type { CommandSpec } from "../../../src/model/command.ts";
import type { Message } from "../../../src/model/message.ts";
import type { Json } from "../../servers/slack/rules.ts";
import { type SlackServer, startSlackServer } from "../../servers/slack/server.ts";
import { message, SmallDesk, saying } from "../discord/small-desk.ts";
import { answerTo, labelsOf, newSlackChat, textOf } from "./rig.ts";

let server: SlackServer;
let desk: SmallDesk;
let chat: Chat;
let channel: string;
let asker: { channel: string; user: string };
let manager: { channel: string; user: string };
const seen = new Set<string>();

beforeEach(async () => {
  server = await startSlackServer();
  channel = server.state.addChannel().id;
  asker = { channel, user: server.state.addPerson().id };
  manager = { channel, user: server.state.addPerson(true).id };
  desk = new SmallDesk();
  seen.clear();
  chat = newSlackChat(server, seen);
  await chat.start(desk);
});

afterEach(async () => {
  await chat.stop();
  await server.stop();
});

const restart = async (of: Parameters<typeof newSlackChat>[2] = {}) => {
  await chat.stop();
  desk = new SmallDesk(desk.specs);
  chat = newSlackChat(server, seen, of);
  await chat.start(desk);
};

test("a command is acknowledged, and answered to the asker only", async () => {
  const asked = server.people.command(asker, "/who-said promptly limit:3 speaker:Lindqvist, Mara");
  const answer = await answerTo(server, asked);
  expect(asked.acknowledged).toEqual({ body: {} });
  expect(answer.seenBy).toBe(asker.user);
  expect(textOf(answer)).toContain("who-said: limit=3, speaker=Lindqvist, Mara, words=promptly");
  expect(desk.calls[0]).toMatchObject({
    command: "who-said",
    asker: { chat: "slack", workspace: "T0001", place: channel, user: asker.user, mayManage: false },
  });
});

test("the acknowledgement does not wait for a store that is stuck", async () => {
  const stuck = Promise.withResolvers<Message>();
  desk.reply = () => stuck.promise;
  const asked = server.people.command(asker, "/who-said promptly");
  await server.until(() => asked.acknowledged);
  expect(asked.answers).toEqual([]);
  stuck.resolve(message({ blocks: [saying("At last.")] }));
  expect(textOf(await answerTo(server, asked))).toBe("At last.");
});

test("what is typed with quotation marks, references and mistakes is understood", async () => {
  await answerTo(server, server.people.command(asker, '/who-said “we <lost> the rudder” & more speaker:"Mara L"'));
  expect(desk.calls[0]?.options).toEqual({ words: "“we <lost> the rudder” & more", speaker: "Mara L" });
  const wrong = await answerTo(server, server.people.command(asker, "/who-said promptly limit:many"));
  expect(textOf(wrong)).toBe("limit is a whole number, as limit:3.");
  const unknown = await answerTo(server, server.people.command(manager, "/briefing stat"));
  expect(textOf(unknown)).toBe("/briefing does not know “stat”. It knows: list, add.");
  const missing = await answerTo(server, server.people.command(asker, "/who-said"));
  expect(textOf(missing)).toContain("Write it as /who-said words [speaker:…] [limit:…]");
  const gone = await answerTo(server, server.people.command(asker, "/weather today"));
  expect(textOf(gone)).toContain("/help lists what it knows");
  expect(desk.calls).toHaveLength(1);
  await answerTo(server, server.people.command(asker, "/soundbite who-said by another way"));
  expect(desk.calls[1]).toMatchObject({ command: "who-said", options: { words: "by another way" } });
});

test("who uses Slack in German is told in German what is wrong, and gets a German form", async () => {
  const greta = { channel, user: server.state.addPerson(true, "de-DE").id };
  const unknown = await answerTo(server, server.people.command(greta, "/briefing stat"));
  expect(textOf(unknown)).toBe("/briefing kennt „stat“ nicht. Bekannt sind: list, add.");
  const asked = server.people.command(greta, "/briefing add");
  const form = await server.until(() => asked.view);
  expect(JSON.stringify(form)).toContain("Abbrechen");
  expect(desk.calls).toEqual([]);
});

test("a button works after the bot was started anew", async () => {
  const answer = await answerTo(server, server.people.command(asker, "/who-said promptly"));
  await restart();
  const pressed = await answerTo(server, server.people.press(asker, answer, "Source"));
  expect(textOf(pressed)).toBe("who-said:source quote-7");
  expect(pressed.seenBy).toBe(asker.user);
});

test("what supports a point is shown from the button alone, in the thread where it was pressed", async () => {
  const evidence = [{ text: "Lock & gate <open>.", outlet: "Ellery Courier", url: "https://x.example/?a=1&b=2" }];
  const part = {
    summary: "A story",
    blocks: [{ type: "list" as const, ordered: false, items: [{ spans: [{ text: "Open." }], evidence }] }],
    threadOf: null,
  };
  const top = await chat.post(channel, part, { delivery: "d", part: 0 });
  await chat.post(channel, { ...part, threadOf: top }, { delivery: "d", part: 1 });
  await restart();
  const inThread = server.state.channels.get(channel)?.messages[1];
  const shown = await answerTo(server, server.people.press(asker, inThread!, "Source"));
  expect(textOf(shown)).toContain("Lock & gate <open>.\n— Ellery Courier");
  expect(JSON.stringify(shown.body)).toContain('"url":"https://x.example/?a=1&b=2"');
  expect(shown).toMatchObject({ seenBy: asker.user, thread: top.id });
  expect(desk.presses).toEqual([]);
});

test("paging replaces the answer that only the asker sees", async () => {
  const answer = await answerTo(server, server.people.command(asker, "/who-said promptly"));
  server.people.press(asker, answer, "Next");
  await server.until(() => answer.edited);
  expect(textOf(answer)).toBe("who-said:page 2");
});

test("Share posts for everyone", async () => {
  const answer = await answerTo(server, server.people.command(asker, "/who-said promptly"));
  const shared = await answerTo(server, server.people.press(asker, answer, "Share"));
  expect(shared.seenBy).toBeNull();
  expect(server.state.channels.get(channel)?.messages).toContain(shared);
});

test("what is long and for everyone has its rest in a thread, or follows where the bot may not post", async () => {
  const long = message({ thread: [[saying("One.")], [saying("Two.")]], visibility: "everyone" });
  desk.reply = async () => long;
  const messages = server.state.channels.get(channel)?.messages ?? [];
  server.web.faults.next("post", "chat.postMessage", { kind: "limit", retryAfter: 0, global: false });
  server.people.command(asker, "/who-said promptly");
  await server.until(() => messages.length === 3);
  expect(messages.map(({ thread }) => thread)).toEqual([null, messages[0]?.ts, messages[0]?.ts]);
  server.state.channels.get(channel)!.joined = false;
  const asked = server.people.command(asker, "/who-said promptly");
  await server.until(() => asked.answers.length === 2);
  expect(asked.answers.map(textOf)).toEqual(["Words.\nOne.\nTwo.", expect.stringContaining("/invite @Soundbite")]);
  expect(asked.answers.map(({ seenBy }) => seenBy)).toEqual([null, asker.user]);
});

test("an answer longer than five messages says so in the fifth", async () => {
  const page = [saying("x ".repeat(4_500))];
  desk.reply = async () => message({ blocks: [], thread: Array.from({ length: 7 }, () => page) });
  const asked = server.people.command(asker, "/who-said promptly");
  await server.until(() => asked.answers.length === 5);
  expect(textOf(asked.answers[4]!)).toContain("There is more: 3 further messages");
});

test("an old or foreign button gets a kind answer, and a link's button none", async () => {
  const answer = await answerTo(server, server.people.command(asker, "/who-said promptly"));
  const old = server.people.pressButton(asker, answer, { type: "button", action_id: "of-another-bot", text: {} });
  expect(textOf(await answerTo(server, old))).toContain("older version");
  const link = server.people.pressButton(asker, answer, { type: "button", action_id: "link:0:", text: {} });
  await server.until(() => link.acknowledged);
  await chat.stop();
  expect(link.answers).toEqual([]);
});

test("a message's shortcut asks who said its words", async () => {
  const text = "She said &lt;quote&gt; <https://x.example|here>";
  await answerTo(server, server.people.shortcut(asker, "who_said_this", text));
  expect(desk.calls[0]).toMatchObject({
    command: "who-said",
    options: { words: "She said <quote> https://x.example" },
  });
  const empty = await answerTo(server, server.people.shortcut(asker, "who_said_this", ""));
  expect(textOf(empty)).toContain("no words");
});

test("it reads this bot's own posts, blocks of others, attachments and what was forwarded", async () => {
  const rich = (type: string, text: string) => ({
    type: "rich_text",
    elements: [{ type, elements: [{ type: "text", text }] }],
  });
  const posts: readonly (readonly [object, string])[] = [
    [
      {
        text: "Ferry aground",
        blocks: [rich("rich_text_section", "Ferry"), rich("rich_text_quote", "“It sank.”— Mara")],
      },
      "It sank.",
    ],
    [{ text: "", blocks: [rich("rich_text_section", "It sank, she said")] }, "It sank, she said"],
    [{ text: "", attachments: [{ text: "It &lt;sank&gt;" }] }, "It <sank>"],
    [
      {
        text: "",
        attachments: [
          { is_msg_unfurl: true, message_blocks: [{ message: { blocks: [rich("rich_text_section", "So it was")] } }] },
        ],
      },
      "So it was",
    ],
  ];
  for (const [of, words] of posts) {
    desk.calls.length = 0;
    await answerTo(server, server.people.shortcut(asker, "who_said_this", "", of as never));
    expect(desk.calls[0]).toMatchObject({ command: "who-said", options: { words } });
  }
});

test("the Home tab has a search box, answered there", async () => {
  server.people.openHome(manager.user);
  const home = await server.until(() => server.state.homes.get(manager.user));
  server.people.searchAtHome(manager.user, "promptly");
  const after = await server.until(
    () => server.state.homes.get(manager.user) !== home && server.state.homes.get(manager.user),
  );
  expect(textOf({ body: after } as never)).toContain("who-said: words=promptly");
});

test("admins and members of a configured group may manage, nobody else; losing it counts within a minute", async () => {
  const ask = async (who: typeof asker) => {
    await answerTo(server, server.people.command(who, "/briefing list"));
    return desk.calls.at(-1)?.asker.mayManage;
  };
  expect(await ask(manager)).toBe(true);
  expect(await ask(asker)).toBe(false);
  server.state.groups.set("S0EDITORS", [asker.user]);
  await restart({ admins: ["S0EDITORS"] });
  expect(await ask(asker)).toBe(true);
  server.state.groups.set("S0EDITORS", []);
  expect(await ask(asker)).toBe(true);
  server.state.advance(60_001);
  expect(await ask(asker)).toBe(false);
  await restart({ admins: [asker.user] });
  expect(await ask(asker)).toBe(true);
  server.state.scopes.delete("users:read");
  await restart();
  expect(await ask(manager)).toBe(false);
});

test("a form asks for what a command was not given; its answer comes where the command was", async () => {
  const asked = server.people.command(manager, "/briefing add topics:harbour");
  const view = await server.until(() => asked.view);
  expect(JSON.stringify(view)).toContain('"initial_value":"harbour"');
  await restart();
  const sent = server.people.submit(manager, view, { time: "07:30", topics: "harbour", days: "weekdays" });
  expect(textOf(await answerTo(server, asked))).toContain("briefing: time=07:30, topics=harbour, days=weekdays");
  expect(sent.acknowledged).toEqual({ body: {} });
  expect(desk.calls[0]).toMatchObject({ command: "briefing", subcommand: "add", asker: { place: channel } });
});

test("a button without a value opens the form that it names, for those who may", async () => {
  const add = { kind: "action" as const, label: "New one", action: "briefing:add", value: "" };
  desk.reply = async () => message({ blocks: [saying("None yet."), { type: "buttons", buttons: [add] }] });
  const answer = await answerTo(server, server.people.command(manager, "/briefing list"));
  desk.reply = null;
  const pressed = server.people.press(manager, answer, "New one");
  const view = await server.until(() => pressed.view);
  server.people.submit(manager, view, { time: "07:30", topics: "", days: "daily" });
  expect(textOf(await answerTo(server, pressed))).toContain("briefing: time=07:30, days=daily");
  const refused = await answerTo(server, server.people.press(asker, answer, "New one"));
  expect(textOf(refused)).toContain("briefing:add");
  expect(desk.presses.at(-1)?.asker.mayManage).toBe(false);
});

test("a channel is shown by its name, and only by an id that is one", async () => {
  const spans = [{ text: "there", place: channel }, { text: " and " }, { text: "nowhere", place: "C1|<!channel>" }];
  desk.reply = async () => message({ blocks: [{ type: "text", spans }] });
  const { body } = await answerTo(server, server.people.command(asker, "/who-said promptly"));
  expect(JSON.stringify(body)).toContain(`{"type":"channel","channel_id":"${channel}"}`);
  expect(JSON.stringify(body)).toContain("nowhere");
  expect(JSON.stringify(body)).not.toContain("<!channel>");
});

test("a form that cannot be opened any more is told as a line to write", async () => {
  const slow = Promise.withResolvers<boolean>();
  await chat.stop();
  chat = newSlackChat(server, seen, { seenOnce: () => slow.promise });
  await chat.start(desk);
  const asked = server.people.command(manager, "/briefing add");
  await server.until(() => asked.acknowledged);
  server.state.advance(3_001);
  slow.resolve(true);
  expect(textOf(await answerTo(server, asked))).toContain("Write it as /briefing add time [topics:…] days:…");
});

test("a field with suggestions takes them and anything else", async () => {
  const zone = { name: "zone", description: "Where", required: true, kind: "text" as const, suggested: true };
  const spec: CommandSpec = {
    name: "briefing",
    description: "A briefing",
    form: true,
    options: [zone],
    subcommands: [],
    manage: false,
  };
  await chat.stop();
  desk = new SmallDesk([spec]);
  chat = newSlackChat(server, seen);
  await chat.start(desk);
  const asked = server.people.command(asker, "/briefing");
  const view: Json = await server.until(() => asked.view);
  const suggestions = await server.people.suggestions(asker, view, "zone", "ber");
  expect(suggestions.slice(0, 3)).toEqual(["ber", "ber 0", "ber 1"]);
  server.people.submit(asker, view, { zone: "ber 1" });
  expect(textOf(await answerTo(server, asked))).toContain("zone=ber 1");
});

test("the Home tab shows the briefings and what can be asked; a button there is answered there", async () => {
  server.people.openHome(manager.user);
  const home = await server.until(() => server.state.homes.get(manager.user));
  expect(textOf({ body: home } as never)).toContain("Briefings here\nbriefing:");
  expect(textOf({ body: home } as never)).toContain("What you can ask\nhelp:");
  server.people.pressAtHome(manager.user, "Source");
  const after = await server.until(
    () => server.state.homes.get(manager.user) !== home && server.state.homes.get(manager.user),
  );
  expect(textOf({ body: after } as never)).toContain("who-said:source quote-7");
  expect(labelsOf({ body: after } as never)).toContain("Share");
});

test("whatever goes wrong is told to the asker", async () => {
  desk.reply = () => Promise.reject(new Error("the store is on fire"));
  const answer = await answerTo(server, server.people.command(asker, "/who-said promptly"));
  expect(textOf(answer)).toContain("went wrong on our side");
  expect(textOf(answer)).not.toContain("fire");
});

test("an answer that Slack did not take is told", async () => {
  server.web.faults.next("post", "response", { kind: "status", status: 500 });
  const answer = await answerTo(server, server.people.command(asker, "/who-said promptly"));
  expect(textOf(answer)).toContain("Slack did not take it");
});

test("what comes twice is answered once, after a restart too", async () => {
  const asked = server.people.command(asker, "/who-said promptly");
  await answerTo(server, asked);
  await server.people.replay(asked);
  await restart();
  await server.people.replay(asked);
  await chat.stop();
  expect(desk.calls).toEqual([]);
  expect(asked.answers).toHaveLength(1);
});

test("tokens that Slack refuses are told with what to click", async () => {
  const wrong = newSlackChat(server, seen, { botToken: "xoxb-wrong" });
  await expect(wrong.start(desk)).rejects.toMatchObject({
    code: "not-allowed",
    message: expect.stringContaining("OAuth & Permissions"),
  });
  const wrongApp = newSlackChat(server, seen, { transport: { mode: "socket", appToken: "xapp-wrong" } });
  await expect(wrongApp.start(desk)).rejects.toMatchObject({
    code: "not-allowed",
    message: expect.stringContaining("App-Level Tokens"),
  });
  await Promise.all([wrong.stop(), wrongApp.stop()]);
});
