import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { startDiscordServer } from "../servers/discord/server.ts";
import { TOKEN } from "../servers/discord/state.ts";
import { startPostgres, whyNoPostgres } from "../servers/postgres.ts";
import { freePort, newWorkspace, type ServingProcess, serve } from "./serving.ts";

const configFor = (api: string, port: number, store = "data/soundbite.sqlite"): string =>
  `sources: [{ files: inbox }]\nchats: { discord: { api: "${api}" } }\nhealth: { port: ${port} }\nstore: "${store}"\n`;

test("the bot connects, says that it is well, refuses a second one, and stops cleanly on SIGTERM", async () => {
  const discord = await startDiscordServer();
  onTestFinished(() => discord.stop());
  const port = await freePort();
  const folder = newWorkspace(configFor(discord.api, port));
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
    const first = serve(newWorkspace(configFor(discord.api, await freePort(), address)));
    await first.says('"connected"');
    const second = serve(newWorkspace(configFor(discord.api, await freePort(), address)));
    await second.says('"running"');
    expect(second.log()).not.toContain('"connected"');
    first.child.kill("SIGTERM");
    expect(await once(first.child, "exit")).toEqual([0, null]);
    await second.says('"connected"');
    second.child.kill("SIGTERM");
    expect(await once(second.child, "exit")).toEqual([0, null]);
  },
);

test.skipIf(noPostgres !== null)(
  `a bot whose start meets a database that is started again says so, waits and runs${noPostgres ?? ""}`,
  async ({ skip }) => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    const { restart } = postgres;
    if (restart === null) return skip("the server is not ours to start again");
    const discord = await startDiscordServer();
    onTestFinished(() => discord.stop());
    const folder = newWorkspace(configFor(discord.api, await freePort(), await postgres.newDatabase()));
    const bots: ServingProcess[] = [];
    await restart(async () => {
      bots.push(serve(folder), serve(folder));
      await Promise.all(bots.map((bot) => bot.says("it is waited for, up to 30 seconds")));
      const [, stopped] = bots as [ServingProcess, ServingProcess];
      stopped.child.kill("SIGTERM");
      expect(await once(stopped.child, "exit")).toEqual([0, null]);
    });
    const [waiting] = bots as [ServingProcess];
    await waiting.says('"running"');
    waiting.child.kill("SIGTERM");
    expect(await once(waiting.child, "exit")).toEqual([0, null]);
  },
);
