import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Problem } from "../../model/problem.ts";
import type { Engine } from "../engine.ts";
import { attempt } from "./pool.ts";

/** Ours among the advisory locks of the database: "snd" in ASCII. */
const LOCK = 0x73_6e_64;
const RENEW_MILLISECONDS = 20_000;
const ANSWER_MILLISECONDS = 10_000;
const AGAIN_MILLISECONDS = 1_000;

/**
 * Locks a store for one bot by an advisory lock on a connection of its own: the server lets go of it when the connection
 * ends, so no lock outlives a crash. Where the connection breaks, the lock is taken again as soon as the server is there;
 * `inDoubt` is called where somebody else has it then, which may be our own broken connection until the server drops it.
 */
export const lockDatabase =
  (connectionString: string): Engine["lockInstance"] =>
  async (inDoubt) => {
    const first = await lockedClient(connectionString);
    if (first === null) {
      throw new Problem("busy", "another Soundbite runs on this PostgreSQL database; stop it first");
    }
    const stop = new AbortController();
    const holding = hold(first, () => lockAgain(connectionString, inDoubt, stop.signal), stop.signal);
    return {
      release: async () => {
        stop.abort();
        await holding;
      },
    };
  };

async function hold(first: pg.Client, again: () => Promise<pg.Client | null>, stop: AbortSignal): Promise<void> {
  for (let client: pg.Client | null = first; client !== null; client = stop.aborted ? null : await again()) {
    await broken(client, stop);
    await client.end().catch(() => undefined);
  }
}

/** Settles when the connection is lost, or on the signal. A connection that only seems open is found out by asking. */
async function broken(client: pg.Client, stop: AbortSignal): Promise<void> {
  const gone = new AbortController();
  const onGone = () => gone.abort();
  client.on("error", onGone).on("end", onGone);
  const asking = setInterval(() => void client.query("select 1").catch(onGone), RENEW_MILLISECONDS);
  asking.unref();
  const either = AbortSignal.any([gone.signal, stop]);
  if (!either.aborted) await once(either, "abort");
  clearInterval(asking);
}

/** Tries until it has the lock; null on the signal. */
async function lockAgain(
  connectionString: string,
  inDoubt: () => Promise<unknown>,
  stop: AbortSignal,
): Promise<pg.Client | null> {
  while (!stop.aborted) {
    const client = await lockedClient(connectionString).catch(() => null);
    if (client) return client;
    await inDoubt();
    await sleep(AGAIN_MILLISECONDS, undefined, { signal: stop, ref: false }).catch(() => undefined);
  }
  return null;
}

/** A connection that has the lock; null where another has it. */
async function lockedClient(connectionString: string): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString,
    application_name: "soundbite instance",
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_MILLISECONDS,
    query_timeout: ANSWER_MILLISECONDS,
  });
  client.on("error", () => undefined);
  await attempt(client.connect());
  try {
    const { rows } = await attempt(client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [LOCK]));
    if (rows[0]?.got === true) return client;
  } catch (thrown) {
    await client.end().catch(() => undefined);
    throw thrown;
  }
  await client.end();
  return null;
}
