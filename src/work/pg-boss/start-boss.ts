import { PgBoss } from "pg-boss";
import { TRIES } from "../queue.ts";

/** pg-boss keeps its tables in a schema of its own, beside the store's. */
export const SCHEMA = "soundbite_work";
/** Who works says so again and again; whoever was silent for so long is gone, and somebody else takes what was theirs. */
const SILENCE_SECONDS = 15;
export const BEAT_MILLISECONDS = 4_000;
const LOOK_FOR_SILENT_SECONDS = 5;
/** A safeguard only: who is alive and works longer than this has no end. */
const LONGEST_SECONDS = 6 * 60 * 60;

/** Runs statements as the `pg` client does. */
export interface Database {
  run(text: string, values?: readonly unknown[]): Promise<{ readonly rows: unknown[] }>;
}

/** Makes or updates the tables, and a queue for each kind. `tell` hears what goes wrong beside the work. Throws what the database does. */
export async function startBoss(
  database: Database,
  kinds: readonly string[],
  tell: (words: string) => void,
): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.run(text, values) as Promise<{ rows: unknown[] }> },
    schema: SCHEMA,
    // Slots and times are the bot's own business.
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: LOOK_FOR_SILENT_SECONDS,
    monitorIntervalSeconds: LOOK_FOR_SILENT_SECONDS,
  });
  boss.on("error", (error) => tell(`the queue: ${error.message}`));
  boss.on("warning", ({ message }) => tell(`the queue: ${message}`));
  await boss.start();
  for (const kind of kinds) {
    await boss.createQueue(kind, {
      // One of a key, whether it waits or is under way.
      policy: "exclusive",
      retryLimit: TRIES - 1,
      // What a silent one had is taken at once; what failed rests, see `failWith`.
      retryDelay: 0,
      heartbeatSeconds: SILENCE_SECONDS,
      expireInSeconds: LONGEST_SECONDS,
    });
  }
  return boss;
}
