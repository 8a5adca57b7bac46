import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import { discordChat } from "../../../src/chat/discord/discord-chat.ts";
import { checkDiscord } from "../../../src/chat/discord/doctor.ts";
import { checkSlack } from "../../../src/chat/slack/doctor.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { silentLog } from "../../../src/log.ts";
import { problemWords } from "../../../src/model/problem.ts";
import { SmallDesk, saying } from "../../chat/discord/small-desk.ts";
import { newSlackChat } from "../../chat/slack/rig.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/server.ts";
import { APPLICATION, FORUM_CHANNEL, GUILD, PUBLIC_THREAD, TOKEN } from "../../servers/discord/state.ts";
import { type SlackServer, startSlackServer } from "../../servers/slack/server.ts";
import { APP_TOKEN, BOT_TOKEN } from "../../servers/slack/state.ts";

const GUIDE = join(import.meta.dirname, "../../../docs/chats.md");
const START = "<!-- mistakes:start -->\n";
const END = "<!-- mistakes:end -->";
const rows: string[] = [];

interface Told {
  readonly words: string;
  readonly remedy: string | null;
}

/** The mistake stands in the guide with what doctor said, what it said to do, and what the running bot said. */
function told(mistake: string, finding: Told | undefined, running: string, names: Readonly<Record<string, string>>) {
  const cell = (text: string) =>
    Object.entries(names)
      .reduce((words, [id, name]) => words.replaceAll(id, name), text)
      .replaceAll("|", "\\|");
  const row = `| ${[mistake, finding?.words ?? "", finding?.remedy ?? "", running].map(cell).join(" | ")} |`;
  rows.push(row);
  if (process.env["UPDATE_TRANSCRIPTS"]) return;
  expect(readFileSync(GUIDE, "utf8"), "docs/chats.md: run with UPDATE_TRANSCRIPTS=1 after a change").toContain(row);
}

afterAll(() => {
  if (!process.env["UPDATE_TRANSCRIPTS"]) return;
  const guide = readFileSync(GUIDE, "utf8");
  const [before = "", rest = ""] = guide.split(START);
  const [, after = ""] = rest.split(END);
  const head =
    "| the mistake | what `doctor` finds | what it says to do | what the running bot says |\n|---|---|---|---|";
  writeFileSync(GUIDE, `${before}${START}${head}\n${rows.join("\n")}\n${END}${after}`);
});

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "nothing",
    (thrown: unknown) => problemWords(thrown),
  );

function mistakeOf(work: () => unknown): string {
  try {
    work();
    return "nothing";
  } catch (thrown) {
    return problemWords(thrown).replaceAll("\n", " ");
  }
}

const part = { summary: "Morning briefing", blocks: [saying("Good morning.")], threadOf: null };
const post = (chat: Chat, place: string) => outcome(chat.post(place, part, { delivery: "d", part: 0 }));

describe("Slack", () => {
  let server: SlackServer;
  let channel: string;
  let names: Record<string, string>;
  beforeEach(async () => {
    server = await startSlackServer();
    channel = server.state.addChannel().id;
    names = { [channel]: "C0123456789" };
  });
  afterEach(() => server.stop());

  async function firstIll(of: { readonly botToken?: string; readonly appToken?: string } = {}) {
    const { botToken = BOT_TOKEN, appToken = APP_TOKEN } = of;
    const transport = { mode: "socket", appToken } as const;
    const check = { botToken, transport, admins: [], places: [channel], now: () => new Date(), api: server.api };
    return (await Array.fromAsync(checkSlack(check))).find(({ verdict }) => verdict === "ill");
  }

  async function running(of: Parameters<typeof newSlackChat>[2], work: (chat: Chat) => Promise<string>) {
    const chat = newSlackChat(server, new Set(), of);
    const words = await work(chat);
    await chat.stop();
    return words;
  }

  test("a wrong bot token", async () => {
    const botToken = "xoxb-wrong";
    const started = await running({ botToken }, (chat) => outcome(chat.start(new SmallDesk())));
    expect(started).toContain("SLACK_BOT_TOKEN");
    told("Slack: a wrong bot token", await firstIll({ botToken }), started, names);
  });

  test("a wrong app-level token", async () => {
    const transport = { mode: "socket", appToken: "xapp-wrong" } as const;
    const started = await running({ transport }, (chat) => outcome(chat.start(new SmallDesk())));
    expect(started).toContain("SLACK_APP_TOKEN");
    told("Slack: a wrong app-level token", await firstIll({ appToken: "xapp-wrong" }), started, names);
  });

  test("a missing scope", async () => {
    server.state.scopes.delete("chat:write");
    const posted = await running({}, (chat) => post(chat, channel));
    expect(posted).toContain("chat:write");
    told("Slack: a missing scope", await firstIll(), posted, names);
  });

  test("a channel that the bot is not in", async () => {
    const kept = server.state.channels.get(channel);
    if (kept) kept.joined = false;
    const posted = await running({}, (chat) => post(chat, channel));
    expect(posted).toContain("/invite @Soundbite");
    told("Slack: the bot is not in the channel", await firstIll(), posted, names);
  });

  test("a channel that was deleted", async () => {
    server.state.channels.delete(channel);
    const posted = await running({}, (chat) => post(chat, channel));
    expect(posted).toContain("deleted");
    told("Slack: the channel was deleted", await firstIll(), posted, names);
  });

  test("a channel that was archived", async () => {
    const kept = server.state.channels.get(channel);
    if (kept) kept.archived = true;
    const posted = await running({}, (chat) => post(chat, channel));
    expect(posted).toContain("archived");
    told("Slack: the channel was archived", await firstIll(), posted, names);
  });

  test("the placeholder of a token", () => {
    const refused = mistakeOf(() => loadConfig(undefined, { SLACK_BOT_TOKEN: "xoxb-…       OAuth & Permissions" }));
    expect(refused).toContain("is still the placeholder, or has words behind it");
    told("Slack: the placeholder of a token was left", { words: refused, remedy: "what it says" }, refused, names);
  });
});

describe("Discord", () => {
  let server: DiscordServer;
  let channel: string;
  let names: Record<string, string>;
  beforeEach(async () => {
    server = await startDiscordServer();
    channel = server.state.addChannel().id;
    names = { [channel]: "…42", [APPLICATION]: "…1", [GUILD]: "…2" };
  });
  afterEach(() => server.stop());

  async function firstIll(token = TOKEN) {
    const findings = await Array.fromAsync(checkDiscord({ token, places: [channel], api: server.api }));
    return findings.find(({ verdict }) => verdict === "ill");
  }

  async function running(token: string, work: (chat: Chat) => Promise<string>) {
    const chat = discordChat({ token, log: silentLog, api: server.api, stopTimeout: 500 });
    const words = await work(chat);
    await chat.stop();
    return words;
  }

  test("a wrong token", async () => {
    const token = "wrong.token";
    const started = await running(token, (chat) => outcome(chat.start(new SmallDesk())));
    expect(started).toContain("Reset Token");
    told("Discord: a wrong token", await firstIll(token), started, names);
  });

  test("a bot that nobody invited", async () => {
    server.state.inServers = false;
    const finding = await firstIll();
    expect(finding?.remedy).toContain("oauth2/authorize");
    told("Discord: nobody invited the bot", finding, "nothing: it waits to be invited", names);
  });

  test("a channel in which it may not write", async () => {
    const kept = server.state.channels.get(channel);
    if (kept) kept.writable = false;
    const posted = await running(TOKEN, (chat) => post(chat, channel));
    expect(posted).toContain("Send Messages");
    told("Discord: a missing permission in the channel", await firstIll(), posted, names);
  });

  test("a channel that it cannot see", async () => {
    const kept = server.state.channels.get(channel);
    if (kept) kept.visible = false;
    const posted = await running(TOKEN, (chat) => post(chat, channel));
    expect(posted).toContain("View Channel");
    told("Discord: the bot cannot see the channel", await firstIll(), posted, names);
  });

  test("a channel that was deleted", async () => {
    server.state.channels.delete(channel);
    const posted = await running(TOKEN, (chat) => post(chat, channel));
    expect(posted).toContain("deleted");
    told("Discord: the channel was deleted", await firstIll(), posted, names);
  });

  test("a category in place of a channel", async () => {
    channel = server.state.addChannel({ type: 4, name: "news desk" }).id;
    const finding = await firstIll();
    expect(finding?.words).toContain("#news desk is a category");
    const examined = await running(TOKEN, async (chat) => (await chat.examine(channel)) ?? "nothing");
    told("Discord: a category in place of a channel", finding, examined, { ...names, [channel]: "…43" });
  });

  test("a forum that demands a tag, and has none for the bot", async () => {
    const tags = [{ id: "71", name: "Mods only", moderated: true }];
    channel = server.state.addChannel({ type: FORUM_CHANNEL, name: "news-forum", tags, needsTag: true }).id;
    const finding = await firstIll();
    const posted = await running(TOKEN, (chat) => post(chat, channel));
    expect(posted).toContain("the forum demands a tag");
    told("Discord: a forum demands a tag", finding, posted, { ...names, [channel]: "…44" });
  });

  test("a thread that was locked", async () => {
    const parent = channel;
    channel = server.state.addChannel({ type: PUBLIC_THREAD, name: "morning", parent, locked: true }).id;
    const finding = await firstIll();
    expect(finding?.words).toContain("the thread #morning is locked");
    const examined = await running(TOKEN, async (chat) => (await chat.examine(channel)) ?? "nothing");
    told("Discord: a thread was locked", finding, examined, { ...names, [channel]: "…45" });
  });
});
