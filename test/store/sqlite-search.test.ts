import type { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { seededRandom } from "../../bench/seeded-random.ts";
import { openStoreOn } from "../../src/store/create-store.ts";
import { connect } from "../../src/store/sqlite/connection.ts";
import { sqliteEngine } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { aQuery, aReportOf, keepAll } from "../contracts/store/reports.ts";

/** At 2,000 trees FTS5 keeps nothing more, and says that the disk is full. */
const FEW_TREES = 20;

/** A store whose search is too large to be put in order in one step. */
async function aLargeSearch(): Promise<{ store: Store; database: DatabaseSync }> {
  const database = connect(":memory:");
  const store = await openStoreOn(sqliteEngine(":memory:", database));
  onTestFinished(() => store.close());
  const random = seededRandom(5);
  const word = () => Array.from({ length: 7 }, () => "abdeiklmnorstu"[Math.floor(random() * 14)]).join("");
  const said = () => ({ words: Array.from({ length: 12 }, word).join(" "), by: "Mara Lindqvist" });
  const reports = Array.from({ length: 80 }, (_, at) =>
    aReportOf(Array.from({ length: 15 }, said), { id: `large ${at}` }),
  );
  await keepAll(store, reports);
  return { store, database };
}

const aNewReport = (at: number) =>
  aReportOf([{ words: `Lock number ${at} is shut`, by: "Ivo Brandt" }], { id: `lock ${at}` });

function treesOf(database: DatabaseSync): number {
  const rows = database.prepare("select distinct segid as tree from quoteSearch_idx").all();
  return rows.length;
}

test("articles that come while the search is put in order do not make it begin anew", async () => {
  const { store, database } = await aLargeSearch();
  for (let at = 0; at < 60; at++) {
    await keepAll(store, [aNewReport(at)]);
    await store.tidySearch();
    expect(treesOf(database)).toBeLessThan(FEW_TREES);
  }
  const found = await store.seenBy("everything").quotes(aQuery({ words: "lock shut", limit: 100 }));
  expect(found).toHaveLength(60);
});

test("a search that a version before this one left half in order is put in order", async () => {
  const { store, database } = await aLargeSearch();
  for (let at = 0; at < 30; at++) {
    await keepAll(store, [aNewReport(at)]);
    database.exec("insert into quoteSearch (quoteSearch, rank) values ('merge', -2)");
  }
  expect(treesOf(database)).toBeGreaterThan(FEW_TREES);
  let steps = 0;
  while (await store.tidySearch()) expect(++steps).toBeLessThan(500);
  expect(treesOf(database)).toBeLessThan(5);
  const found = await store.seenBy("everything").quotes(aQuery({ words: "lock shut", limit: 100 }));
  expect(found).toHaveLength(30);
  expect(await store.integrity()).toEqual([]);
});
