import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chat, MessagePart } from "../../../src/chat/chat.ts";
import { discordChat } from "../../../src/chat/discord/discord-chat.ts";
import { silentLog } from "../../../src/log.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/server.ts";
import { ANNOUNCEMENT_CHANNEL, FORUM_CHANNEL, PUBLIC_THREAD, TOKEN } from "../../servers/discord/state.ts";
import { saying } from "./small-desk.ts";

let server: DiscordServer;
let chat: Chat;
let channel: string;

const MESSAGES = "/channels/{channel_id}/messages";
const part: MessagePart = { summary: "Morning briefing", blocks: [saying("The bridge is open.")], threadOf: null };
const key = (delivery: string, of = 0) => ({ delivery, part: of });
const posts = () => server.state.channels.get(channel)?.messages ?? [];
const requests = () =>
  server.rest.requests.filter(({ method, template }) => method === "post" && template === MESSAGES);

beforeEach(async () => {
  server = await startDiscordServer();
  channel = server.state.addChannel().id;
  chat = discordChat({ token: TOKEN, log: silentLog, api: server.api, requestTimeout: 1_000 });
});

afterEach(async () => {
  await chat.stop();
  await server.stop();
  expect(server.rest.ownMistakes).toEqual([]);
});

test("an answer that never comes leaves the outcome open", async () => {
  server.rest.faults.next("post", MESSAGES, { kind: "silence-after" });
  await expect(chat.post(channel, part, key("one"))).rejects.toMatchObject({ code: "outcome-unknown" });
  expect(posts()).toHaveLength(1);
  expect(requests()).toHaveLength(1);
});

test("a repeat within minutes is dropped by Discord itself", async () => {
  const first = await chat.post(channel, part, key("one"));
  expect(await chat.post(channel, part, key("one"))).toEqual(first);
  await chat.post(channel, part, key("one", 1));
  expect(posts()).toHaveLength(2);
});

test("a full bucket is told with the time to wait, without a request", async () => {
  server.rest.limiter.limit = 2;
  await chat.post(channel, part, key("one"));
  await chat.post(channel, part, key("two"));
  const limited = chat.post(channel, part, key("three"));
  await expect(limited).rejects.toMatchObject({ code: "rate-limited", retryAfterMilliseconds: expect.any(Number) });
  expect(requests()).toHaveLength(2);
  expect(posts()).toHaveLength(2);
});

test("the limit on everything is told too", async () => {
  server.rest.faults.next("post", MESSAGES, { kind: "limit", retryAfter: 3, global: true });
  await expect(chat.post(channel, part, key("one"))).rejects.toMatchObject({ code: "rate-limited" });
  expect(requests()).toHaveLength(1);
});

test("what Discord refuses for what it is, is bad input; what was not split is not even tried", async () => {
  const tooLong = { ...part, blocks: [saying("x ".repeat(4_000))] };
  await expect(chat.post(channel, tooLong, key("one"))).rejects.toMatchObject({ code: "too-large" });
  await expect(chat.post(channel, { ...part, summary: "", blocks: [] }, key("one"))).rejects.toMatchObject({
    code: "bad-input",
  });
  expect(requests()).toEqual([]);
});

test("without a network nothing was sent, and that is said", async () => {
  await server.stop();
  await expect(chat.post(channel, part, key("one"))).rejects.toMatchObject({ code: "unreachable" });
  server = await startDiscordServer();
});

test("when the channel cannot be looked at for the moment, nothing is posted and nothing is unknown", async () => {
  server.rest.faults.next("get", "/channels/{channel_id}", { kind: "status", status: 503 });
  await expect(chat.post(channel, part, key("one"))).rejects.toMatchObject({ code: "unavailable" });
  expect(requests()).toEqual([]);
  await chat.post(channel, part, key("one"));
});

test("a token that was refused once is tried again", async () => {
  server.rest.faults.next("post", MESSAGES, { kind: "status", status: 401 });
  await expect(chat.post(channel, part, key("one"))).rejects.toMatchObject({ code: "not-allowed" });
  await chat.post(channel, part, key("one"));
  expect(posts()).toHaveLength(1);
});

test("a thread is started once, bears the title of its post, and a lost start does no harm", async () => {
  const top = await chat.post(channel, part, key("one"));
  server.rest.faults.next("post", `${MESSAGES}/{message_id}/threads`, { kind: "reset-after" });
  const inThread = { ...part, summary: "Ferry aground", threadOf: top };
  await expect(chat.post(channel, inThread, key("one", 1))).rejects.toMatchObject({ code: "unavailable" });
  await chat.post(channel, inThread, key("one", 1));
  await chat.post(channel, inThread, key("one", 2));
  const threads = [...server.state.channels.values()].filter(({ type }) => type === PUBLIC_THREAD);
  expect(threads).toMatchObject([{ id: top.id, name: "Morning briefing" }]);
  expect(threads[0]?.messages).toHaveLength(2);
});

test("in a forum the post is a thread with a title, and its parts follow in it", async () => {
  const forum = server.state.addChannel({ type: FORUM_CHANNEL });
  const top = await chat.post(forum.id, part, key("one"));
  await chat.post(forum.id, { ...part, threadOf: top }, key("one", 1));
  expect(server.state.channels.get(top.place)).toMatchObject({ name: "Morning briefing", parent: forum.id });
  expect(server.state.channels.get(top.place)?.messages).toHaveLength(2);
});

test("in a thread, where no thread can be started, parts follow one another", async () => {
  const thread = server.state.addChannel({ type: PUBLIC_THREAD, parent: channel });
  const top = await chat.post(thread.id, part, key("one"));
  await chat.post(thread.id, { ...part, threadOf: top }, key("one", 1));
  expect(thread.messages).toHaveLength(2);
});

test("a post is found among hundreds that were posted since", async () => {
  const since = new Date(server.state.now());
  for (let index = 0; index < 150; index++) server.state.addMessage(channel, { content: `chatter ${index}` });
  const posted = await chat.post(channel, part, key("one"));
  for (let index = 0; index < 150; index++) server.state.addMessage(channel, { content: `chatter ${index}` });
  expect(await chat.find({ place: channel, key: key("one"), since, threadOf: null })).toEqual(posted);
});

test("looking that fails for the moment is not taken for absence", async () => {
  await chat.post(channel, part, key("one"));
  server.rest.faults.next("get", MESSAGES, { kind: "status", status: 502 });
  await expect(
    chat.find({ place: channel, key: key("one"), since: new Date(0), threadOf: null }),
  ).rejects.toMatchObject({ code: "unavailable" });
});

test("where it is asked for, the first part in an announcement channel goes to the servers that follow, and nothing else", async () => {
  const news = server.state.addChannel({ type: ANNOUNCEMENT_CHANNEL }).id;
  const patient = (publish: boolean) =>
    discordChat({ token: TOKEN, log: silentLog, api: server.api, publish, requestTimeout: 20_000 });
  await patient(false).post(news, part, key("before"));
  expect(server.state.published.size).toBe(0);
  const publishing = patient(true);
  const top = await publishing.post(news, part, key("one"));
  await publishing.post(news, { ...part, threadOf: top }, key("one", 1));
  await publishing.post(channel, part, key("elsewhere"));
  expect([...server.state.published]).toEqual([top.id]);
  const template = "/channels/{channel_id}/messages/{message_id}/crosspost";
  server.rest.faults.next("post", template, { kind: "status", status: 500 });
  expect(await publishing.post(news, part, key("two"))).toMatchObject({ place: news });
  expect(server.state.published.size).toBe(1);
}, 60_000);

test("a tag that was taken away since it was chosen does not cost the post", async () => {
  const tags = [{ id: "71", name: "Briefings", moderated: false }];
  const forum = server.state.addChannel({ type: FORUM_CHANNEL, tags, needsTag: true });
  await chat.post(forum.id, { ...part, tag: "70" }, key("one"));
  await chat.post(forum.id, { ...part, tag: "71" }, key("two"));
  expect(server.state.filed).toEqual(["71", "71"]);
});
