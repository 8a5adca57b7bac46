/**
 * `node bench/move.ts [--articles 50000]`: a store of so many articles with three quotes each is moved from SQLite to PostgreSQL
 * and back by `soundbite store move`, each in a process of its own; the first and the last file are then compared by SQLite
 * itself. Linux only.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { openStore } from "../src/app/open-store.ts";
import { aReadArticle } from "../test/builders.ts";
import { startPostgres } from "../test/servers/postgres.ts";
import { tablesOf } from "../test/store/full-store.ts";
import { castOf, wireStory } from "./read/wire-story.ts";
import { seededRandom } from "./seeded-random.ts";

const MAIN = join(import.meta.dirname, "../src/main.ts");
const KEPT_AT_ONCE = 500;
const START = Date.parse("2025-01-01T00:00:00Z");
const QUARTER = 15 * 60_000;

const { values } = parseArgs({ options: { articles: { type: "string", default: "50000" } } });
const articles = Number(values.articles);

/** A made story whose first, third and fifth sentence stand for what somebody said. */
function aMadeReport(random: () => number, index: number) {
  const body = wireStory(random, 250, castOf(random));
  const at = new Date(START + index * QUARTER).toISOString();
  const ends = [...body.matchAll(/[.!?](?=\s|$)/g)].map(({ index: end }) => end + 1);
  const sentences = ends.map((end, number) => ({ start: number === 0 ? 0 : (ends[number - 1] ?? 0) + 1, end }));
  const speaker = { name: `Speaker ${index % 999} Brandt`, role: "harbour master", mention: null, group: false };
  const quotes = [0, 2, 4].flatMap((number) => {
    const range = sentences[number];
    return range ? [{ ranges: [range], kind: "direct" as const, cue: null, speaker, addressee: null }] : [];
  });
  const of = { id: `made:${index}`, url: null, outlet: `Outlet ${index % 40}`, publishedAt: at, text: body };
  return aReadArticle({ ...of, title: body.slice(0, 60) }, { quotes, sentences });
}

async function fill(address: string): Promise<void> {
  const store = await openStore(address);
  const random = seededRandom(1);
  for (let from = 0; from < articles; from += KEPT_AT_ONCE) {
    const count = Math.min(KEPT_AT_ONCE, articles - from);
    const reads = Array.from({ length: count }, (_, index) => aMadeReport(random, from + index));
    const seenAt = reads.at(-1)?.article.publishedAt ?? "";
    await store.keepArticles(
      reads.map(({ article }) => ({ article, sourceId: "made", leadKey: article.id, seenAt, tenant: "" })),
    );
    await store.keepReadings(reads);
  }
  await store.close();
}

interface Table {
  readonly table: string;
  readonly rows: number;
  readonly digest: string;
}

/** One move by the command line, with its time and the most memory that it had. */
async function move(name: string, from: string, to: string): Promise<readonly Table[]> {
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN, "store", "move", from, to, "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let used = { seconds: 0, megabytes: 0 };
  const looking = setInterval(() => {
    used = usageOf(child.pid) ?? used;
  }, 100);
  const out = await text(child.stdout);
  clearInterval(looking);
  const seconds = (performance.now() - started) / 1000;
  const { tables } = JSON.parse(out) as { readonly tables: readonly Table[] };
  const rows = tables.reduce((all, table) => all + table.rows, 0);
  console.log(
    `${name}: ${rows} rows in ${seconds.toFixed(0)} s (${used.seconds.toFixed(0)} s of the processor in its own process), ` +
      `at most ${used.megabytes.toFixed(0)} MB`,
  );
  return tables;
}

/** Ticks of the processor a second, as Linux counts them for programs. */
const TICKS = 100;

function usageOf(pid = 0) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    const most = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    // One that has ended has no memory any more.
    if (most === undefined) return null;
    return { seconds: (Number(fields[11]) + Number(fields[12])) / TICKS, megabytes: Number(most) / 1024 };
  } catch {
    return null;
  }
}

/** Rows that one file has and the other lacks, by SQLite's own comparison. */
function differences(first: string, last: string): number {
  const database = new DatabaseSync(first, { readOnly: true });
  database.prepare("attach ? as last").run(last);
  let differing = 0;
  for (const table of tablesOf(database)) {
    for (const [here, there] of [
      ["main", "last"],
      ["last", "main"],
    ]) {
      const query = `select count(*) as rows from (select * from ${here}.${table} except select * from ${there}.${table})`;
      differing += Number(database.prepare(query).get()?.["rows"]);
    }
  }
  database.close();
  return differing;
}

const folder = mkdtempSync(join(tmpdir(), "soundbite-move-"));
const server = await startPostgres();
try {
  const [first, middle, last] = [join(folder, "first.sqlite"), await server.newDatabase(), join(folder, "last.sqlite")];
  await fill(first);
  console.log(`${articles} articles, ${(statSync(first).size / 2 ** 20).toFixed(0)} MB`);
  const there = await move("SQLite to PostgreSQL", first, middle);
  const back = await move("PostgreSQL to SQLite", middle, last);
  const isSame = JSON.stringify(there) === JSON.stringify(back);
  const differing = differences(first, last);
  console.log(
    `counts and digests of ${there.length} tables ${isSame ? "the same" : "DIFFER"}; ${differing} rows differ`,
  );
  process.exitCode = isSame && differing === 0 ? 0 : 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
