/**
 * `node bench/reliability/scaling.ts [--feeds 1000] [--processes 1,2,3] [--latency 50]`: one round over feeds whose server takes so
 * many milliseconds for an answer, read by one, two and three processes on one PostgreSQL; time, memory, what waited in the queue.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { openQueue, WORK_KINDS } from "../../src/app/open-queue.ts";
import { openStore } from "../../src/app/open-store.ts";
import { startPostgres } from "../../test/servers/postgres.ts";
import type { Cost } from "./feeds/measure.ts";
import type { ProcessTask } from "./scaling/process.ts";

const { values } = parseArgs({
  options: {
    feeds: { type: "string", default: "1000" },
    processes: { type: "string", default: "1,2,3" },
    latency: { type: "string", default: "50" },
  },
});
const MEGABYTE = 1_048_576;
const LOOK_MILLISECONDS = 1_000;
const file = (name: string) => join(import.meta.dirname, name);
const now = () => new Date();

async function told<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, "message");
  return message as T;
}

interface Lag {
  /** The most that were queued, and the longest that the oldest of them had waited, in seconds. */
  readonly queued: number;
  readonly waited: number;
}

/** Looks at the queue as `/metrics` does. */
async function watchQueue(address: string): Promise<() => Promise<Lag>> {
  const queue = await openQueue(address, { now, tell: () => undefined });
  let [most, longest] = [0, 0];
  const look = async () => {
    for (const kind of WORK_KINDS) most = Math.max(most, (await queue.counts(kind)).queued);
    const [oldest] = await queue.jobs(1, "queued");
    if (oldest) longest = Math.max(longest, (Date.now() - Date.parse(oldest.queuedAt)) / 1_000);
  };
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, LOOK_MILLISECONDS);
  return async () => {
    clearInterval(timer);
    await looking;
    await queue.close();
    return { queued: most, waited: longest };
  };
}

async function databaseBytes(address: string): Promise<number> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>("select pg_database_size(current_database()) as bytes");
  await client.end();
  return Number(rows[0]?.bytes);
}

async function measure(processes: number, address: string, hosts: readonly string[]): Promise<string> {
  const store = await openStore(address);
  const stopWatching = await watchQueue(address);
  const children = Array.from({ length: processes }, () =>
    fork(file("scaling/process.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] }),
  );
  const begin = (index: number) => {
    const child = children[index] as ChildProcess;
    child.send({ hosts, store: address, begins: index === 0 } satisfies ProcessTask);
    return told(child);
  };
  await Promise.all(children.slice(1).map((_, index) => begin(index + 1)));
  await begin(0);
  const others = children.slice(1).map((child) => told<Cost>(child));
  const first = await told<Cost>(children[0] as ChildProcess);
  for (const child of children.slice(1)) child.send("over");
  const costs = [first, ...(await Promise.all(others))];
  const { articles } = await store.counts();
  const unread = (await store.unread(100_000)).length;
  await store.close();
  const { queued, waited } = await stopWatching();
  const each = (of: (cost: Cost) => number) => costs.map((cost) => of(cost).toFixed(0)).join(", ");
  return (
    `${processes} processes: ${articles} articles, ${unread} unread, ${first.seconds.toFixed(1)} s at a load of ${loadavg()[0]?.toFixed(0)}; ` +
    `processor ${each(({ processorSeconds }) => processorSeconds)} s; at most ${each(({ megabytes }) => megabytes)} MB; ` +
    `database ${((await databaseBytes(address)) / MEGABYTE).toFixed(0)} MB; at most ${queued} queued, the oldest for ${waited.toFixed(0)} s`
  );
}

const site = fork(file("feeds/site.ts"), [values.feeds, values.latency], {
  stdio: ["ignore", "inherit", "inherit", "ipc"],
});
const { hosts, healthy } = await told<{ readonly hosts: readonly string[]; readonly healthy: number }>(site);
console.log(
  `${hosts.length} feeds, a tenth failing, ${healthy} articles in the healthy ones, ${values.latency} ms an answer`,
);
const server = await startPostgres();
try {
  for (const processes of values.processes.split(",").map(Number)) {
    console.log(await measure(processes, await server.newDatabase(), hosts));
  }
} finally {
  site.kill();
  await server.stop();
}
