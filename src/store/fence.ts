import { Problem } from "../model/problem.ts";
import type { Write } from "./database.ts";
import type { Engine } from "./engine.ts";
import type { InstanceClaim } from "./store.ts";

/** The row of `sequences` that counts the bots that were started on this store. */
const INSTANCE = "instance";

/** An engine whose durable transactions fail once another bot has claimed the store that this one had claimed. */
export interface FencedEngine extends Engine {
  claim(): Promise<InstanceClaim>;
}

/**
 * A lock alone is no proof: it is gone with its connection, and another bot may have it before this one hears of that. So
 * each claim takes a number, and each durable transaction of whoever claimed asks whether the number is still the newest
 * (a fencing token, M. Kleppmann, 2016). Whoever never claimed, as the command line, is not asked.
 */
export function fenced(engine: Engine): FencedEngine {
  let token: number | null = null;
  let lost = new AbortController();
  const durably: Engine["durably"] = (work) =>
    engine.durably(async (write) => {
      if (token !== null && (await newestToken(engine, write)) !== token) {
        const problem = new Problem("busy", "another Soundbite has taken this store over; this one stops");
        lost.abort(problem);
        throw problem;
      }
      return work(write);
    });
  return {
    ...engine,
    durably,
    async claim() {
      // What cannot be asked now is asked again at the next doubt, and before anything is written.
      const lock = await engine.lockInstance(() => durably(async () => undefined).catch(() => undefined));
      lost = new AbortController();
      token = await engine.durably(takeToken);
      return {
        lost: lost.signal,
        release: async () => {
          token = null;
          await lock.release();
        },
      };
    },
  };
}

async function takeToken(write: Write): Promise<number> {
  const { next } = await write
    .insertInto("sequences")
    .values({ name: INSTANCE, next: 1 })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(({ eb }) => ({ next: eb("sequences.next", "+", 1) })))
    .returning("next")
    .executeTakeFirstOrThrow();
  return next;
}

/** Nobody takes a newer one before the transaction ends. */
async function newestToken({ sharedLock }: Engine, write: Write): Promise<number | null> {
  const row = await write
    .selectFrom("sequences")
    .where("name", "=", INSTANCE)
    .select("next")
    .modifyEnd(sharedLock)
    .executeTakeFirst();
  return row?.next ?? null;
}
