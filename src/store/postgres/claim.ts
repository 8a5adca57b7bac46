import pg from "pg";
import { Problem } from "../../model/problem.ts";
import { attempt } from "./pool.ts";

/** Ours among the advisory locks of the database: "snd" in ASCII. */
const LOCK = 0x73_6e_64;

/**
 * Claims a store by an advisory lock on a connection of its own: the server lets go of it when the connection ends, so
 * no claim outlives a crash.
 */
export async function claimDatabase(connectionString: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString, application_name: "soundbite instance" });
  client.on("error", () => undefined);
  await attempt(client.connect());
  const { rows } = await attempt(client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [LOCK]));
  if (rows[0]?.got !== true) {
    await client.end();
    throw new Problem("busy", "another Soundbite runs on this PostgreSQL database; stop it first");
  }
  return () => client.end();
}
