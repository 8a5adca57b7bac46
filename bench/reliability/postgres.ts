/**
 * `node bench/reliability/postgres.ts [--faults 50]`: PostgreSQL drops every connection, and at every fifth fault it is started
 * again, while articles are kept and digests posted. At the end each article that was taken is there, and each part stands
 * once in its channel.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import type { Chat, DeliveryKey, Posted } from "../../src/chat/chat.ts";
import { createDelivering } from "../../src/digest/deliver/deliver.ts";
import { Problem } from "../../src/model/problem.ts";
import { openPostgres } from "../../src/store/postgres/open.ts";
import { aDigest, anArticle, aSlot, aSubscription } from "../../test/builders.ts";
import { startPostgres } from "../../test/servers/postgres.ts";

const { values } = parseArgs({ options: { faults: { type: "string", default: "50" } } });
const FAULTS = Number(values.faults);
const START = Date.parse("2026-05-20T08:00:00Z");

const server = await startPostgres();
const address = await server.newDatabase();
const store = await openPostgres(address);
const claim = await store.claimInstance();
const posts: string[] = [];
const nameOf = ({ delivery, part }: DeliveryKey) => `${delivery}/${part}`;

const refuse = async (): Promise<never> => {
  throw new Problem("bad-input", "not asked for here");
};

/** A channel that remembers what stands in it. */
const chat: Chat = {
  name: "slack",
  start: async () => undefined,
  split: () => [],
  post: async (place, _part, key): Promise<Posted> => {
    posts.push(nameOf(key));
    return { place, id: nameOf(key), link: null };
  },
  edit: async () => undefined,
  find: async ({ place, key }) => (posts.includes(nameOf(key)) ? { place, id: nameOf(key), link: null } : "absent"),
  workspaceOf: async () => null,
  tags: async () => [],
  isOwn: async () => true,
  tellPerson: refuse,
  examine: refuse,
  stop: async () => undefined,
};

/** The clock runs fast here: no digest is too old. */
const grace = Number.MAX_SAFE_INTEGER;
let minutes = 0;
const now = () => new Date(START + minutes * 60_000);
const failures = new Map<string, number>();
const note = (thrown: unknown) => {
  const words = thrown instanceof Problem ? thrown.code : `not a Problem: ${String(thrown)}`;
  failures.set(words, (failures.get(words) ?? 0) + 1);
};
const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      note(thrown);
      await sleep(20);
    }
  }
};

const subscription = { ...aSubscription(), chat: "slack" };
await store.keepSubscription(subscription);
const kept = new Set<string>();
const planned = new Set<string>();
let isOver = false;

async function keepArticles(): Promise<void> {
  for (let index = 0; !isOver; index++) {
    const id = `article-${index}`;
    await store.keepArticle(anArticle({ id }), "wire", now().toISOString()).then(() => kept.add(id), note);
    await sleep(5);
  }
}

async function postDigests(): Promise<void> {
  const stop = new AbortController();
  const posting = {
    store,
    chats: [chat],
    now,
    newId: randomUUID,
    pause: async () => undefined,
    tell: () => undefined,
    grace,
  };
  const delivering = createDelivering(posting, stop.signal);
  for (
    let index = 0;
    !isOver || (await again(() => store.deliveries(2000))).some(({ state }) => state === "open");
    index++
  ) {
    minutes += 3;
    if (!isOver) {
      const dueAt = now().toISOString();
      const id = `delivery-${index}`;
      const parts = ["top", "thread"].map((summary) => ({ summary, blocks: [] }));
      const slot = aSlot(subscription.id, dueAt);
      const plan = {
        id,
        slot,
        digest: aDigest({ id: `digest-${index}` }),
        tenant: "",
        parts,
        madeAt: dueAt,
        late: null,
      };
      await store.planDelivery(plan).then(() => planned.add(id), note);
    }
    delivering.begin();
    await delivering.idle();
    await sleep(5);
  }
}

async function breakThings(): Promise<void> {
  for (let fault = 1; fault <= FAULTS; fault++) {
    await sleep(100);
    if (fault % 5 === 0 && server.restart) await server.restart();
    else {
      const client = new pg.Client({ connectionString: address });
      client.on("error", () => undefined);
      await client.connect();
      await client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'soundbite%'",
      );
      await client.end();
    }
  }
  isOver = true;
}

await Promise.all([keepArticles(), postDigests(), breakThings()]);
const lost = [];
for (const id of kept) if ((await again(() => store.versions(id))).length === 0) lost.push(id);
const wanted = (await again(() => store.deliveries(5000))).flatMap(({ id, parts }) =>
  parts.map(({ part }) => `${id}/${part}`),
);
const missing = wanted.filter((name) => !posts.includes(name));
const doubled = posts.length - new Set(posts).size;
console.log(
  `${FAULTS} faults: ${kept.size} articles kept, ${lost.length} lost; ${wanted.length} parts, ${missing.length} missing, ` +
    `${doubled} doubled; failures told as ${JSON.stringify(Object.fromEntries(failures))}; ` +
    `${(await store.integrity()).length} damages`,
);
await claim.release();
await store.close();
await server.stop();
process.exitCode = lost.length + missing.length + doubled === 0 ? 0 : 1;
