import { inProcessQueue } from "../../src/work/in-process.ts";
import { workQueueContract } from "../contracts/work-queue.ts";

workQueueContract("of one process", async () => {
  const rests: (() => void)[] = [];
  const queue = inProcessQueue({
    now: () => new Date("2025-02-13T06:00:00.000Z"),
    after: (_, work) => void rests.push(work),
  });
  return {
    queue,
    passRest: async () => {
      for (const work of rests.splice(0)) work();
    },
  };
});
