import { expect, test } from "vitest";
import { createBot } from "../../src/app/bot.ts";
import { buildDesk } from "../../src/app/desk.ts";
import { briefingParts } from "../../src/app/posting.ts";
import { roomPasses } from "../../src/app/room/room-passes.ts";
import { briefingMaker } from "../../src/digest/deliver/brief.ts";
import { homesOf } from "../../src/digest/deliver/homes.ts";
import { silentLog } from "../../src/log.ts";
import type { Message, MessageBlock } from "../../src/model/message.ts";
import { aSubscription } from "../builders.ts";
import { NOW, openWalls, WORKSPACES } from "../journeys/walls/two-workspaces.ts";
import { visitsTo } from "./visits.ts";

const ORIGIN = "https://news.example";

const linkIn = (blocks: readonly MessageBlock[]): string | undefined =>
  blocks
    .flatMap((block) => (block.type === "buttons" ? block.buttons : []))
    .flatMap((button) => (button.kind === "link" && button.label === "Open the reading room" ? [button.url] : []))[0];

const linksOf = ({ blocks, thread }: Message): readonly (string | undefined)[] => [blocks, ...thread].map(linkIn);

/** A bot whose room people reach, over what three workspaces read. */
async function reachable() {
  const { bot } = await openWalls();
  const { config } = bot.parts;
  const linking = createBot({
    ...bot.parts,
    config: { ...config, web: { port: 8080, host: "127.0.0.1", perMinute: 300, address: ORIGIN } },
  });
  const passes = await roomPasses(bot.parts.store, NOW);
  const visit = visitsTo(linking, undefined, passes);
  return { bot: linking, open: (url: string) => visit(url.slice(ORIGIN.length)) };
}

const [workspace] = WORKSPACES;
const { asker, asks, news } = workspace;

test("every answer in a chat leads to the page that tells the same, as its asker may see it", async () => {
  const { bot, open } = await reachable();
  const desk = buildDesk(bot, silentLog);
  const call = (command: string, options: Readonly<Record<string, string>>) =>
    desk.answer({ command, subcommand: command === "sources" ? "list" : null, options, asker });
  for (const message of [
    await call("digest", {}),
    await call("who-said", { words: asks }),
    await call("sources", {}),
  ]) {
    for (const url of linksOf(message)) {
      const page = await open(url ?? "");
      expect(page.status, `${message.summary}: ${url}`).toBe(200);
    }
  }
  const [url = ""] = linksOf(await call("who-said", { words: asks }));
  expect((await open(url)).text).toContain(news.feed);
});

test("what a channel sees leads to its own page and to nothing else", async () => {
  const { bot, open } = await reachable();
  const { chat, workspace: id } = asker;
  const brief = briefingMaker(briefingParts(bot, homesOf([{ name: "discord", workspaceOf: async () => id }])));
  const slot = { subscriptionId: "s", dueAt: NOW.toISOString() };
  const made = await brief(aSubscription({ chat, workspace: id, topics: [] }), slot, null);
  await bot.parts.store.keepDigest(made.digest, NOW.toISOString(), made.tenant);
  const all = linksOf(made.message);
  expect(all.length).toBe(made.digest.stories.length + 1);
  for (const url of all) expect((await open(url ?? "")).status).toBe(200);
  const [, pass = ""] = /(\/~[^/]+)\//.exec(all[0] ?? "") ?? [];
  for (const path of ["/", "/archive", "/sources", `/search?q=${asks}`]) {
    expect((await open(`${ORIGIN}${pass}${path}`)).status, path).toBe(404);
  }
});
