import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import { discordChat } from "../../../src/chat/discord/discord-chat.ts";
import { discordPayloads } from "../../../src/chat/discord/split-for-discord.ts";
import { silentLog } from "../../../src/log.ts";
import type { Message, MessageBlock } from "../../../src/model/message.ts";
import { MANAGE_CHANNELS } from "../../servers/discord/people.ts";
import type { Body } from "../../servers/discord/rules.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/server.ts";
import { type Interaction, type StoredMessage, TOKEN } from "../../servers/discord/state.ts";
import { shownText } from "./shown-text.ts";
import { message, SmallDesk, saying } from "./small-desk.ts";

let server: DiscordServer;
let desk: SmallDesk;
let chat: Chat;
let channel: string;

const newChat = (token = TOKEN) =>
  discordChat({ token, log: silentLog, api: server.api, requestTimeout: 2_000, stopTimeout: 500 });

beforeEach(async () => {
  server = await startDiscordServer();
  channel = server.state.addChannel().id;
  desk = new SmallDesk();
  chat = newChat();
  await chat.start(desk);
});

afterEach(async () => {
  await chat.stop();
  await server.stop();
  expect(server.rest.ownMistakes, "the test server's own answers fit Discord's description").toEqual([]);
});

const asker = () => ({ channel });
const manager = () => ({ channel, permissions: MANAGE_CHANNELS });
const isShown = ({ original }: Interaction) => original !== null && !original.loading && original;
const shown = (interaction: Interaction): Promise<StoredMessage> => server.until(() => isShown(interaction));
const textOf = ({ body }: StoredMessage) => shownText(body);

test("starts with no intents and registers its commands once", async () => {
  expect(server.gateway.identifies).toEqual([{ intents: 0 }]);
  expect(server.state.commands.map(({ name }) => name)).toEqual(["who-said", "briefing", "Who said this?"]);
  expect(server.state.commands[1]).toMatchObject({ default_member_permissions: "16" });
  expect(server.state.commandWrites).toBe(1);
  await chat.stop();
  chat = newChat();
  await chat.start(desk);
  expect(server.state.commandWrites).toBe(1);
  await chat.stop();
  chat = newChat();
  await chat.start(new SmallDesk(desk.specs.slice(0, 1)));
  expect(server.state.commandWrites).toBe(2);
});

test("a command is acknowledged before the desk is asked, and then answered to the asker only", async () => {
  const asked = server.people.command(asker(), "who-said", { words: "promptly", limit: 3 });
  const answer = await shown(asked);
  expect(asked.acknowledged).toBe(5);
  expect(answer.ephemeral).toBe(true);
  expect(textOf(answer)).toContain("who-said: words=promptly, limit=3");
  expect(desk.calls[0]).toMatchObject({
    command: "who-said",
    asker: { chat: "discord", place: channel, mayManage: false },
  });
});

test("the acknowledgement does not wait for a store that is stuck", async () => {
  const stuck = Promise.withResolvers<Message>();
  desk.reply = () => stuck.promise;
  const asked = server.people.command(asker(), "who-said", { words: "promptly" });
  await server.until(() => asked.acknowledged === 5);
  server.state.advance(60_000);
  stuck.resolve(message({ blocks: [saying("At last.")] }));
  expect(textOf(await shown(asked))).toContain("At last.");
});

test("suggestions come while the asker types, at most 25", async () => {
  const asked = server.people.type(asker(), "who-said", "speaker", "mar");
  const { choices } = (await server.until(() => asked.data)) as { choices: { name: string; value: string }[] };
  expect(choices).toHaveLength(25);
  expect(choices[0]).toEqual({ name: "mar 0", value: "mar 0" });
});

test("a button works after the bot was started anew", async () => {
  const answer = await shown(server.people.command(asker(), "who-said", { words: "promptly" }));
  await chat.stop();
  desk = new SmallDesk();
  chat = newChat();
  await chat.start(desk);
  const pressed = server.people.press(asker(), answer, "Source");
  expect(textOf(await shown(pressed))).toContain("who-said:source quote-7");
  expect(pressed.original?.ephemeral).toBe(true);
});

test("paging replaces the answer that only the asker sees", async () => {
  const answer = await shown(server.people.command(asker(), "who-said", { words: "promptly" }));
  const pressed = server.people.press(asker(), answer, "Next");
  await server.until(() => answer.edited);
  expect(pressed.acknowledged).toBe(6);
  expect(textOf(answer)).toContain("who-said:page 2");
});

test("Share posts for everyone", async () => {
  const answer = await shown(server.people.command(asker(), "who-said", { words: "promptly" }));
  const pressed = server.people.press(asker(), answer, "Share");
  const [posted] = await server.until(() => pressed.followUps.length > 0 && pressed.followUps);
  expect(posted?.ephemeral).toBe(false);
  expect(posted && textOf(posted)).toContain("who-said:share quote-7");
  expect(server.state.channels.get(channel)?.messages).toContain(posted);
});

test("what is long and for everyone has its rest in a thread, or below where there can be none", async () => {
  const long = {
    blocks: [saying("Top.")],
    thread: [[saying("One.")], [saying("Two.")]],
    visibility: "everyone",
  } as const;
  desk.reply = async () => message(long);
  const asked = server.people.command(asker(), "who-said", { words: "promptly" });
  const [top, ...others] = await server.until(() => asked.followUps.length > 0 && asked.followUps);
  await server.until(() => server.state.channels.get(top?.id ?? "")?.messages.length === 2);
  expect(others).toEqual([]);
  const template = "/channels/{channel_id}/messages/{message_id}/threads";
  server.rest.faults.next("post", template, { kind: "refuse", status: 403, code: 50013, error: "Missing Permissions" });
  const again = server.people.command(asker(), "who-said", { words: "promptly" });
  const below = await server.until(() => again.followUps.length === 3 && again.followUps);
  expect(below.map(textOf).map((text) => text.trim())).toEqual(["Top.", "One.", "Two."]);
});

test("an old or foreign button gets a kind answer", async () => {
  const answer = await shown(server.people.command(asker(), "who-said", { words: "promptly" }));
  const pressed = server.people.pressId(asker(), answer, "something-of-another-bot");
  expect(textOf(await shown(pressed))).toContain("older version");
});

test("a message's context menu asks who said its words", async () => {
  const asked = server.people.chooseFor(asker(), "Who said this?", "We lost the rudder");
  await shown(asked);
  expect(desk.calls[0]).toMatchObject({ command: "who-said", options: { words: "We lost the rudder" } });
});

test("it reads this bot's own posts, previews, and what was forwarded", async () => {
  const quote = { type: "quote", spans: [{ text: "“We lost the rudder. It sank.”" }], attribution: [{ text: "Mara" }] };
  const [card] = discordPayloads(message({ blocks: [saying("Ferry aground"), quote as MessageBlock] }));
  const posts: readonly (readonly [Body, object, string])[] = [
    [card as Body, {}, "We lost the rudder. It sank."],
    [{ content: "" }, { embeds: [{ type: "article", description: "The ferry ran aground" }] }, "The ferry ran aground"],
    [
      { content: "" },
      {
        message_reference: { type: 1, channel_id: "1", message_id: "2" },
        message_snapshots: [{ message: { content: "It sank, she said", embeds: [] } }],
      },
      "It sank, she said",
    ],
  ];
  for (const [body, of, words] of posts) {
    desk.calls.length = 0;
    const target = server.state.addMessage(channel, body);
    await shown(server.people.chooseForMessage(asker(), "Who said this?", target, of));
    expect(desk.calls[0]).toMatchObject({ options: { words } });
  }
});

test("the desk is told who may not manage, whatever the server's settings let through", async () => {
  await shown(server.people.command(asker(), "briefing add", { time: "07:30", days: "daily" }));
  expect(desk.calls[0]).toMatchObject({ subcommand: "add", asker: { mayManage: false } });
  desk.calls.length = 0;
  await shown(server.people.command(manager(), "briefing list"));
  expect(desk.calls[0]).toMatchObject({ subcommand: "list", asker: { mayManage: true } });
});

test("a form asks for what a command was not given", async () => {
  const asked = server.people.command(manager(), "briefing add", { topics: "harbour" });
  await server.until(() => asked.data);
  expect(asked.acknowledged).toBe(9);
  const sent = server.people.fillIn(manager(), asked, { time: "07:30", topics: "harbour", days: "weekdays" });
  await shown(sent);
  expect(desk.calls[0]).toMatchObject({
    command: "briefing",
    subcommand: "add",
    options: { time: "07:30", topics: "harbour", days: "weekdays" },
  });
});

test("a button without a value opens the form that it names, for those who may", async () => {
  const add = { kind: "action" as const, label: "New one", action: "briefing:add", value: "" };
  desk.reply = async () => message({ blocks: [saying("None yet."), { type: "buttons", buttons: [add] }] });
  const answer = await shown(server.people.command(manager(), "briefing list"));
  desk.reply = null;
  const pressed = server.people.press(manager(), answer, "New one");
  await server.until(() => pressed.data);
  expect(pressed.acknowledged).toBe(9);
  const refused = await shown(server.people.press(asker(), answer, "New one"));
  expect(textOf(refused)).toContain("briefing:add");
});

test("a channel is shown by its name, and only by an id that is one", async () => {
  const spans = [{ text: "there", place: channel }, { text: " and " }, { text: "nowhere", place: "1><@&1" }];
  desk.reply = async () => message({ blocks: [{ type: "text", spans }] });
  const answer = await shown(server.people.command(asker(), "who-said", { words: "x" }));
  expect(textOf(answer)).toBe(`<#${channel}> and nowhere`);
});

test("whatever goes wrong is told to the asker", async () => {
  desk.reply = () => Promise.reject(new Error("the store is on fire"));
  const asked = server.people.command(asker(), "who-said", { words: "promptly" });
  const answer = await shown(asked);
  expect(textOf(answer)).toContain("went wrong on our side");
  expect(textOf(answer)).not.toContain("fire");
});

test("an answer whose showing failed once is shown again", async () => {
  server.rest.faults.next("patch", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", {
    kind: "status",
    status: 502,
  });
  expect(textOf(await shown(server.people.command(asker(), "who-said", { words: "x" })))).toContain("words=x");
});

test("a command that came too late, or that another copy answers, is left alone", async () => {
  const asked = server.people.command(asker(), "who-said", { words: "promptly" });
  asked.acknowledged = 5;
  await server.until(() =>
    server.rest.requests.find(({ path, status }) => path.includes(asked.token) && status === 400),
  );
  const late = server.people.command(asker(), "who-said", { words: "promptly" });
  server.state.advance(3_001);
  await server.until(() =>
    server.rest.requests.find(({ path, status }) => path.includes(late.token) && status === 404),
  );
  expect(desk.calls).toEqual([]);
});

test("a token that Discord refuses is told with what to click", async () => {
  const refused = newChat("wrong.token");
  await expect(refused.start(desk)).rejects.toMatchObject({
    code: "not-allowed",
    message: expect.stringContaining("Reset Token"),
  });
  await refused.stop();
});
