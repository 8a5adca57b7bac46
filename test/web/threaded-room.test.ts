import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openThreadedRoom } from "../../src/app/room/open-room.ts";
import { loadConfig } from "../../src/config/load.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { aReadArticle } from "../builders.ts";

const AT = "2026-03-05T06:00:00.000Z";

test("pages are made on threads of their own, over what is kept this very moment", async () => {
  const folder = await mkdtemp(join(tmpdir(), "soundbite-room-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "store.sqlite");
  const store = await openSqlite(file);
  onTestFinished(() => store.close());
  const room = await openThreadedRoom(loadConfig(undefined, { SOUNDBITE_STORE: file }), 0, silentLog);
  onTestFinished(() => room.stop());
  const asked = (path: string, init?: RequestInit) => fetch(new URL(path, room.address), init);

  const before = await asked("/search?q=ferry");
  expect(before.status).toBe(200);
  expect(before.headers.get("content-security-policy")).toContain("default-src 'none'");
  const read = aReadArticle({ title: "The ferry sails again" });
  await store.keepArticle(read.article, "files:news", AT);
  await store.keepReading(read);
  expect(await (await asked("/search?q=ferry")).text()).toContain("The ferry sails again");

  // Both threads are at work at once, and each request gets its own answer.
  const words = Array.from({ length: 12 }, (_, at) => `word${at}`);
  const pages = await Promise.all(words.map(async (word) => (await asked(`/search?q=${word}`)).text()));
  expect(pages.map((page, at) => page.includes(`value="word${at}"`))).toEqual(words.map(() => true));
  expect((await asked("/", { method: "HEAD" })).status).toBe(200);
  expect((await asked("/", { method: "POST", body: "x" })).status).toBe(405);
  const first = await asked("/feed.json");
  const again = await asked("/feed.json", { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
  expect([first.status, again.status]).toEqual([200, 304]);
}, 60_000);
