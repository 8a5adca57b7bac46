import { availableParallelism } from "node:os";
import type { Config } from "../../config/load.ts";
import type { Log } from "../../log.ts";
import { problemWords } from "../../model/problem.ts";
import { threadPool } from "../../threads/pool.ts";
import type { PageThreadData } from "./page-thread.ts";
import type { PageAnswer, PageRequest } from "./pages.ts";

const WORKER = new URL("./page-thread.ts", import.meta.url);
/** Of the processor's time: a page takes a fraction of a second, a long day told anew a few. */
const DEADLINE_MILLISECONDS = 20_000;
/** More than so many do not wait: whoever would be the next is told to come again. */
const MOST_WAITING = 100;

/** One processor is left to the bot's own thread. */
const MOST_SEARCHING = 3;
const searchThreads = (): number => Math.min(MOST_SEARCHING, Math.max(1, availableParallelism() - 1));

/** What looks through the whole store. It has threads of its own, so that whoever reads on never waits for whoever searches. */
const SEARCHES = /^(?:\/~[^/]+)?\/(?:search|speaker|outlet|feed\.|api\/|mcp)/;

/** Makes pages away from the thread that answers chats, each thread over a connection of its own. */
export interface ThreadedPages {
  readonly answer: (request: Request) => Promise<Response>;
  close(): Promise<void>;
}

export function threadedPages(config: Config, log: Log): ThreadedPages {
  const data: PageThreadData = { config, address: config.web?.address };
  const [searches, pages] = [threads(searchThreads(), data, log), threads(1, data, log)];
  return {
    answer: (request) => (SEARCHES.test(new URL(request.url).pathname) ? searches : pages).answer(request),
    close: async () => {
      await Promise.all([searches.close(), pages.close()]);
    },
  };
}

function threads(workers: number, data: PageThreadData, log: Log): ThreadedPages {
  const pool = threadPool<PageRequest, PageAnswer>({
    worker: WORKER,
    workers,
    data,
    deadlineMilliseconds: DEADLINE_MILLISECONDS,
    doing: "making a page",
  });
  let waiting = 0;
  return {
    answer: async (request) => {
      if (waiting >= MOST_WAITING) return comeAgain("Many are reading now.");
      waiting += 1;
      try {
        return await answerOf(request, (asked) => pool.run(asked));
      } catch (thrown) {
        log.error({ cause: problemWords(thrown) }, "a page failed");
        return comeAgain("This takes too long now.");
      } finally {
        waiting -= 1;
      }
    },
    close: () => pool.close(),
  };
}

function comeAgain(why: string): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", "retry-after": "10" };
  return new Response(`${why} Try it again in a moment.\n`, { status: 503, headers });
}

async function answerOf(request: Request, ask: (request: PageRequest) => Promise<PageAnswer>): Promise<Response> {
  const { method, url, headers } = request;
  const sent = method === "POST" ? { body: await request.text() } : {};
  const { status, headers: own, body } = await ask({ method, url, headers: [...headers], ...sent });
  const withBody = method !== "HEAD" && status !== 204 && status !== 304;
  return new Response(withBody ? body : null, { status, headers: own.map(([name, value]) => [name, value]) });
}
