import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { aQuery, aReportOf, textsOf } from "../contracts/store/reports.ts";

/** More with `KILLS=50`. */
const KILLS = Number(process.env["KILLS"] ?? 6);
const OLD = 300;
const source = (path: string) => pathToFileURL(join(import.meta.dirname, "../../src", path)).href;

const PRUNING = (path: string) => `
  import { openSqlite } from "${source("store/sqlite/open.ts")}";
  import { prune } from "${source("digest/prune.ts")}";
  const store = await openSqlite(${JSON.stringify(path)});
  const bound = "2025-01-01T00:00:00.000Z";
  process.send("begun");
  const slow = { ...store, forget: (bounds) => store.forget(bounds, 3) };
  await prune(slow, { articles: bound, texts: bound, digests: null, seen: bound }, new AbortController().signal);
  process.send("done");`;

test("pruning that is killed again and again loses nothing that should stay, and ends", async () => {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-prune-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "store.sqlite");
  const store = await openSqlite(path);
  const reports = Array.from({ length: OLD + 20 }, (_, index) => {
    const year = index < OLD ? 2023 : 2025;
    const id = `https://ellery-courier.example/${index}`;
    return aReportOf([{ words: `Lock number ${index} is shut`, by: "Ivo Brandt" }], {
      id,
      url: id,
      publishedAt: `${year}-03-01T08:00:00.000Z`,
    });
  });
  for (const report of reports) {
    const seenAt = report.article.publishedAt ?? "";
    await store.keepArticle(report.article, "wire", seenAt);
    await store.keepReading(report);
  }
  await store.close();
  let kills = 0;
  for (let isDone = false; !isDone; ) {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", PRUNING(path)], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    await once(child, "message");
    const done = once(child, "message").then(() => "done");
    if (kills < KILLS) {
      kills += 1;
      const left = await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 5 * kills))]);
      isDone = left === "done";
      child.kill("SIGKILL");
    } else {
      await done;
      isDone = true;
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }
  expect(kills).toBeGreaterThan(0);
  const after = await openSqlite(path);
  onTestFinished(() => after.close());
  expect(await after.integrity()).toEqual([]);
  expect(await after.counts()).toMatchObject({ articles: 20, quotes: 20 });
  expect(
    textsOf(await after.seenBy("everything").quotes(aQuery({ words: `Lock number ${OLD + 5}`, limit: 1 }))),
  ).toEqual([`Lock number ${OLD + 5} is shut`]);
});
