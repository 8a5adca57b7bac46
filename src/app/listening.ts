import type { Chat, CommandDesk } from "../chat/chat.ts";
import type { Log } from "../log.ts";
import { problemWords } from "../model/problem.ts";
import type { Duties } from "./duties.ts";
import type { Health } from "./health.ts";
import { wait } from "./wait.ts";

const RETRY_CHAT_MILLISECONDS = 60_000;
const LOOK_AT_DUTY_MILLISECONDS = 5_000;

export interface Listening {
  readonly desk: CommandDesk;
  readonly duties: Duties;
  readonly health: Pick<Health, "note">;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Where all connections of a chat hear everything, one process listens, and another where that one is gone. */
export async function listen(chat: Chat, listening: Listening): Promise<void> {
  const { duties: mine, health, signal } = listening;
  if (!chat.isHeardByAll) return startChat(chat, listening);
  const duty = `listen to ${chat.name}`;
  while (!signal.aborted) {
    if (await mine.take(duty)) {
      const over = new AbortController();
      const started = startChat(chat, { ...listening, signal: AbortSignal.any([signal, over.signal]) });
      while (!signal.aborted && mine.has(duty)) await wait(LOOK_AT_DUTY_MILLISECONDS, signal);
      over.abort();
      await started;
      if (!signal.aborted) await chat.stop();
    } else {
      health.note(chat.name, null);
      await wait(LOOK_AT_DUTY_MILLISECONDS, signal);
    }
  }
}

/** One chat that cannot be reached never holds up the other. */
async function startChat(chat: Chat, { desk, health, log, signal }: Listening): Promise<void> {
  while (!signal.aborted) {
    try {
      await chat.start(desk);
      if (signal.aborted) return await chat.stop();
      health.note(chat.name, null);
      log.info({ chat: chat.name }, "connected");
      return;
    } catch (thrown) {
      if (signal.aborted) return;
      health.note(chat.name, problemWords(thrown));
      log.error({ chat: chat.name, cause: problemWords(thrown) }, "not connected; tried again in a minute");
      await wait(RETRY_CHAT_MILLISECONDS, signal);
    }
  }
}
