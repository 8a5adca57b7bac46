import { afterEach, beforeEach, expect, test } from "vitest";
import { checkSlack, type SlackCheck, type SlackFinding } from "../../../src/chat/slack/doctor.ts";
import { type SlackServer, startSlackServer } from "../../servers/slack/server.ts";
import { APP_TOKEN, BOT_TOKEN, type Channel } from "../../servers/slack/state.ts";

let server: SlackServer;
let channel: Channel;

beforeEach(async () => {
  server = await startSlackServer();
  channel = server.state.addChannel();
});
afterEach(() => server.stop());

async function illnesses(of: Partial<SlackCheck> = {}): Promise<SlackFinding[]> {
  const check: SlackCheck = {
    botToken: BOT_TOKEN,
    transport: { mode: "socket", appToken: APP_TOKEN },
    admins: [],
    places: [channel.id],
    now: () => new Date(),
    api: server.api,
    ...of,
  };
  const findings = await Array.fromAsync(checkSlack(check));
  return findings.filter(({ verdict }) => verdict === "ill");
}

test("finds nothing wrong where nothing is", async () => {
  expect(await illnesses()).toEqual([]);
  expect(
    await illnesses({ transport: { mode: "http", port: 3000, signingSecret: "0123456789abcdef".repeat(2) } }),
  ).toEqual([]);
});

test("a wrong token: where the right one is", async () => {
  expect(await illnesses({ botToken: "xoxb-wrong" })).toMatchObject([
    { what: "Slack token", remedy: expect.stringContaining("Bot User OAuth Token") },
  ]);
});

test("a missing scope: which, what for, and where to add it", async () => {
  server.state.scopes.delete("users:read");
  server.state.scopes.delete("usergroups:read");
  expect(await illnesses({ admins: ["S0EDITORS"] })).toMatchObject([
    {
      words: expect.stringMatching(/users:read .*admin.*usergroups:read/),
      remedy: expect.stringContaining("Reinstall to Workspace"),
    },
  ]);
});

test("a wrong app-level token or signing secret", async () => {
  expect(await illnesses({ transport: { mode: "socket", appToken: "xapp-wrong" } })).toMatchObject([
    { remedy: expect.stringContaining("connections:write") },
  ]);
  expect(await illnesses({ transport: { mode: "http", port: 3000, signingSecret: "xoxb-mixed-up" } })).toMatchObject([
    { remedy: expect.stringContaining("Signing Secret") },
  ]);
});

test("a clock that goes wrong", async () => {
  server.web.clockSkew = -10 * 60_000;
  expect(await illnesses()).toMatchObject([{ words: expect.stringMatching(/60[01] s ahead of Slack's/) }]);
});

test("a channel that the bot is not in, and one that is gone", async () => {
  channel.joined = false;
  expect(await illnesses()).toMatchObject([{ remedy: "type /invite @Soundbite in the channel" }]);
  server.state.channels.delete(channel.id);
  expect(await illnesses()).toMatchObject([{ remedy: expect.stringContaining("take its briefing out") }]);
});
