import type { Chat, CommandDesk } from "../chat/chat.ts";
import type { Log } from "../log.ts";
import { problemWords } from "../model/problem.ts";
import type { Duties } from "./duties.ts";
import type { Health } from "./health.ts";

const RETRY_CHAT_MILLISECONDS = 60_000;
const LOOK_AT_DUTY_MILLISECONDS = 5_000;

export interface Listening {
  readonly desk: CommandDesk;
  readonly duties: Duties;
  readonly health: Pick<Health, "note">;
  readonly log: Log;
  /** Resolves after so many milliseconds, or at the signal. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Where all connections of a chat hear everything, one process listens, and another where that one is gone or cannot. */
export async function listen(chat: Chat, listening: Listening): Promise<void> {
  const { duties: mine, health, wait, signal } = listening;
  if (!chat.isHeardByAll) return startChat(chat, listening);
  const duty = `listen to ${chat.name}`;
  while (!signal.aborted) {
    if (await mine.take(duty)) await listenAlone(chat, duty, listening);
    else {
      health.note(chat.name, null);
      await wait(LOOK_AT_DUTY_MILLISECONDS, signal);
    }
  }
}

async function listenAlone(chat: Chat, duty: string, listening: Listening): Promise<void> {
  const { duties: mine, wait, signal } = listening;
  if (!(await isStarted(chat, listening))) {
    await mine.giveBack(duty);
    return wait(RETRY_CHAT_MILLISECONDS, signal);
  }
  while (!signal.aborted && mine.has(duty)) await wait(LOOK_AT_DUTY_MILLISECONDS, signal);
  if (!signal.aborted) await chat.stop();
}

/** One chat that cannot be reached never holds up the other. */
async function startChat(chat: Chat, listening: Listening): Promise<void> {
  const { wait, signal } = listening;
  while (!signal.aborted && !(await isStarted(chat, listening))) await wait(RETRY_CHAT_MILLISECONDS, signal);
}

async function isStarted(chat: Chat, { desk, health, log, signal }: Listening): Promise<boolean> {
  try {
    await chat.start(desk);
    if (signal.aborted) await chat.stop();
    else log.info({ chat: chat.name }, "connected");
    health.note(chat.name, null);
    return true;
  } catch (thrown) {
    if (signal.aborted) return false;
    health.note(chat.name, problemWords(thrown));
    log.error({ chat: chat.name, cause: problemWords(thrown) }, "not connected; tried again in a minute");
    return false;
  }
}
