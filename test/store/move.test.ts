import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { moveBetween } from "../../src/app/move-store.ts";
import { openStore } from "../../src/app/open-store.ts";
import { checkTable } from "../../src/store/move/check.ts";
import { connect } from "../../src/store/sqlite/connection.ts";
import { sqliteEngine } from "../../src/store/sqlite/open.ts";
import { anArticle } from "../builders.ts";
import { aQuery, aReportOf, keepAll, SEEN, textsOf } from "../contracts/store/reports.ts";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../servers/postgres.ts";
import { dumpOf, fillEveryTable, tablesOf } from "./full-store.ts";
import { runAside } from "./run-aside.ts";

const whySkipped = await whyNoPostgres();

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-move-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const move = (from: string, to: string, signal = new AbortController().signal) =>
  moveBetween(from, to, () => undefined, signal);

async function aFullStore(): Promise<string> {
  const path = join(aFolder(), "full.sqlite");
  await fillEveryTable(path);
  return path;
}

/** The move in a process of its own, killed when so many rows are through a step. */
const killedAt = (from: string, to: string, step: string, rows: number) =>
  runAside(`
    import { moveBetween } from "~/app/move-store.ts";
    await moveBetween(${JSON.stringify(from)}, ${JSON.stringify(to)}, (now) => {
      if (now.step === "${step}" && now.rows >= ${rows}) process.kill(process.pid, "SIGKILL");
    }, new AbortController().signal);`);

const REPORTS = [
  aReportOf([{ words: "The tide table is wrong", by: "Ivo Brandt", role: "harbour master" }], {
    id: "tide",
    url: null,
  }),
  aReportOf([{ words: ["Nobody slept", "we counted boats"], by: "Mara Lindqvist" }], {
    id: "boats",
    title: "Night\ud800",
  }),
];

/** What a move to and from a kind of database must keep, whichever it is. */
function movesTo(name: string, newTarget: () => Promise<string>): void {
  describe(`a move to ${name} and back`, () => {
    test("keeps every row of every table, and the source as it is", async () => {
      const [path, target, again] = [await aFullStore(), await newTarget(), join(aFolder(), "again.sqlite")];
      const bytes = readFileSync(path);
      const there = await move(path, target);
      expect(readFileSync(path).equals(bytes)).toBe(true);
      for (const { table, rows } of there.tables) expect(rows, table).toBeGreaterThan(0);
      const back = await move(target, again);
      expect(back.tables).toEqual(there.tables);
      expect(dumpOf(again)).toEqual(dumpOf(path));
    });

    test("finds and suggests the same, and the bot goes on with it", async () => {
      const [path, target] = [join(aFolder(), "store.sqlite"), await newTarget()];
      const store = await openStore(path);
      await keepAll(store, REPORTS);
      await store.close();
      await move(path, target);
      const moved = await openStore(target);
      onTestFinished(() => moved.close());
      const view = moved.seenBy("everything");
      expect(textsOf(await view.quotes(aQuery({ words: "tide" })))).toEqual(["The tide table is wrong"]);
      expect(textsOf(await view.quotes(aQuery({ words: "counted boats" })))).toEqual(["Nobody slept"]);
      expect(textsOf(await view.quotes(aQuery({ words: "", speaker: "harbour master" })))).toHaveLength(1);
      expect(await view.searchArticles({ words: "night boats", limit: 9 })).toMatchObject([{ id: "boats" }]);
      expect(await view.suggest("speaker", "lind", 9)).toEqual(["Mara Lindqvist"]);
      expect(await moved.integrity()).toEqual([]);
      await keepAll(moved, [
        aReportOf([{ words: "A third lock opens", by: "Ivo Brandt" }], { id: "third", url: null }),
      ]);
      expect(textsOf(await view.quotes(aQuery({ words: "lock" })))).toEqual(["A third lock opens"]);
      expect(await moved.integrity()).toEqual([]);
    });

    test("killed anywhere, leaves the source whole and a target that no bot takes, and is made again", async () => {
      const [path, target] = [await aFullStore(), await newTarget()];
      const before = dumpOf(path);
      for (const [step, rows] of [
        ["moved", 1],
        ["moved", 300],
        ["indexed", 1],
        ["checked", 500],
      ] as const) {
        expect(killedAt(path, target, step, rows).signal).toBe("SIGKILL");
        await expect(openStore(target)).rejects.toMatchObject({
          code: "unavailable",
          message: expect.stringContaining("store move"),
        });
        expect(dumpOf(path)).toEqual(before);
      }
      const again = join(aFolder(), "again.sqlite");
      await move(path, target);
      await move(target, again);
      expect(dumpOf(again)).toEqual(before);
    });

    test("that is stopped says so and is made again", async () => {
      const [path, target] = [await aFullStore(), await newTarget()];
      await expect(move(path, target, AbortSignal.abort())).rejects.toMatchObject({ code: "cancelled" });
      await expect(openStore(target)).rejects.toMatchObject({ code: "unavailable" });
      await move(path, target);
      await (await openStore(target)).close();
    });

    test("is refused where the target holds a row, which stays", async () => {
      const [path, target] = [await aFullStore(), await newTarget()];
      const store = await openStore(target);
      await store.keepArticle(anArticle({ id: "there" }), "wire", SEEN);
      await store.close();
      await expect(move(path, target)).rejects.toMatchObject({
        code: "bad-input",
        message: expect.stringContaining("holds rows already; name a new"),
      });
      const kept = await openStore(target);
      onTestFinished(() => kept.close());
      expect(await kept.counts()).toMatchObject({ articles: 1 });
    });

    test("goes into a store that was opened and never used", async () => {
      const target = await newTarget();
      await (await openStore(target)).close();
      await move(await aFullStore(), target);
    });

    test("is refused while a bot runs on the target, or on it as the source", async () => {
      const [path, target] = [await aFullStore(), await newTarget()];
      const store = await openStore(target);
      const claim = await store.claimInstance();
      await expect(move(path, target)).rejects.toMatchObject({
        code: "busy",
        message: expect.stringContaining("stop it first"),
      });
      await expect(move(target, join(aFolder(), "other.sqlite"))).rejects.toMatchObject({ code: "busy" });
      await claim.release();
      await store.close();
    });
  });
}

movesTo("SQLite", async () => join(aFolder(), "new", "target.sqlite"));

describe.skipIf(whySkipped !== null)(`with a server${whySkipped ?? ""}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  movesTo("PostgreSQL", () => server.newDatabase());
});

test("a source of another version is refused with what to do, and is not changed", async () => {
  const path = await aFullStore();
  const [before, target] = [dumpOf(path), join(aFolder(), "target.sqlite")];
  const database = new DatabaseSync(path);
  database.exec("delete from schemaVersions where version = (select max(version) from schemaVersions)");
  await expect(move(path, target)).rejects.toMatchObject({ message: expect.stringContaining("soundbite doctor") });
  database.exec("insert into schemaVersions values (999)");
  await expect(move(path, target)).rejects.toMatchObject({ message: expect.stringContaining("update the program") });
  database.close();
  expect(dumpOf(path)).toEqual(before);
  expect(existsSync(target)).toBe(false);
});

test("a source that is no store, or is not there, makes no target", async () => {
  const folder = aFolder();
  const target = join(folder, "target.sqlite");
  await expect(move(join(folder, "none.sqlite"), target)).rejects.toMatchObject({ code: "not-found" });
  const notes = join(folder, "notes.sqlite");
  const database = new DatabaseSync(notes);
  database.exec("create table notes (words text)");
  database.close();
  const bytes = readFileSync(notes);
  await expect(move(notes, target)).rejects.toMatchObject({ code: "not-found" });
  await expect(move(await aFullStore(), notes)).rejects.toMatchObject({
    code: "bad-input",
    message: expect.stringContaining("another program"),
  });
  expect(readFileSync(notes).equals(bytes)).toBe(true);
  writeFileSync(join(folder, "text.sqlite"), "no database at all".repeat(99));
  await expect(move(join(folder, "text.sqlite"), target)).rejects.toMatchObject({ code: "store-damaged" });
  expect(existsSync(target)).toBe(false);
});

test("a store is not moved onto itself", async () => {
  const path = await aFullStore();
  await expect(move(path, path)).rejects.toMatchObject({ message: expect.stringContaining("the same store") });
});

test("a row that differs, is missing or too many is found", async () => {
  const [path, target] = [await aFullStore(), join(aFolder(), "target.sqlite")];
  await move(path, target);
  const [from, to] = [sqliteEngine(path, connect(path)), sqliteEngine(target, connect(target))];
  onTestFinished(async () => {
    await from.close();
    await to.close();
  });
  const check = () => checkTable("seenKeys", from.db, to.db, () => undefined);
  const change = new DatabaseSync(target);
  onTestFinished(() => change.close());
  expect(await check()).toMatchObject({ rows: 450 });
  const difference = { code: "store-damaged", message: expect.stringContaining("of seenKeys") };
  change.exec("update seenKeys set at = 9999 where at = 300");
  await expect(check()).rejects.toMatchObject(difference);
  change.exec("update seenKeys set at = 300 where at = 9999; insert into seenKeys values ('zzz', 1)");
  await expect(check()).rejects.toMatchObject(difference);
  change.exec("delete from seenKeys where key = 'zzz'");
  expect(await check()).toMatchObject({ rows: 450 });
  change.exec("delete from seenKeys where at = 17");
  await expect(check()).rejects.toMatchObject(difference);
});

test("every table of the store is moved", async () => {
  const path = await aFullStore();
  const { tables } = await move(path, join(aFolder(), "target.sqlite"));
  const database = new DatabaseSync(path, { readOnly: true });
  onTestFinished(() => database.close());
  expect(tables.map(({ table }) => table).sort()).toEqual([...tablesOf(database)].sort());
});
