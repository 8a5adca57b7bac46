import type { Config } from "../../config/load.ts";
import type { Log } from "../../log.ts";
import { problemWords } from "../../model/problem.ts";
import { threadPool } from "../../threads/pool.ts";
import type { PageThreadData } from "./page-thread.ts";
import type { PageAnswer, PageRequest } from "./pages.ts";

const WORKER = new URL("./page-thread.ts", import.meta.url);
const WORKERS = 2;
/** Of the processor's time: a page takes a fraction of a second, a long day told anew a few. */
const DEADLINE_MILLISECONDS = 20_000;

/** Makes pages away from the thread that answers chats, each thread over a connection of its own. */
export interface ThreadedPages {
  readonly answer: (request: Request) => Promise<Response>;
  close(): Promise<void>;
}

export function threadedPages(config: Config, log: Log): ThreadedPages {
  const data: PageThreadData = { config, address: config.web?.address };
  const pool = threadPool<PageRequest, PageAnswer>({
    worker: WORKER,
    workers: WORKERS,
    data,
    deadlineMilliseconds: DEADLINE_MILLISECONDS,
    doing: "making a page",
  });
  return {
    answer: async (request) => {
      const { method, url, headers } = request;
      try {
        const sent = method === "POST" ? { body: await request.text() } : {};
        const { status, headers: own, body } = await pool.run({ method, url, headers: [...headers], ...sent });
        const withBody = method !== "HEAD" && status !== 204 && status !== 304;
        return new Response(withBody ? body : null, { status, headers: own.map(([name, value]) => [name, value]) });
      } catch (thrown) {
        log.error({ cause: problemWords(thrown) }, "a page failed");
        const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
        return new Response("This takes too long now. Try it again later.\n", { status: 503, headers });
      }
    },
    close: () => pool.close(),
  };
}
