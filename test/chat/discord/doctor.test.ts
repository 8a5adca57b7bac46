import { afterEach, beforeEach, expect, test } from "vitest";
import { checkDiscord, type DiscordFinding } from "../../../src/chat/discord/doctor.ts";
import { inviteLink } from "../../../src/chat/discord/permissions.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/server.ts";
import { APPLICATION, type Channel, TOKEN } from "../../servers/discord/state.ts";

let server: DiscordServer;
let channel: Channel;

beforeEach(async () => {
  server = await startDiscordServer();
  channel = server.state.addChannel();
});

afterEach(async () => {
  await server.stop();
  expect(server.rest.ownMistakes).toEqual([]);
});

async function illnesses(token = TOKEN): Promise<DiscordFinding[]> {
  const findings: DiscordFinding[] = [];
  for await (const finding of checkDiscord({ token, places: [channel.id], api: server.api })) findings.push(finding);
  return findings.filter(({ verdict }) => verdict === "ill");
}

test("finds nothing wrong where nothing is", async () => {
  expect(await illnesses()).toEqual([]);
});

test("the invite link asks for the bot, its commands, and no more than it needs", () => {
  const link = new URL(inviteLink(APPLICATION));
  expect(link.searchParams.get("scope")).toBe("bot applications.commands");
  expect(BigInt(link.searchParams.get("permissions") ?? "") & (1n << 3n)).toBe(0n);
  expect(link.searchParams.get("client_id")).toBe(APPLICATION);
});

test("a wrong token: where to get a new one", async () => {
  expect(await illnesses("wrong.token")).toMatchObject([{ words: expect.stringContaining("Reset Token") }]);
});

test("in no server: the link to click", async () => {
  server.state.inServers = false;
  expect((await illnesses())[0]).toMatchObject({ remedy: expect.stringContaining(inviteLink(APPLICATION)) });
});

test("a bot that anybody may add: what to switch off, unless the servers that may use it are known", async () => {
  server.state.isPublic = true;
  expect(await illnesses()).toMatchObject([{ remedy: expect.stringContaining("switch Public Bot off") }]);
  const check = { token: TOKEN, places: [channel.id], servers: ["777"], api: server.api };
  const findings = await Array.fromAsync(checkDiscord(check));
  const told = findings.find(({ what }) => what === "Discord public bot");
  expect(told).toMatchObject({ verdict: "well", words: expect.stringContaining("it answers in 777 alone, not in ") });
});

test("commands that go to an address elsewhere: which field to empty", async () => {
  server.state.interactionsEndpoint = "https://old.example/interactions";
  expect(await illnesses()).toMatchObject([{ remedy: expect.stringContaining("Interactions Endpoint URL") }]);
});

test("a channel in which the bot may not write or read: which permissions to allow", async () => {
  channel.writable = false;
  channel.history = false;
  expect(await illnesses()).toMatchObject([{ remedy: expect.stringContaining("Send Messages, Read Message History") }]);
});

test("a channel that was deleted, and one that is hidden", async () => {
  channel.visible = false;
  expect(await illnesses()).toMatchObject([{ words: expect.stringContaining("View Channel") }]);
  server.state.channels.delete(channel.id);
  expect(await illnesses()).toMatchObject([{ words: expect.stringContaining("was deleted") }]);
});
