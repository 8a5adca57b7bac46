import { workerData } from "node:worker_threads";
import { type Config, secretValues } from "../../config/load.ts";
import { createLog } from "../../log.ts";
import { answerJobs } from "../../threads/answer-jobs.ts";
import { openBot } from "../open-bot.ts";
import type { PageAnswer, PageRequest } from "./pages.ts";
import { roomOf } from "./room-of.ts";

/** What the threads of a room are started with. */
export interface PageThreadData {
  readonly config: Config;
  readonly address?: string | undefined;
}

const { config, address } = workerData as PageThreadData;
const { bot } = await openBot(config);
const room = await roomOf(bot, { address }, createLog(secretValues(config.secrets)));

answerJobs(
  async ({ method, url, headers, body }: PageRequest): Promise<PageAnswer> => {
    const sent = body === undefined ? {} : { body };
    const answer = await room.request(url, { method, headers: headers.map(([name, value]) => [name, value]), ...sent });
    return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
  },
  (_, words) => `a page could not be made (${words})`,
);
