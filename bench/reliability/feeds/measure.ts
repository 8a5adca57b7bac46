import { monitorEventLoopDelay } from "node:perf_hooks";
import { type Held, watchHeld } from "../../held-thread.ts";

/** What a run of reading feeds cost its process. */
export interface Cost {
  readonly articles: number;
  readonly seconds: number;
  /** Of the processor, all threads together: what a busy machine hardly changes. */
  readonly processorSeconds: number;
  /** How late the event loop was for what was due, in milliseconds. */
  readonly loopP99: number;
  readonly loopP999: number;
  readonly loopMax: number;
  readonly held: Held;
  /** The most that was resident, in MB. */
  readonly megabytes: number;
}

/** Runs `work`, which answers with how many articles it got. */
export async function measured(work: () => Promise<number>): Promise<Cost> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const [startedAt, processorAtStart] = [performance.now(), process.cpuUsage()];
  delay.enable();
  const held = watchHeld();
  const articles = await work();
  delay.disable();
  const { user, system } = process.cpuUsage(processorAtStart);
  return {
    articles,
    seconds: (performance.now() - startedAt) / 1000,
    processorSeconds: (user + system) / 1e6,
    loopP99: delay.percentile(99) / 1e6,
    loopP999: delay.percentile(99.9) / 1e6,
    loopMax: delay.max / 1e6,
    held: held(),
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}
