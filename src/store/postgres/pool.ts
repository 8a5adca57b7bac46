import { setTimeout as sleep } from "node:timers/promises";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { storableValues } from "../storable.ts";
import { PATIENCE_MILLISECONDS } from "./patience.ts";
import { isOutOfConnections, postgresProblem } from "./problems.ts";

/** How the database's own lists call a connection of ours. */
export const APPLICATION = "soundbite";
const MOST_CONNECTIONS = 8;
/** How long the server works on a question at most: none of ours needs so long, and one without an end holds up others. */
const LONGEST_MILLISECONDS = 120_000;
/** A process that stands still inside a transaction holds up all others: it is cut off before they give up what they asked. */
const LONGEST_STANDSTILL_MILLISECONDS = 30_000;
const LOOK_AGAIN_MILLISECONDS = 250;
/** What is not needed for so long is given back, since another process may wait for it. */
const IDLE_MILLISECONDS = 3_000;
/** Whole numbers of 64 bits, which the client gives as text by default: ours are all safe integers. */
const INT8 = 20;

/** Times are in milliseconds. */
export interface PoolLimits {
  /** How many connections it has. */
  readonly connections?: number;
  /** How long a question waits for a connection. */
  readonly patience?: number;
  /** How long the server works on one statement, a wait for another's lock included. */
  readonly longest?: number;
  /** How long a transaction may stand still before the server ends it, with its connection. */
  readonly standstill?: number;
}

/**
 * Connections as Kysely wants them; what they throw says what to do. A server that neither answers nor refuses, one without a
 * free connection and a pool whose connections are all at work are each waited for, `patience` milliseconds at most.
 */
export function poolForKysely(
  connectionString: string,
  {
    connections = MOST_CONNECTIONS,
    patience = PATIENCE_MILLISECONDS,
    longest = LONGEST_MILLISECONDS,
    standstill = LONGEST_STANDSTILL_MILLISECONDS,
  }: PoolLimits = {},
): PostgresPool {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (id: number, format) => (id === INT8 ? Number : pg.types.getTypeParser(id, format)),
  };
  const pool = new pg.Pool({
    connectionString,
    types,
    application_name: APPLICATION,
    max: connections,
    connectionTimeoutMillis: patience,
    statement_timeout: longest,
    idle_in_transaction_session_timeout: standstill,
    idleTimeoutMillis: IDLE_MILLISECONDS,
    keepAlive: true,
  });
  // A connection that breaks is replaced at the next question, and a question under way fails by itself: without a listener
  // for idle ones here, and for those in use below, the `error` event would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return {
    options: {},
    end: () => pool.end(),
    connect: async () => clientForKysely(await attempt(connectPatiently(pool, patience / LOOK_AGAIN_MILLISECONDS))),
  };
}

/** Others give connections back all the time, and so do the other questions of this process. */
async function connectPatiently(pool: pg.Pool, looks: number): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (thrown) {
    if (!isOutOfConnections(thrown) || looks < 1) throw thrown;
    await sleep(LOOK_AGAIN_MILLISECONDS);
    return connectPatiently(pool, looks - 1);
  }
}

function clientForKysely(client: pg.PoolClient): PostgresPoolClient {
  const query: unknown = (sql: string, parameters: readonly unknown[]) =>
    attempt(client.query(sql, storableValues(parameters)));
  return {
    query: query as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy),
  };
}

export async function attempt<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw postgresProblem(thrown);
  }
}
