import { expect, test } from "vitest";
import { addKey } from "../../src/app/room/kept-keys.ts";
import { roomLinks, roomPasses } from "../../src/app/room/room-passes.ts";
import { helpCommand } from "../../src/commands/help.ts";
import { CONFIGURATION, tenantOf } from "../../src/model/tenant.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { passesBy } from "../../src/web/passes.ts";
import { voicesOf } from "../../src/words/words.ts";
import { NOW, openWalls, WORKSPACES } from "../journeys/walls/two-workspaces.ts";
import { crawl, passes, type Visited, visitsTo } from "./visits.ts";

type Workspace = (typeof WORKSPACES)[number];

const NEVER = new Date("2027-01-01T00:00:00.000Z");
const baseOf = ({ asker }: Workspace): string => `/~${passes.issue(tenantOf(asker), NEVER)}`;

/** Every kind of page, asked for by the words of all. */
const pagesUnder = (base: string): string[] => [
  ...["/", "/archive", "/sources", "/day/2026-03-04", "/day/2026-03-05"].map((path) => `${base}${path}`),
  ...["", "?topic=energy"].map((fields) => `${base}/feed.json${fields}`),
  ...WORKSPACES.map(({ asks }) => `${base}/search?${new URLSearchParams({ q: asks })}`),
];

const leaksIn = ({ text }: Visited, { markers }: Workspace): string[] =>
  markers.filter((marker) => text.includes(marker));

test("no page shows a workspace, or whoever comes without a pass, what another one reads", async () => {
  const { bot } = await openWalls();
  const visit = visitsTo(bot);
  const leaks: string[] = [];
  const found = new Map<Workspace, readonly string[]>();
  for (const workspace of WORKSPACES) {
    const base = baseOf(workspace);
    const seen = await crawl(visit, pagesUnder(base));
    found.set(
      workspace,
      [...seen].filter(([, { status }]) => status === 200).map(([path]) => path.slice(base.length)),
    );
    expect(
      [...seen.values()].some((page) => leaksIn(page, workspace).length > 0),
      "its own news are there",
    ).toBe(true);
    for (const other of WORKSPACES.filter((one) => one !== workspace)) {
      for (const [path, page] of seen) leaks.push(...leaksIn(page, other).map((marker) => `${path}: ${marker}`));
    }
  }
  // Each tries the very addresses that the others found, and so does a stranger.
  for (const [of, paths] of found) {
    const others = ["", ...WORKSPACES.filter((one) => one !== of).map(baseOf)];
    for (const path of paths) {
      for (const base of others) {
        leaks.push(...leaksIn(await visit(`${base}${path}`), of).map((marker) => `${base}${path}: ${marker}`));
      }
    }
  }
  expect(leaks).toEqual([]);
  expect([...found.values()].flat().length).toBeGreaterThan(30);
  const unwalled = await crawl(visitsTo(bot, "everything"), pagesUnder(""));
  const seen = [...unwalled.values()].flatMap((page) => WORKSPACES.flatMap((one) => leaksIn(page, one)));
  expect(seen.length, "a wrong scope would be found").toBeGreaterThan(5);
}, 60_000);

/** The addresses of all that an answer names by an id. */
const namedIn = (answer: unknown): string[] => {
  if (typeof answer !== "object" || answer === null) return [];
  const { id, storyId, articleId } = answer as Readonly<Record<string, unknown>>;
  const ids = [id, storyId, articleId].filter((one) => typeof one === "string").map(encodeURIComponent);
  const own = ids.flatMap((one) => ["articles", "stories", "digests"].map((kind) => `/${kind}/${one}`));
  return [...own, ...Object.values(answer).flatMap(namedIn)];
};

test("no answer to a program with a workspace's key, or with that of the configuration, tells what another one reads", async () => {
  const { bot, store } = await openWalls();
  const visit = visitsTo(bot);
  const scopes = ["read", "text"] as const;
  const keyOf = async (tenant: string) =>
    `Bearer ${await addKey(store, { name: tenant || "house", scopes, tenant }, NOW)}`;
  const house = await keyOf(CONFIGURATION);
  const keys: string[] = [];
  for (const { asker } of WORKSPACES) keys.push(await keyOf(tenantOf(asker)));
  const ask = (path: string, authorization: string) => visit(`/api/v1${path}`, { authorization });
  const asks = WORKSPACES.map(({ asks: q }) => `/search?${new URLSearchParams({ q })}`);
  const start = ["/today", "/digests", "/sources", "/days/2026-03-04", "/days/2026-03-05", ...asks];
  const leaks: string[] = [];
  let read = 0;
  for (const [at, workspace] of WORKSPACES.entries()) {
    const own = keys[at] ?? "";
    const answers = await Promise.all(start.map((path) => ask(path, own)));
    const named = [...new Set(answers.flatMap(({ text }) => namedIn(JSON.parse(text))))];
    const opened = await Promise.all(named.map((path) => ask(path, own)));
    read += [...answers, ...opened].filter((answer) => leaksIn(answer, workspace).length > 0).length;
    for (const other of [house, ...keys.filter((key) => key !== own)])
      for (const path of [...start, ...named])
        leaks.push(...leaksIn(await ask(path, other), workspace).map((marker) => `${path}: ${marker}`));
  }
  expect(leaks).toEqual([]);
  expect(read, "their own answers tell them").toBeGreaterThan(WORKSPACES.length * 4);
}, 60_000);

test("a pass that was changed, lapsed or belongs to another secret opens nothing", () => {
  const [workspace] = WORKSPACES;
  const tenant = tenantOf(workspace.asker);
  const good = passes.issue(tenant, NEVER);
  expect(passes.read(good, NOW)?.tenant).toBe(tenant);
  const [claim = "", signature = ""] = good.split(".");
  const other = Buffer.from("99999 discord:2002").toString("base64url");
  const lapsed = passes.issue(tenant, new Date(NOW.getTime() - 2 * 86_400_000));
  const elsewhere = passesBy("another secret").issue(tenant, NEVER);
  const changed = [`${other}.${signature}`, `${claim}.${signature.slice(0, -2)}AA`, claim, lapsed, elsewhere];
  for (const pass of [...changed, "", ".", "..", `${good}.x`]) expect(passes.read(pass, NOW), pass).toBeNull();
});

test("/help leads a workspace to what it may see, where the room can be reached", async () => {
  const store = await openSqlite(":memory:");
  const links = (address?: string) => roomLinks(address, store, () => NOW);
  const [{ asker }] = WORKSPACES;
  const tenant = tenantOf(asker);
  expect(await links().home(tenant)).toBeNull();
  const url = (await links("https://news.example").home(tenant)) ?? "";
  expect(url).toMatch(/^https:\/\/news\.example\/~[A-Za-z0-9_.-]+\/$/);
  const kept = await roomPasses(store, NOW);
  expect(kept.read(url.slice("https://news.example/~".length, -1), NOW)?.tenant).toBe(tenant);
  const help = helpCommand([], voicesOf("en"), (one) => links("https://news.example").home(tenantOf(one)));
  const told = JSON.stringify(await help.answer({ command: "help", subcommand: null, options: {}, asker }));
  expect(told).toContain(JSON.stringify({ kind: "link", label: "Open the reading room", url }));
  await store.close();
});
