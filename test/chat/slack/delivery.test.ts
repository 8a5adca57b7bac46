import { webApi } from "@slack/bolt";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chat, MessagePart } from "../../../src/chat/chat.ts";
import { asProblem } from "../../../src/chat/slack/failures.ts";
import { type SlackServer, startSlackServer } from "../../servers/slack/server.ts";
import type { Channel } from "../../servers/slack/state.ts";
import { saying } from "../discord/small-desk.ts";
import { newSlackChat } from "./rig.ts";

let server: SlackServer;
let chat: Chat;
let channel: Channel;

const part: MessagePart = { summary: "Morning briefing", blocks: [saying("The bridge is open.")], threadOf: null };
const key = (delivery: string, of = 0) => ({ delivery, part: of });
const requests = () => server.web.requests.filter(({ method }) => method === "chat.postMessage");

beforeEach(async () => {
  server = await startSlackServer();
  channel = server.state.addChannel();
  chat = newSlackChat(server, new Set(), { requestTimeout: 1_000 });
});

afterEach(async () => {
  await chat.stop();
  await server.stop();
});

test("an answer that never comes leaves the outcome open", async () => {
  server.web.faults.next("post", "chat.postMessage", { kind: "silence-after" });
  await expect(chat.post(channel.id, part, key("one"))).rejects.toMatchObject({ code: "outcome-unknown" });
  expect(channel.messages).toHaveLength(1);
  expect(requests()).toHaveLength(1);
});

test("a rate limit is told with Slack's own time", async () => {
  server.web.faults.next("post", "chat.postMessage", { kind: "limit", retryAfter: 7, global: false });
  const limited = chat.post(channel.id, part, key("one"));
  await expect(limited).rejects.toMatchObject({ code: "rate-limited", retryAfterMilliseconds: 7_000 });
});

test("what was not split, and what says nothing, is not even tried", async () => {
  const tooLong = { ...part, blocks: [saying("x ".repeat(6_000))] };
  await expect(chat.post(channel.id, tooLong, key("one"))).rejects.toMatchObject({ code: "too-large" });
  await expect(chat.post(channel.id, { ...part, summary: "", blocks: [] }, key("one"))).rejects.toMatchObject({
    code: "bad-input",
  });
  expect(requests()).toEqual([]);
});

test("without a network nothing was sent, and that is said", async () => {
  await server.stop();
  await expect(chat.post(channel.id, part, key("one"))).rejects.toMatchObject({ code: "unreachable" });
  server = await startSlackServer();
});

test("an archived channel is a dead place", async () => {
  channel.archived = true;
  await expect(chat.post(channel.id, part, key("one"))).rejects.toMatchObject({ code: "not-found" });
});

test("a post is found among hundreds that were posted since, in a thread too", async () => {
  const since = new Date(server.state.now());
  const chatter = () => {
    for (let index = 0; index < 250; index++) server.state.addMessage(channel.id, { text: `chatter ${index}` });
  };
  chatter();
  const top = await chat.post(channel.id, part, key("one"));
  const reply = await chat.post(channel.id, { ...part, threadOf: top }, key("one", 1));
  chatter();
  expect(await chat.find({ place: channel.id, key: key("one"), since, threadOf: null })).toEqual(top);
  expect(await chat.find({ place: channel.id, key: key("one", 1), since, threadOf: top })).toEqual(reply);
  expect(reply.link).toContain(`?thread_ts=${top.id}&cid=${channel.id}`);
});

test("looking that fails for the moment is not taken for absence", async () => {
  await chat.post(channel.id, part, key("one"));
  server.web.faults.next("post", "conversations.history", { kind: "status", status: 502 });
  await expect(
    chat.find({ place: channel.id, key: key("one"), since: new Date(0), threadOf: null }),
  ).rejects.toMatchObject({ code: "unavailable" });
  server.web.faults.next("post", "conversations.history", { kind: "limit", retryAfter: 30, global: false });
  await expect(
    chat.find({ place: channel.id, key: key("one"), since: new Date(0), threadOf: null }),
  ).rejects.toMatchObject({ code: "rate-limited" });
});

test("another app's message with the same mark is not ours", async () => {
  const metadata = { event_type: "soundbite_delivery", event_payload: { delivery: "one", part: 0 } };
  server.state.addMessage(channel.id, { text: "forged" }, { metadata, author: "B0OTHER" });
  expect(await chat.find({ place: channel.id, key: key("one"), since: new Date(0), threadOf: null })).toBe("absent");
});

test.each([
  ["channel_not_found", "not-found"],
  ["is_archived", "not-found"],
  ["not_in_channel", "not-allowed"],
  ["missing_scope", "not-allowed"],
  ["restricted_action_read_only_channel", "not-allowed"],
  ["token_revoked", "not-allowed"],
  ["ratelimited", "rate-limited"],
  ["internal_error", "outcome-unknown"],
  ["fatal_error", "outcome-unknown"],
  ["invalid_blocks", "bad-input"],
  ["msg_blocks_too_long", "bad-input"],
])("Slack's %s means %s", (error, code) => {
  const refusal = new webApi.WebAPIPlatformError({ ok: false, error });
  expect(asProblem(refusal, "posting")).toMatchObject({ code, message: expect.stringContaining("posting") });
});

test("where Slack cannot fetch a picture, the post stands without it, once", async () => {
  const picture = { url: "https://pictures.example/gone.jpg", alt: "A ferry" };
  const heading = { type: "heading" as const, level: 2 as const, spans: [{ text: "Ferry aground" }], picture };
  server.web.faults.next("post", "chat.postMessage", { kind: "refuse", status: 200, code: 0, error: "invalid_blocks" });
  await chat.post(channel.id, { ...part, blocks: [heading, saying("Two outlets")] }, key("one"));
  expect(requests()).toHaveLength(2);
  expect(channel.messages).toHaveLength(1);
  expect(JSON.stringify(channel.messages[0])).not.toContain("gone.jpg");
  expect(JSON.stringify(channel.messages[0])).toContain("Two outlets");
});
