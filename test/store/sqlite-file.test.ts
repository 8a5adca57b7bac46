import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { prune } from "../../src/digest/prune.ts";
import { createStore } from "../../src/store/create-store.ts";
import { MIGRATIONS, migrate } from "../../src/store/migrations/migrate.ts";
import { connect } from "../../src/store/sqlite/connection.ts";
import { openSqlite, sqliteEngine } from "../../src/store/sqlite/open.ts";
import { sqliteProblem } from "../../src/store/sqlite/problems.ts";
import type { Store } from "../../src/store/store.ts";
import { anArticle } from "../builders.ts";
import { aQuery, aReportOf, keepAll, SEEN, textsOf } from "../contracts/store/reports.ts";
import { runAside } from "./run-aside.ts";

const SAID = aReportOf([{ words: "The tide table is wrong", by: "Ivo Brandt" }]);

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function open(path: string): Promise<Store> {
  const store = await openSqlite(path);
  onTestFinished(() => store.close());
  return store;
}

test("a store is there again after a restart, in a folder that is made for it", async () => {
  const path = join(aFolder(), "data", "deep", "store.sqlite");
  const before = await openSqlite(path);
  await keepAll(before, [SAID]);
  await before.close();
  const after = await open(path);
  expect(textsOf(await after.seenBy("everything").quotes(aQuery({ words: "tide" })))).toEqual([
    "The tide table is wrong",
  ]);
  expect(await after.integrity()).toEqual([]);
});

test("what was kept in many steps is in one tree of each search index once the store was pruned", async () => {
  const path = join(aFolder(), "store.sqlite");
  const store = await open(path);
  for (let at = 0; at < 12; at++) await keepAll(store, [aReportOf([{ words: `Tide ${at} is late` }], { id: `${at}` })]);
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  const trees = () =>
    ["quoteSearch", "articleSearch"].map(
      (index) => database.prepare(`select count(distinct segid) as trees from ${index}_idx`).get()?.["trees"],
    );
  expect(Math.min(...trees().map(Number))).toBeGreaterThan(1);
  await prune(store, { articles: null, texts: null, digests: null, seen: null }, AbortSignal.timeout(60_000));
  expect(trees()).toEqual([1, 1]);
});

test("a store of a newer version is refused in words and left alone", async () => {
  const path = join(aFolder(), "store.sqlite");
  await (await openSqlite(path)).close();
  const database = new DatabaseSync(path);
  database.exec("insert into schemaVersions (version) values (999)");
  database.close();
  await expect(openSqlite(path)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("newer Soundbite"),
  });
});

test("a kill in the middle of a migration leaves the store before it, and the next start completes it", async () => {
  const path = join(aFolder(), "store.sqlite");
  await keepAll(await open(path), [SAID]);
  const { signal } = runAside(`
    import { connect } from "~/store/sqlite/connection.ts";
    import { sqliteEngine } from "~/store/sqlite/open.ts";
    import { MIGRATIONS, migrate } from "~/store/migrations/migrate.ts";
    const engine = sqliteEngine(${JSON.stringify(path)}, connect(${JSON.stringify(path)}));
    await migrate(engine, [...MIGRATIONS, async (write) => {
      await write.schema.alterTable("quotes").addColumn("half", "text").execute();
      await write.deleteFrom("quotes").execute();
      process.kill(process.pid, "SIGKILL");
      await new Promise(() => {});
    }]);`);
  expect(signal).toBe("SIGKILL");
  const store = await open(path);
  expect(await store.integrity()).toEqual([]);
  expect(textsOf(await store.seenBy("everything").quotes(aQuery({ words: "tide" })))).toEqual([
    "The tide table is wrong",
  ]);

  const engine = sqliteEngine(path, connect(path));
  onTestFinished(() => engine.close());
  const again = async (write: Parameters<Parameters<typeof engine.durably>[0]>[0]) => {
    await write.schema.alterTable("quotes").addColumn("half", "text").execute();
  };
  await migrate(engine, [...MIGRATIONS, again]);
  await migrate(engine, [...MIGRATIONS, again]);
});

test("a second bot on the same store is refused until the first ends, however it ends", async () => {
  const path = join(aFolder(), "store.sqlite");
  const store = await open(path);
  const claim = await store.claimInstance();
  await expect(store.claimInstance()).rejects.toMatchObject({ code: "busy" });
  const claiming = `
    import { openSqlite } from "~/store/sqlite/open.ts";
    const store = await openSqlite(${JSON.stringify(path)});
    await store.claimInstance().then(() => console.log("claimed"), (error) => console.log(error.message));
    process.kill(process.pid, "SIGKILL");`;
  expect(runAside(claiming).output).toContain("another Soundbite runs on this store");
  await claim.release();
  expect(runAside(claiming)).toMatchObject({ signal: "SIGKILL", output: expect.stringContaining("claimed") });
  await (await store.claimInstance()).release();
});

test("a full disk is told in words, nothing is half-written, and it goes on once there is room", async () => {
  const path = join(aFolder(), "store.sqlite");
  const database = connect(path);
  const engine = sqliteEngine(path, database);
  await migrate(engine);
  const store = createStore(engine);
  onTestFinished(() => store.close());
  await keepAll(store, [SAID]);
  const { page_count: pages } = database.prepare("pragma page_count").get() as { page_count: number };
  database.exec(`pragma max_page_count = ${pages + 2}`);
  const long = anArticle({ id: "long", text: "A long report. ".repeat(20_000) });
  await expect(store.keepArticle(long, "wire", SEEN)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("disk is full"),
  });
  expect(await store.seenBy("everything").article("long")).toBeNull();
  expect(await store.integrity()).toEqual([]);
  database.exec("pragma max_page_count = 1000000");
  expect(await store.keepArticle(long, "wire", SEEN)).toBe("new");
});

test("a file that is no store is told in words and not overwritten", async () => {
  const path = join(aFolder(), "store.sqlite");
  writeFileSync(path, "this is somebody's shopping list, not a database at all\n".repeat(100));
  await expect(openSqlite(path)).rejects.toMatchObject({ code: "store-damaged" });
});

test("an empty file is told as a store that was lost, with the way back, and is left as it is", async () => {
  const path = join(aFolder(), "store.sqlite");
  writeFileSync(path, "");
  await expect(openSqlite(path)).rejects.toMatchObject({
    code: "store-damaged",
    message: expect.stringMatching(/empty file.*Restore a backup.*delete the file/s),
  });
  expect(readFileSync(path)).toHaveLength(0);
});

test("a disk so full that not even SQLite's own files find room is told as a full disk", () => {
  const failure = Object.assign(new Error("disk I/O error"), { errcode: 10 });
  expect(sqliteProblem(failure, "store.sqlite", () => 4096)).toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("the disk is full; free some space"),
  });
  expect(sqliteProblem(failure, "store.sqlite", () => 1e9)).toMatchObject({
    message: expect.stringContaining("disk I/O error"),
  });
});

test("a folder that cannot be written is told in words", async () => {
  const file = join(aFolder(), "file");
  writeFileSync(file, "");
  await expect(openSqlite(join(file, "store.sqlite"))).rejects.toMatchObject({ code: "unavailable" });
});

test("a quote that no longer stands in its article is not shown, and the check tells", async () => {
  const path = join(aFolder(), "store.sqlite");
  const store = await open(path);
  await keepAll(store, [SAID]);
  const database = new DatabaseSync(path);
  database.exec("update articleVersions set text = replace(text, 'wrong', 'right')");
  database.close();
  expect(await store.seenBy("everything").quotes(aQuery({ words: "tide" }))).toEqual([]);
  expect(await store.integrity()).toEqual([`a quote does not stand in the article ${SAID.article.id}`]);
});

test("a search index that lost a row is told", async () => {
  const path = join(aFolder(), "store.sqlite");
  const store = await open(path);
  await keepAll(store, [SAID]);
  const database = new DatabaseSync(path);
  database.exec("delete from quoteSearch");
  database.close();
  expect(await store.integrity()).toEqual(["the search index of quotes differs from them in 1 rows"]);
});

test("a backup made while the store is written is whole, and opens as a store", async () => {
  const folder = aFolder();
  const store = await open(join(folder, "store.sqlite"));
  await keepAll(store, [SAID]);
  const copy = join(folder, "copy.sqlite");
  const writing = Array.from({ length: 30 }, (_, index) =>
    store.keepArticle(anArticle({ id: `later-${index}`, text: "x".repeat(50_000) }), "wire", SEEN),
  );
  await Promise.all([store.backup(copy), ...writing]);
  await expect(store.backup(copy)).rejects.toMatchObject({ code: "bad-input" });

  const restored = await open(copy);
  expect(await restored.integrity()).toEqual([]);
  expect(textsOf(await restored.seenBy("everything").quotes(aQuery({ words: "tide" })))).toEqual([
    "The tide table is wrong",
  ]);
  expect(await restored.keepArticle(anArticle({ id: "after" }), "wire", SEEN)).toBe("new");
});

test("two processes write to one store and lose nothing", async () => {
  const path = join(aFolder(), "store.sqlite");
  const store = await open(path);
  const other = runAside(`
    import { openSqlite } from "~/store/sqlite/open.ts";
    const store = await openSqlite(${JSON.stringify(path)});
    const article = ${JSON.stringify(anArticle({ id: "" }))};
    for (let index = 0; index < 20; index++) {
      await store.keepArticle({ ...article, id: "other-" + index }, "wire", ${JSON.stringify(SEEN)});
    }
    await store.close();
    console.log("done");`);
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => store.keepArticle(anArticle({ id: `own-${index}` }), "wire", SEEN)),
  );
  expect(other.output).toContain("done");
  expect(await store.counts()).toMatchObject({ articles: 40 });
});
