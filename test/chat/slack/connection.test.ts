import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import { connectionContract } from "../../contracts/connection.ts";
import { type SlackServer, startSlackServer } from "../../servers/slack/server.ts";
import { formBody, httpDelivery, signedRequest } from "../../servers/slack/signed-http.ts";
import { SIGNING_SECRET } from "../../servers/slack/state.ts";
import { SmallDesk } from "../discord/small-desk.ts";
import { answerTo, newSlackChat, textOf } from "./rig.ts";

let server: SlackServer;
let desk: SmallDesk;
let chat: Chat;
let asker: { channel: string; user: string };
const seen = new Set<string>();

beforeEach(async () => {
  server = await startSlackServer();
  asker = { channel: server.state.addChannel().id, user: server.state.addPerson().id };
  desk = new SmallDesk();
  seen.clear();
  chat = newSlackChat(server, seen);
});

afterEach(async () => {
  await chat.stop();
  await server.stop();
});

/** A command given while the bot may be away: it is answered when the bot is back. */
async function isAnswered(): Promise<void> {
  expect(textOf(await answerTo(server, server.people.command(asker, "/who-said promptly")))).toContain(
    "words=promptly",
  );
}

connectionContract(() => ({
  chat,
  desk,
  server,
  cut: () => server.socket.cut(),
  isConnected: () => server.socket.connected,
  askToReconnect: () => server.socket.askToReconnect(),
  isBack: () => server.socket.connections === 2,
  failOnce: () => server.web.faults.next("post", "apps.connections.open", { kind: "status", status: 503 }),
  ask: () => {
    const asked = server.people.command(asker, "/who-said promptly");
    return () => asked.answers.length === 1;
  },
}));

test("an outage while reconnecting is outlasted", async () => {
  await chat.start(desk);
  for (const fault of [{ kind: "reset" }, { kind: "status", status: 503 }] as const) {
    server.web.faults.next("post", "apps.connections.open", fault);
  }
  server.socket.cut();
  await server.until(() => server.socket.connections === 2);
  await isAnswered();
});

test("stopping while the connection is away leaves nothing behind", async () => {
  await chat.start(desk);
  server.web.faults.next("post", "apps.connections.open", { kind: "status", status: 503 });
  server.socket.cut();
  await server.until(() => opened() === 2);
  await chat.stop();
  expect(opened()).toBe(2);
  expect(server.socket.connected).toBe(false);
});

test("stopping while a connection is made ends that one too", async () => {
  await chat.start(desk);
  server.socket.holdsBack = true;
  server.socket.askToReconnect();
  await server.until(() => server.socket.connections === 2);
  await chat.stop();
  server.socket.greet();
  await server.until(() => !server.socket.connected);
});

test("a connection that is not made in time is given up, and closed should it come later", async () => {
  chat = newSlackChat(server, seen, { startTimeout: 100 });
  server.socket.holdsBack = true;
  await expect(chat.start(desk)).rejects.toMatchObject({ code: "unavailable" });
  server.socket.greet();
  await server.until(() => !server.socket.connected);
});

test("a token that was revoked meanwhile does not end the process, and works again when it is back", async () => {
  await chat.start(desk);
  server.state.appTokenRevoked = true;
  server.socket.cut();
  await server.until(() => opened() === 3);
  server.state.appTokenRevoked = false;
  await isAnswered();
});

const opened = () => server.web.requests.filter(({ method }) => method === "apps.connections.open").length;

async function startHttp(): Promise<number> {
  const port = await freePort();
  chat = newSlackChat(server, seen, { transport: { mode: "http", port, signingSecret: SIGNING_SECRET } });
  await chat.start(desk);
  server.people.deliver = httpDelivery(port);
  return port;
}

async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  const probe = createServer().listen(0);
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("signed requests are answered, each once", async () => {
  await startHttp();
  const asked = server.people.command(asker, "/who-said promptly");
  const answer = await answerTo(server, asked);
  await answerTo(server, server.people.press(asker, answer, "Source"));
  await answerTo(server, server.people.shortcut(asker, "who_said_this", "We lost the rudder"));
  server.people.openHome(asker.user);
  await server.until(() => server.state.homes.get(asker.user));
  await server.people.replay(asked);
  expect(asked.answers).toHaveLength(1);
  expect(desk.calls.filter(({ command }) => command === "who-said")).toHaveLength(2);
});

test("a port that is taken is told with what to change", async () => {
  const port = await startHttp();
  const second = newSlackChat(server, seen, { transport: { mode: "http", port, signingSecret: SIGNING_SECRET } });
  await expect(second.start(desk)).rejects.toMatchObject({ message: expect.stringContaining("chats.slack.port") });
  await second.stop();
});

test("requests that are forged, old or of a time to come are refused", async () => {
  const port = await startHttp();
  const asked = server.people.command(asker, "/who-said promptly");
  await answerTo(server, asked);
  const { kind, payload } = server.people.sentBody(asked);
  const body = formBody(kind, { ...payload, trigger_id: "another" });
  const now = Math.floor(Date.now() / 1000);
  const status = async (of: Parameters<typeof signedRequest>[3]) => (await signedRequest(port, body, false, of)).status;
  expect(await status({ secret: "a guess" })).toBe(401);
  expect(await status({ time: now - 10 * 60 })).toBe(401);
  expect(await status({ time: now + 2 * 60 })).toBe(401);
  expect(await status({ time: Number.NaN })).toBe(401);
  expect(desk.calls).toHaveLength(1);
  expect(await status({ time: now })).toBe(200);
});
