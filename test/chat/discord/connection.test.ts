import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import { discordChat } from "../../../src/chat/discord/discord-chat.ts";
import { silentLog } from "../../../src/log.ts";
import { connectionContract } from "../../contracts/connection.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/server.ts";
import { TOKEN } from "../../servers/discord/state.ts";
import { SmallDesk } from "./small-desk.ts";

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

connectionContract(() => ({
  chat,
  desk,
  server,
  cut: () => server.gateway.cut(),
  isConnected: () => server.gateway.connected,
  askToReconnect: () => server.gateway.askToReconnect(),
  isBack: () => server.gateway.resumes === 1 && server.gateway.identifies.length === 1,
  failOnce: () => server.rest.faults.next("get", "/gateway/bot", { kind: "status", status: 503 }),
  ask: () => {
    const asked = server.people.command({ channel }, "who-said", { words: "promptly" });
    return () => asked.original?.loading === false;
  },
}));

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

test.each([
  [4011, "2,500"],
  [4014, "Privileged Gateway Intents"],
])("a connection that is closed for good says why: %i", async (code, words) => {
  server.gateway.refusing = code;
  await expect(chat.start(desk)).rejects.toMatchObject({
    code: "not-allowed",
    message: expect.stringMatching(new RegExp(`${words}.*${code}`)),
  });
});
