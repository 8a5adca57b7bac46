import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { storableValues } from "../storable.ts";
import { postgresProblem } from "./problems.ts";

/** How the database's own lists call a connection of ours. */
export const APPLICATION = "soundbite";
const MOST_CONNECTIONS = 8;
/** Whole numbers of 64 bits, which the client gives as text by default: ours are all safe integers. */
const INT8 = 20;

/** Connections as Kysely wants them; what they throw says what to do. */
export function poolForKysely(connectionString: string): PostgresPool {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (id: number, format) => (id === INT8 ? Number : pg.types.getTypeParser(id, format)),
  };
  const pool = new pg.Pool({ connectionString, max: MOST_CONNECTIONS, types, application_name: APPLICATION });
  // A connection that breaks is replaced at the next question, and a question under way fails by itself: without a listener
  // for idle ones here, and for those in use below, the `error` event would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return {
    options: {},
    end: () => pool.end(),
    connect: async () => clientForKysely(await attempt(pool.connect())),
  };
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
