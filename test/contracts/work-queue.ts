import { describe, expect, onTestFinished, test } from "vitest";
import { TRIES, type WorkQueue } from "../../src/work/queue.ts";

export interface OpenedQueue {
  readonly queue: WorkQueue;
  /** Lets what rests after a failure rest no longer. */
  readonly passRest: () => Promise<void>;
}

const KIND = "collect";
const NONE = { queued: 0, active: 0, retrying: 0, dead: 0 };

/** What every queue must do, wherever it is; `open` gives an empty one with the kind "collect". */
export function workQueueContract(name: string, open: () => Promise<OpenedQueue>): void {
  describe(`the queue ${name}`, () => {
    async function aQueue() {
      const opened = await open();
      const stop = new AbortController();
      onTestFinished(async () => {
        stop.abort();
        await opened.queue.close();
      });
      /** Works until it is stopped, at the latest when the test is over. */
      const work = (
        todo: (key: string, signal: AbortSignal) => Promise<void>,
        { atOnce = 8, signal = stop.signal } = {},
      ) => opened.queue.work(KIND, { atOnce, signal, work: todo });
      const idle = () => opened.queue.idle(KIND, stop.signal);
      return { ...opened, work, idle, counts: () => opened.queue.counts(KIND) };
    }

    test("a thing is there once while it waits or is under way, and can be put again once it is done", async () => {
      const { queue, work, idle, counts } = await aQueue();
      const begun = Promise.withResolvers<void>();
      const go = Promise.withResolvers<void>();
      const done: string[] = [];
      await queue.put(KIND, ["tide", "tide"]);
      await queue.put(KIND, ["tide"]);
      expect(await counts()).toEqual({ ...NONE, queued: 1 });
      void work(async (key) => {
        begun.resolve();
        await go.promise;
        done.push(key);
      });
      await begun.promise;
      await queue.put(KIND, ["tide"]);
      expect(await counts()).toEqual({ ...NONE, active: 1 });
      go.resolve();
      await idle();
      await queue.put(KIND, ["tide"]);
      await idle();
      expect(done).toEqual(["tide", "tide"]);
      expect(await counts()).toEqual(NONE);
    });

    test("several share the work: everything is done, and nothing twice", async () => {
      const { queue, work, idle } = await aQueue();
      const keys = Array.from({ length: 150 }, (_, index) => `source ${index} of "Ærø's Tidende" ${"·".repeat(300)}`);
      const done: string[] = [];
      for (const _ of [1, 2, 3]) void work(async (key) => void done.push(key));
      await queue.put(KIND, keys);
      await idle();
      expect(done.toSorted()).toEqual(keys.toSorted());
    });

    test("no more at once than asked for, the oldest first", async () => {
      const { queue, work, idle } = await aQueue();
      let now = 0;
      let most = 0;
      const full = Promise.withResolvers<void>();
      const begun: string[] = [];
      const keys = Array.from({ length: 12 }, (_, index) => `${index}`);
      for (const key of keys) await queue.put(KIND, [key]);
      void work(
        async (key) => {
          begun.push(key);
          most = Math.max(most, ++now);
          if (now === 3) full.resolve();
          await full.promise;
          await new Promise(setImmediate);
          now -= 1;
        },
        { atOnce: 3 },
      );
      await idle();
      expect({ begun, most }).toEqual({ begun: keys, most: 3 });
    });

    test("what fails rests, is tried again, and is dead after the last try, with its reason", async () => {
      const { queue, work, idle, counts, passRest } = await aQueue();
      let tries = 0;
      void work(async (key) => {
        tries += 1;
        throw new Error(`${key} is away, ${tries}`);
      });
      await queue.put(KIND, ["ferry"]);
      for (let failures = 1; failures < TRIES; failures++) {
        await until(async () => (await counts()).retrying === 1);
        await queue.put(KIND, ["ferry"]);
        await idle();
        expect(await queue.jobs(9)).toMatchObject([
          { state: "retrying", failures, problem: `ferry is away, ${tries}` },
        ]);
        expect(tries).toBe(failures);
        await passRest();
      }
      await until(async () => (await counts()).dead === 1);
      expect(await queue.jobs(9, "dead")).toEqual([
        {
          id: expect.any(String),
          ...{ kind: KIND, key: "ferry", state: "dead", failures: TRIES, problem: `ferry is away, ${TRIES}` },
          queuedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        },
      ]);
    });

    /** One that is dead, by its key. */
    async function aDeadOne() {
      const opened = await aQueue();
      const { queue, work, counts, passRest } = opened;
      const stop = new AbortController();
      const working = work(() => Promise.reject(new Error("away")), { signal: stop.signal });
      await queue.put(KIND, ["ferry"]);
      await until(async () => {
        await passRest();
        return (await counts()).dead === 1;
      });
      stop.abort();
      await working;
      return { ...opened, id: (await queue.jobs(1, "dead"))[0]?.id ?? "" };
    }

    test("what is dead gets a new chance when it is put again", async () => {
      const { queue, counts } = await aDeadOne();
      await queue.put(KIND, ["ferry"]);
      expect(await counts()).toEqual({ ...NONE, queued: 1 });
      expect(await queue.jobs(9)).toMatchObject([{ failures: 0, problem: null }]);
    });

    test("what is dead can be tried again or dropped, by its id, and nothing else can", async () => {
      const { queue, counts, work, idle, id } = await aDeadOne();
      expect(await queue.retry("nobody")).toBe(false);
      expect(await queue.drop("nobody")).toBe(false);
      expect(await queue.retry(id)).toBe(true);
      expect(await counts()).toEqual({ ...NONE, queued: 1 });
      const waiting = (await queue.jobs(1))[0]?.id ?? "";
      expect([await queue.retry(waiting), await queue.drop(waiting)]).toEqual([false, false]);
      const done: string[] = [];
      void work(async (key) => void done.push(key));
      await idle();
      expect(done).toEqual(["ferry"]);
    });

    test("what is dropped is gone", async () => {
      const { queue, counts, id } = await aDeadOne();
      expect(await queue.drop(id)).toBe(true);
      expect(await counts()).toEqual(NONE);
      expect(await queue.drop(id)).toBe(false);
    });

    test("who is stopped gives back what is not done: somebody else does it, and it is no failure", async () => {
      const { queue, work, idle, counts } = await aQueue();
      const stop = new AbortController();
      const begun = Promise.withResolvers<void>();
      const working = work(
        async (_, signal) => {
          begun.resolve();
          await new Promise((resolve) => signal.addEventListener("abort", resolve));
          throw new Error("stopped");
        },
        { signal: stop.signal },
      );
      await queue.put(KIND, ["ferry"]);
      await begun.promise;
      stop.abort();
      await working;
      expect(await queue.jobs(9)).toMatchObject([{ state: "queued", failures: 0 }]);
      const done: string[] = [];
      void work(async (key) => void done.push(key));
      await idle();
      expect(done).toEqual(["ferry"]);
      expect(await counts()).toEqual(NONE);
    });

    test("who waits for the end is let go by a signal", async () => {
      const { queue } = await aQueue();
      await queue.put(KIND, ["ferry"]);
      const stop = new AbortController();
      const waiting = queue.idle(KIND, stop.signal);
      stop.abort();
      await expect(waiting).resolves.toBeUndefined();
    });
  });
}

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise(setImmediate);
}
