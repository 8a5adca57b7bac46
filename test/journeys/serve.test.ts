import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { startDiscordServer } from "../servers/discord/server.ts";
import { TOKEN } from "../servers/discord/state.ts";
import { startPostgres, whyNoPostgres } from "../servers/postgres.ts";

const MAIN = join(import.meta.dirname, "../../bin/soundbite.js");

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function workspace(api: string, port: number, store = "data/soundbite.sqlite"): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "serve-"));
  mkdirSync(join(folder, "config"));
  mkdirSync(join(folder, "inbox"));
  const config = `sources: [{ files: inbox }]\nchats: { discord: { api: "${api}" } }\nhealth: { port: ${port} }\nstore: "${store}"\n`;
  writeFileSync(join(folder, "config/soundbite.yaml"), config);
  return folder;
}

interface Bot {
  readonly child: ChildProcess;
  /** Waits until the log says something. */
  says(words: string): Promise<void>;
  log(): string;
}

function serve(folder: string): Bot {
  const env = { ...process.env, DISCORD_TOKEN: TOKEN };
  const child = spawn(process.execPath, [MAIN, "serve"], { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  return {
    child,
    log: () => log,
    says: async (words) => {
      while (!log.includes(words)) await once(child.stderr, "data");
    },
  };
}

test("the bot connects, says that it is well, refuses a second one, and stops cleanly on SIGTERM", async () => {
  const discord = await startDiscordServer();
  onTestFinished(() => discord.stop());
  const port = await freePort();
  const folder = await workspace(discord.api, port);
  const bot = serve(folder);
  await bot.says('"connected"');
  await bot.says('"collected"');

  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ status: "ok", parts: { discord: null, collect: null } });
  expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain("soundbite_articles_total");

  const second = serve(folder);
  const [secondCode] = await once(second.child, "exit");
  expect(secondCode).toBe(1);
  expect(second.log()).toContain("another Soundbite runs on this store");

  bot.child.kill("SIGTERM");
  const [code] = await once(bot.child, "exit");
  expect(code).toBe(0);
  expect(bot.log()).not.toContain(TOKEN);
  const store = await openSqlite(join(folder, "data/soundbite.sqlite"));
  expect(await store.integrity()).toEqual([]);
  await store.close();
});

const noPostgres = await whyNoPostgres();

test.skipIf(noPostgres !== null)(
  `two bots run on one PostgreSQL; one listens to Discord, and where it stops the other does${noPostgres ?? ""}`,
  async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    const discord = await startDiscordServer();
    onTestFinished(() => discord.stop());
    const address = await postgres.newDatabase();
    const first = serve(await workspace(discord.api, await freePort(), address));
    await first.says('"connected"');
    const second = serve(await workspace(discord.api, await freePort(), address));
    await second.says('"running"');
    expect(second.log()).not.toContain('"connected"');
    first.child.kill("SIGTERM");
    expect(await once(first.child, "exit")).toEqual([0, null]);
    await second.says('"connected"');
    second.child.kill("SIGTERM");
    expect(await once(second.child, "exit")).toEqual([0, null]);
  },
);
