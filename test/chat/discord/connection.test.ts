import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import { discordChat } from "../../../src/chat/discord/discord-chat.ts";
import { silentLog } from "../../../src/log.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/server.ts";
import { TOKEN } from "../../servers/discord/state.ts";
import { message, SmallDesk } from "./small-desk.ts";

let server: DiscordServer;
let desk: SmallDesk;
let chat: Chat;
let channel: string;

beforeEach(async () => {
  server = await startDiscordServer();
  channel = server.state.addChannel().id;
  desk = new SmallDesk();
  chat = discordChat({ token: TOKEN, log: silentLog, api: server.api, requestTimeout: 2_000, stopTimeout: 200 });
});

afterEach(async () => {
  await chat.stop();
  await server.stop();
});

/** A command given while the bot may be away: it is answered when the bot is back. */
async function isAnswered(): Promise<void> {
  const asked = server.people.command({ channel }, "who-said", { words: "promptly" });
  await server.until(() => asked.original !== null && !asked.original.loading);
}

test("a lost connection is resumed, and what happened meanwhile is answered", async () => {
  await chat.start(desk);
  server.gateway.cut();
  await server.until(() => !server.gateway.connected);
  await isAnswered();
  expect(server.gateway.resumes).toBe(1);
  expect(server.gateway.identifies).toHaveLength(1);
});

test("asked to reconnect, it resumes", async () => {
  await chat.start(desk);
  server.gateway.askToReconnect();
  await server.until(() => server.gateway.resumes === 1);
  await isAnswered();
});

test("a session that is gone is started anew", async () => {
  await chat.start(desk);
  server.gateway.invalidateSession(false);
  await server.until(() => server.gateway.identifies.length === 2);
  await isAnswered();
});

test("a connection that no longer answers heartbeats is left and resumed", async () => {
  server.gateway.heartbeatInterval = 100;
  await chat.start(desk);
  await server.until(() => server.gateway.heartbeats >= 1);
  server.gateway.zombie = true;
  await server.until(() => server.gateway.resumes >= 1);
  server.gateway.zombie = false;
  await isAnswered();
});

test("stopping waits for an answer under way", async () => {
  await chat.start(desk);
  const slow = Promise.withResolvers<ReturnType<typeof message>>();
  const called = Promise.withResolvers<void>();
  desk.reply = () => {
    called.resolve();
    return slow.promise;
  };
  const asked = server.people.command({ channel }, "who-said", { words: "promptly" });
  await called.promise;
  const stopped = chat.stop();
  slow.resolve(message());
  await stopped;
  expect(asked.original?.loading).toBe(false);
});
