import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Chat, MessagePart, Posted } from "../../../src/chat/chat.ts";
import { NEEDED_SCOPES } from "../../../src/chat/slack/doctor.ts";
import { slackChat } from "../../../src/chat/slack/slack-chat.ts";
import { silentLog } from "../../../src/log.ts";

/**
 * A second opinion beside the server of ours: somebody else's emulation of Slack's Web API, with scopes checked. It
 * knows no Socket Mode, no commands and no limits of blocks, so only posting, changing and looking up are tried here.
 */
const TOKEN = "xoxb-emulated";
const BOT = { bot_id: "B0SOUNDBITE", app_id: "A0SOUNDBITE" };
const SCOPES = [...NEEDED_SCOPES.keys(), "channels:read"];
const SINCE = new Date(0);

let slack: Emulator;
let chat: Chat;
let channel: string;

beforeAll(async () => {
  const app = { ...BOT, client_id: "1.2", client_secret: "s", name: "Soundbite", bot_user_id: "U0SOUNDBITE" };
  slack = await createEmulator({
    service: "slack",
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        channels: [{ name: "news" }],
        oauth_apps: [{ ...app, redirect_uris: [], scopes: SCOPES }],
        tokens: [{ ...BOT, token: TOKEN, type: "bot", user_id: "U0SOUNDBITE", scopes: SCOPES }],
      },
    },
  });
  const { channels } = await call("conversations.list", {});
  channel = (channels as readonly { id: string; name: string }[]).find(({ name }) => name === "news")?.id ?? "";
  chat = slackChat({
    botToken: TOKEN,
    transport: { mode: "http", port: 0, signingSecret: "s" },
    admins: [],
    seenOnce: async () => true,
    log: silentLog,
    now: () => new Date(),
    api: `${slack.url}/api/`,
  });
});

afterAll(() => slack.close());

async function call(method: string, body: object): Promise<Readonly<Record<string, unknown>>> {
  const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
  const answer = await fetch(`${slack.url}/api/${method}`, { method: "POST", headers, body: JSON.stringify(body) });
  return (await answer.json()) as Readonly<Record<string, unknown>>;
}

const saying = (words: string, threadOf: Posted | null = null): MessagePart => ({
  summary: words,
  blocks: [{ type: "text", spans: [{ text: words }] }],
  threadOf,
});

test("what is posted, in the channel and in its thread, is found again by its key, and by no other", async () => {
  const top = await chat.post(channel, saying("Ferries & <tides>"), { delivery: "d1", part: 0 });
  const reply = await chat.post(channel, saying("All the quays", top), { delivery: "d1", part: 1 });
  const look = (delivery: string, part: number, threadOf: Posted | null = null) =>
    chat.find({ place: channel, key: { delivery, part }, since: SINCE, threadOf });
  expect(await look("d1", 0)).toMatchObject({ id: top.id });
  expect(await look("d1", 1, top)).toMatchObject({ id: reply.id });
  expect(await look("d2", 0)).toBe("absent");
  expect(JSON.stringify(await call("conversations.replies", { channel, ts: top.id }))).toContain("All the quays");
});

test("what is changed stands in the post's place, and is still found by its key", async () => {
  const posted = await chat.post(channel, saying("Seven ferries"), { delivery: "d3", part: 0 });
  await chat.edit(posted, saying("Eight ferries"), { delivery: "d3", part: 0 });
  const history = JSON.stringify(await call("conversations.history", { channel }));
  expect(history).toContain("Eight ferries");
  expect(history).not.toContain("Seven ferries");
  const found = await chat.find({ place: channel, key: { delivery: "d3", part: 0 }, since: SINCE, threadOf: null });
  expect(found).toMatchObject({ id: posted.id });
});

test("a channel that is none is told as one", async () => {
  await expect(chat.post("C0NOWHERE", saying("Nobody here"), { delivery: "d4", part: 0 })).rejects.toMatchObject({
    code: "not-found",
    message: expect.stringContaining("channel_not_found"),
  });
});
