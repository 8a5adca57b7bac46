import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Write } from "../../src/store/database.ts";
import type { Engine } from "../../src/store/engine.ts";
import { expanding, MIGRATIONS, migrate } from "../../src/store/migrations/migrate.ts";
import { openPostgres, postgresEngine } from "../../src/store/postgres/open.ts";
import { connect } from "../../src/store/sqlite/connection.ts";
import { openSqlite, sqliteEngine } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { anArticle } from "../builders.ts";
import { SEEN } from "../contracts/store/reports.ts";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../servers/postgres.ts";

const addsColumn = expanding(async (write) => {
  await write.schema.alterTable("articles").addColumn("mood", "text").execute();
});
const dropsColumn = async (write: Write) => {
  await write.schema.alterTable("articles").dropColumn("mood").execute();
};

interface Place {
  open(): Promise<Store>;
  engine(): Engine;
}

function programsOfTwoVersions(newPlace: () => Promise<Place>): void {
  const aPlace = async () => {
    const place = await newPlace();
    const engine = place.engine();
    onTestFinished(() => engine.close());
    const open = async () => {
      const store = await place.open();
      onTestFinished(() => store.close());
      return store;
    };
    return { open, update: (...steps: typeof MIGRATIONS) => migrate(engine, [...MIGRATIONS, ...steps]) };
  };

  test("a store that a newer program only expanded is worked on by those that run, and opened by those that start", async () => {
    const { open, update } = await aPlace();
    const running = await open();
    await update(addsColumn);
    await running.keepArticle(anArticle({ id: "beside" }), "wire", SEEN);
    const restarted = await open();
    expect(await restarted.counts()).toMatchObject({ articles: 1 });
    await restarted.keepArticle(anArticle({ id: "after" }), "wire", SEEN);
    expect(await running.counts()).toMatchObject({ articles: 2 });
  });

  test("once what they need is dropped, programs of the version before are refused in words", async () => {
    const { open, update } = await aPlace();
    await (await open()).counts();
    await update(addsColumn, dropsColumn);
    await expect(open()).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("newer Soundbite"),
    });
  });
}

describe("on SQLite", () => {
  programsOfTwoVersions(async () => {
    const folder = mkdtempSync(join(tmpdir(), "soundbite-versions-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, "store.sqlite");
    return { open: () => openSqlite(path), engine: () => sqliteEngine(path, connect(path)) };
  });
});

const whySkipped = await whyNoPostgres();

describe.skipIf(whySkipped !== null)(`on PostgreSQL${whySkipped ?? ""}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  programsOfTwoVersions(async () => {
    const address = await server.newDatabase();
    return { open: () => openPostgres(address), engine: () => postgresEngine(address) };
  });
});
