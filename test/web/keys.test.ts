import { describe, expect, onTestFinished, test } from "vitest";
import { addKey, keptKeys, removeKey } from "../../src/app/room/kept-keys.ts";
import { roomPasses } from "../../src/app/room/room-passes.ts";
import { openPostgres } from "../../src/store/postgres/open.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { keyFor } from "../../src/web/api/keys.ts";
import { startPostgres, whyNoPostgres } from "../servers/postgres.ts";

const NOW = new Date("2026-03-05T08:00:00.000Z");
const SCOPES = ["read"] as const;

const kinds = [
  { name: "SQLite", openTwo: async () => twice(await openSqlite(":memory:")), whySkipped: null },
  { name: "PostgreSQL", openTwo: onOneDatabase, whySkipped: await whyNoPostgres() },
];

/** SQLite's second connection in one process would wait for the first on the thread that both run on. */
function twice(store: Store): readonly [Store, Store] {
  onTestFinished(() => store.close());
  return [store, store];
}

async function onOneDatabase(): Promise<readonly [Store, Store]> {
  const server = await startPostgres();
  const address = await server.newDatabase();
  const [one, other] = [await openPostgres(address), await openPostgres(address)];
  onTestFinished(async () => {
    await one.close();
    await other.close();
    await server.stop();
  });
  return [one, other];
}

for (const { name, openTwo, whySkipped } of kinds) {
  describe.skipIf(whySkipped !== null)(`on ${name}`, () => {
    test("of keys that several make at the same moment each opens, and each name is given once", async () => {
      const [one, other] = await openTwo();
      const names = ["a", "b", "c", "d", "e", "f", "twice", "twice"];
      const made = await Promise.allSettled(
        names.map((key, at) => addKey(at % 2 === 0 ? one : other, { name: key, scopes: SCOPES, tenant: "" }, NOW)),
      );
      const tokens = made.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
      expect(tokens).toHaveLength(7);
      const kept = await keptKeys(one);
      expect(kept.map((key) => key.name).sort()).toEqual([...new Set(names)]);
      expect(tokens.map((token) => keyFor(token, kept)).filter((key) => key === null)).toEqual([]);
      await Promise.all(["a", "b", "c"].map((key, at) => removeKey(at === 0 ? one : other, key, NOW)));
      expect((await keptKeys(other)).map((key) => key.name).sort()).toEqual(["d", "e", "f", "twice"]);
    }, 120_000);

    test("two processes that open the room for the first time sign with one secret", async () => {
      const [one, other] = await openTwo();
      const [first, second] = await Promise.all([roomPasses(one, NOW), roomPasses(other, NOW)]);
      const pass = first.issue("slack:T1", new Date("2027-01-01T00:00:00Z"));
      expect(second.read(pass, NOW)).toEqual(first.read(pass, NOW));
      expect(second.read(pass, NOW)).not.toBeNull();
    }, 120_000);
  });
}
