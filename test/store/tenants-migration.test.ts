import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { MIGRATIONS, migrate } from "../../src/store/migrations/migrate.ts";
import { connect } from "../../src/store/sqlite/connection.ts";
import { openSqlite, sqliteEngine } from "../../src/store/sqlite/open.ts";

/** The store of a bot from before there were walls: three articles, of a configured feed, an added and a removed one. */
async function anOldStore(path: string): Promise<void> {
  const engine = sqliteEngine(path, connect(path));
  await migrate(engine, MIGRATIONS.slice(0, 4));
  await engine.close();
  const database = new DatabaseSync(path);
  const added = { id: "added:1", chat: "discord", workspace: "1", url: "https://x.example", name: "X" };
  database.prepare("insert into addedSources values (?, ?)").run(added.id, JSON.stringify(added));
  const sources = [["feed:a", "added:1"], ["added:1"], ["added:gone"]];
  for (const [index, of] of sources.entries()) {
    const key = (index + 1) * 10;
    const speaker = ["Ivo Brandt", "Mara Lindqvist", "Zeno Hallam"][index] ?? "";
    database.exec(
      `insert into articles (key, id, at, firstSeenAt, version) values (${key}, 'a${index}', 1, '2025-01-01', 1)`,
    );
    const details = JSON.stringify({ url: null, title: null, outlet: "X", agencies: [] });
    database
      .prepare("insert into articleVersions values (?, 1, '2025-01-01', ?, ?)")
      .run(key, "Tide is wrong", details);
    for (const [position, source] of of.entries()) {
      database.prepare("insert into articleSources values (?, ?, ?, '2025', '')").run(key, source, position);
    }
    database
      .prepare("insert into quotes values (?, ?, 'direct', ?, 0, 4, ?, null, 'X')")
      .run(key, key, JSON.stringify([{ start: 0, end: 4, text: "Tide" }]), speaker);
    database.prepare("insert into names values ('speaker', ?, 1)").run(speaker);
    database
      .prepare("insert into nameWords values ('speaker', ?, ?)")
      .run(speaker.slice(0, 4).toLowerCase().trim(), speaker);
  }
  const subscription = { chat: "discord", workspace: "1", place: "c" };
  database.prepare("insert into subscriptions values ('s', 'active', null, ?)").run(JSON.stringify(subscription));
  for (const id of ["posted", "asked"]) {
    database.prepare("insert into digests values (?, 'morning', 1, '2025', ?)").run(id, JSON.stringify({ id }));
  }
  database.exec(
    "insert into deliveries (id, subscriptionId, dueAt, state, digestId, madeAt, notBefore, leaseUntil) values ('d', 's', 1, 'posted', 'posted', '2025', 0, 0)",
  );
  database.close();
}

test("what a workspace had added before there were walls is its own afterwards", async () => {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "store.sqlite");
  await anOldStore(path);
  const store = await openSqlite(path);
  onTestFinished(() => store.close());
  const seenBy = async (...scope: readonly string[]) => {
    const view = store.seenBy(scope);
    const articles = await Promise.all(["a0", "a1", "a2"].map((id) => view.article(id)));
    const digests = await Promise.all(["posted", "asked"].map((id) => view.digest(id)));
    return [...articles, ...digests].filter((one) => one !== null).map(({ id }) => id);
  };
  expect(await seenBy("", "discord:1")).toEqual(["a0", "a1", "posted"]);
  expect(await seenBy("", "discord:2")).toEqual(["a0"]);
  expect(await store.seenBy(["", "discord:2"]).suggest("speaker", "", 9)).toEqual(["Ivo Brandt"]);
  expect(await store.seenBy(["", "discord:1"]).suggest("speaker", "", 9)).toEqual(["Ivo Brandt", "Mara Lindqvist"]);
  expect(await store.seenBy("everything").suggest("outlet", "", 9)).toEqual(["X"]);
  expect((await store.unread(9)).map(({ id }) => id)).toEqual(["a0", "a1", "a2"]);
});
