import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../../src/store/postgres/open.ts";
import type { Store } from "../../src/store/store.ts";
import { aSubscription } from "../builders.ts";
import { startDiscordServer } from "../servers/discord/server.ts";
import { startPostgres, whyNoPostgres } from "../servers/postgres.ts";
import { startSlackServer } from "../servers/slack/server.ts";
import { freePort, newWorkspace, type ServingProcess, serve } from "./serving.ts";
import { startNewsServer } from "./walls/news-server.ts";
import { WORKSPACES } from "./walls/two-workspaces.ts";

const noPostgres = await whyNoPostgres();
const HALF_AN_HOUR = 30 * 60_000;
const CHATS = ["discord", "slack"] as const;
const NEWS = WORKSPACES.slice(0, 2).map(({ news }) => news);

async function startWorld() {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const [discord, slack] = [await startDiscordServer(), await startSlackServer()];
  onTestFinished(async () => void (await Promise.all([discord.stop(), slack.stop()])));
  const news = await startNewsServer(NEWS, new Date());
  onTestFinished(() => news.close());
  const channels = { discord: discord.state.addChannel().id, slack: slack.state.addChannel().id };
  return { discord, slack, news, channels, address: await postgres.newDatabase() };
}

type World = Awaited<ReturnType<typeof startWorld>>;

/** One briefing a channel, of which the newest slot is due already. */
async function subscribe(store: Store, channels: World["channels"]): Promise<void> {
  const createdAt = new Date(Date.now() - HALF_AN_HOUR).toISOString();
  const due = { topics: [], cron: "*/30 * * * *", timeZone: "UTC", createdAt };
  for (const chat of CHATS) {
    await store.keepSubscription(aSubscription({ ...due, id: chat, chat, place: channels[chat], workspace: "" }));
  }
}

async function startRole(role: string, { discord, slack, news, address }: World): Promise<ServingProcess> {
  const config = {
    sources: NEWS.map(({ path }) => ({ feed: news.address(path) })),
    network: { allowedHosts: ["127.0.0.1"] },
    chats: { discord: { api: discord.api }, slack: { api: slack.api } },
    health: { port: await freePort() },
    store: address,
  };
  return serve(newWorkspace(JSON.stringify(config)), "--roles", role);
}

async function stopped({ child, log }: ServingProcess): Promise<void> {
  child.kill("SIGTERM");
  expect(await once(child, "exit"), log()).toEqual([0, null]);
}

/** The briefings of which everything is posted. */
async function postedIn(store: Store): Promise<readonly string[]> {
  const posted = (await store.deliveries(10)).filter(({ state }) => state === "posted");
  return [...new Set(posted.map(({ slot }) => slot.subscriptionId))].sort();
}

test.skipIf(noPostgres !== null)(
  `two processes of each role read everything once, post each briefing once and answer each question once${noPostgres ?? ""}`,
  async () => {
    const world = await startWorld();
    const { discord, slack, channels } = world;
    const store = await openPostgres(world.address);
    onTestFinished(() => store.close());
    await subscribe(store, channels);
    const roles = ["collect", "collect", "deliver", "deliver", "chat", "chat"];
    const processes = await Promise.all(roles.map((role) => startRole(role, world)));

    await expect.poll(() => postedIn(store), { timeout: 240_000, interval: 250 }).toEqual([...CHATS]);
    const inDiscord = discord.people.command({ channel: channels.discord }, "who-said", { words: "lamp burns" });
    const inSlack = slack.people.command({ channel: channels.slack, user: "U3" }, "/who-said lamp burns");
    const answered = await discord.until(() => inDiscord.original?.loading === false && inDiscord.original);
    expect(JSON.stringify(answered)).toContain("Philomena Oxblood");
    expect(JSON.stringify(await slack.until(() => inSlack.answers[0]))).toContain("Philomena Oxblood");
    for (const one of processes) await stopped(one);

    const whole = NEWS.flatMap(({ path }) => [path, `${path}/story`]);
    expect(world.news.asked.toSorted()).toEqual(whole.toSorted());
    const planned = (await store.deliveries(10)).flatMap(({ parts }) => parts);
    const posts = [discord, slack].flatMap(({ state }) =>
      [...state.channels.values()].map(({ messages }) => messages.length),
    );
    expect(posts.reduce((sum, count) => sum + count, 0)).toBe(planned.length);
    expect([inDiscord.followUps.length, inSlack.answers.length]).toEqual([0, 1]);
  },
);
