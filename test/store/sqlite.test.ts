import { onTestFinished } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { storeContract } from "../contracts/store.ts";

storeContract("SQLite", async () => {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  return store;
});
