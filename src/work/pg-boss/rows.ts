import type { JobAttempt } from "pg-boss";
import { z } from "zod";
import type { Job, JobCounts, JobState } from "../queue.ts";
import { type Database, SCHEMA } from "./start-boss.ts";

/** How pg-boss calls the states; what is done is deleted. */
const STATES = { created: "queued", retry: "retrying", active: "active", failed: "dead" } as const;
const NAMES: Readonly<Record<JobState, string>> = {
  queued: "created",
  retrying: "retry",
  active: "active",
  dead: "failed",
};

const state = z.enum(["created", "retry", "active", "failed"]);
const count = z.object({ state, count: z.coerce.number() });
const job = z.object({
  id: z.string(),
  kind: z.string(),
  key: z.string(),
  state,
  retries: z.number(),
  problem: z.string().nullable(),
  queued_at: z.date(),
});

/** Whether something of a kind is under way or can be taken: also what was taken back from somebody who is gone. */
export async function isBusy(database: Database, kind: string): Promise<boolean> {
  const { rows } = await database.run(
    `select 1 from ${SCHEMA}.job where name = $1
      and (state in ('created', 'active') or (state = 'retry' and start_after <= now())) limit 1`,
    [kind],
  );
  return rows.length > 0;
}

/** Reads pg-boss's table of jobs, for what it has no question of its own: what is there now, not what was a minute ago. */
export async function countsOf(database: Database, kind: string): Promise<JobCounts> {
  const { rows } = await database.run(
    `select state::text, count(*) from ${SCHEMA}.job where name = $1 and state::text = any($2) group by state`,
    [kind, state.options],
  );
  const counts: Record<JobState, number> = { queued: 0, active: 0, retrying: 0, dead: 0 };
  for (const row of rows) {
    const { state: name, count: found } = count.parse(row);
    counts[STATES[name]] = found;
  }
  return counts;
}

export async function jobsIn(
  database: Database,
  {
    limit,
    states,
    id = null,
  }: { readonly limit: number; readonly states: readonly JobState[]; readonly id?: string | null },
): Promise<readonly Job[]> {
  const { rows } = await database.run(
    `select id::text, name as kind, data->>'key' as key, state::text, retry_count as retries, created_on as queued_at,
        coalesce(output->>'message', output->'value'->>'message') as problem
      from ${SCHEMA}.job where state::text = any($1) and ($2::text is null or id::text = $2) order by created_on, id limit $3`,
    [states.map((one) => NAMES[one]), id, limit],
  );
  return rows.map((row) => {
    const { queued_at, state: name, retries, ...told } = job.parse(row);
    const failures = name === "retry" || name === "failed" ? retries + 1 : retries;
    return { ...told, state: STATES[name], failures, queuedAt: queued_at.toISOString() };
  });
}

/** Says how long what somebody took is to rest if it fails now. */
export async function keepRest(database: Database, { id, retryCount }: JobAttempt, seconds: number): Promise<void> {
  await database.run(
    `update ${SCHEMA}.job set retry_delay = $3 where id = $1 and retry_count = $2 and state = 'active'`,
    [id, retryCount, seconds],
  );
}

/** Gives back what somebody took and did not do: it does not count as a failure. */
export async function giveBack(database: Database, { id, retryCount }: JobAttempt): Promise<void> {
  await database.run(
    `update ${SCHEMA}.job set state = 'created', started_on = null where id = $1 and retry_count = $2 and state = 'active'`,
    [id, retryCount],
  );
}

/** Forgets what is dead of some keys, as they are given to pg-boss. */
export async function forgetDead(database: Database, kind: string, keys: readonly string[]): Promise<void> {
  await database.run(`delete from ${SCHEMA}.job where name = $1 and state = 'failed' and singleton_key = any($2)`, [
    kind,
    keys,
  ]);
}
