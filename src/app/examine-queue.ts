import type { Config } from "../config/load.ts";
import { problemWords } from "../model/problem.ts";
import { type Finding, ill, unused, well } from "./finding.ts";
import { openQueue, WORK_KINDS } from "./open-queue.ts";
import { isPostgres } from "./open-store.ts";

/** Looks at what several processes share. */
export async function examineQueue({ store }: Pick<Config, "store">, now: () => Date): Promise<Finding> {
  try {
    if (!isPostgres(store)) return unused("queue", "in the memory of the bot that runs; its /metrics counts it");
    const queue = await openQueue(store, { now, tell: () => undefined });
    try {
      const all = await Promise.all(WORK_KINDS.map((kind) => queue.counts(kind)));
      const sum = (state: "queued" | "active" | "retrying" | "dead") =>
        all.reduce((so, counts) => so + counts[state], 0);
      const words = `${sum("queued")} queued, ${sum("active")} active, ${sum("retrying")} retrying, ${sum("dead")} dead`;
      if (sum("dead") === 0) return well("queue", words);
      const remedy = "`soundbite jobs --state dead` tells why; --retry ID tries one again, --drop ID forgets it";
      return ill("queue", words, remedy);
    } finally {
      await queue.close();
    }
  } catch (thrown) {
    return ill("queue", problemWords(thrown), "mend what it says, then run doctor again");
  }
}
