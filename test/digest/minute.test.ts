import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createBot } from "../../src/app/bot.ts";
import { planningFor } from "../../src/app/posting.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import { buildSources } from "../../src/app/sources.ts";
import { loadConfig } from "../../src/config/load.ts";
import { homesOf } from "../../src/digest/deliver/homes.ts";
import { eachMinute } from "../../src/digest/minute.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { aSubscription } from "../builders.ts";
import { createPlatform } from "./deliver/platform.ts";

test("a bot that starts again at once, and waits for its first rounds, does not say that it was down", async () => {
  const inbox = mkdtempSync(join(tmpdir(), "minute-"));
  const store = await openSqlite(":memory:");
  let time = Date.parse("2026-03-05T07:59:30.000Z");
  const now = () => new Date(time);
  const config = { ...loadConfig(undefined, {}), sources: [{ files: inbox, name: "Inbox", topics: [] }] };
  const built = buildSources(config, now);
  onTestFinished(async () => {
    await built.close();
    await store.close();
    rmSync(inbox, { recursive: true });
  });
  const made = createBot({ config, store, sources: built.sources, read: readByRules, model: null, now });
  const bot = { ...made, archive: async () => ({ html: "", written: false }) as never };
  await store.keepRecord("heartbeat", { at: "2026-03-05T07:58:30.000Z", details: null });
  await store.keepSubscription(
    aSubscription({
      chat: "slack",
      topics: [],
      cron: "0 8 * * *",
      timeZone: "UTC",
      createdAt: "2026-03-04T08:30:00.000Z",
    }),
  );
  const slowly = async () => {
    time += 110_000;
  };
  const collecting = { catchUp: slowly, begin: () => undefined, idle: async () => undefined };
  const { chat } = createPlatform(now, [].values());
  const delivering = { begin: () => undefined, idle: async () => 0 };
  const planning = planningFor({ bot, chats: [chat], log: silentLog }, homesOf([chat]));
  const tellFollowers = async () => undefined;
  await eachMinute({ planning, delivering, collecting, tellFollowers, now, onFailed: () => undefined })();
  const [delivery] = await store.deliveries(1);
  expect(delivery?.slot.dueAt).toBe("2026-03-05T08:00:00.000Z");
  expect(delivery?.late ?? "").not.toContain("down");
});
