import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startDiscordServer } from "../servers/discord/server.ts";
import { startSlackServer } from "../servers/slack/server.ts";

const MAIN = join(import.meta.dirname, "../../bin/soundbite.js");
const CANARIES = {
  SLACK_BOT_TOKEN: "xoxb-canary-4711-bot",
  SLACK_APP_TOKEN: "xapp-canary-4711-app",
  SLACK_SIGNING_SECRET: "canary-4711-signing",
  DISCORD_TOKEN: "canary.4711.discord",
};

interface Emitted {
  readonly command: string;
  readonly words: string;
}

/** Runs the bot's command line with tokens that the platforms refuse; `until` ends what does not end by itself. */
async function emitted(folder: string, args: readonly string[], until?: string): Promise<Emitted> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { ...process.env, ...CANARIES },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let words = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      words += text;
      if (until && words.includes(until)) child.kill("SIGTERM");
    });
  }
  await once(child, "close");
  return { command: args.join(" "), words };
}

function workspace(slack: string, discord: string): string {
  const folder = mkdtempSync(join(tmpdir(), "canary-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "config"));
  mkdirSync(join(folder, "inbox"));
  writeFileSync(join(folder, "inbox/bridge.txt"), "The bridge opens again\n\nThe bridge of Ellery opens on Friday.\n");
  const chats = `chats: { slack: { api: "${slack}" }, discord: { api: "${discord}" } }`;
  const config = `sources: [{ files: inbox }, { feed: "http://127.0.0.1:9/feed" }]\n${chats}\nhealth: { port: 47119 }\n`;
  writeFileSync(join(folder, "config/soundbite.yaml"), config);
  return folder;
}

function filesUnder(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  return paths.filter((path) => statSync(path).isFile());
}

test("no token stands in anything that the bot says, writes or keeps, whatever fails", async () => {
  const [slack, discord] = [await startSlackServer(), await startDiscordServer()];
  onTestFinished(async () => {
    await slack.stop();
    await discord.stop();
  });
  const folder = workspace(slack.api, discord.api);
  const said = [
    await emitted(folder, ["collect"]),
    await emitted(folder, ["digest"]),
    await emitted(folder, ["digest", "--format", "slack"]),
    await emitted(folder, ["who-said", "bridge"]),
    await emitted(folder, ["doctor"]),
    await emitted(folder, ["deliveries", "--resume", "nobody"]),
    await emitted(folder, ["serve"], '"chat":"discord"'),
  ];
  for (const { command, words } of said) expect(words, command).not.toBe("");
  const files = filesUnder(folder).map((path) => ({ command: path, words: readFileSync(path, "latin1") }));
  expect(files.length).toBeGreaterThan(4);
  const leaks = [...said, ...files].flatMap(({ command, words }) =>
    Object.entries(CANARIES).flatMap(([name, value]) => (words.includes(value) ? [`${name} in ${command}`] : [])),
  );
  expect(leaks).toEqual([]);
});
