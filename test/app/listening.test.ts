import { afterEach, beforeEach, expect, test } from "vitest";
import { duties } from "../../src/app/duties.ts";
import { listen } from "../../src/app/listening.ts";
import type { Chat } from "../../src/chat/chat.ts";
import { discordChat } from "../../src/chat/discord/discord-chat.ts";
import { silentLog } from "../../src/log.ts";
import type { Store } from "../../src/store/store.ts";
import { SmallDesk } from "../chat/discord/small-desk.ts";
import { anEmptyStore, NOW } from "../commands/asking.ts";
import { type DiscordServer, startDiscordServer } from "../servers/discord/server.ts";
import { TOKEN } from "../servers/discord/state.ts";

let server: DiscordServer;
let store: Store;
/** By the clock that nobody sets, which all share here. */
let time = 0;
const ended: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  server = await startDiscordServer();
  store = await anEmptyStore();
  time = 0;
});

afterEach(async () => {
  await Promise.all(ended.splice(0).map((end) => end()));
  await server.stop();
});

interface Process {
  readonly chat: Chat;
  /** How many milliseconds it waits for now; null while it does not. */
  waiting(): number | null;
  /** Ends what it waits for. */
  goOn(): void;
}

/** A process that listens to Discord, whose waiting the test ends. */
function aProcess(name: string): Process {
  const chat = discordChat({ token: TOKEN, log: silentLog, api: server.api, stopTimeout: 200 });
  const over = new AbortController();
  let waited: { readonly milliseconds: number; readonly end: () => void } | null = null;
  const mine = duties({
    ...{ store, holder: name, now: () => new Date(NOW.getTime() + time), elapsed: () => time },
    every: () => () => undefined,
  });
  const listening = listen(chat, {
    ...{ desk: new SmallDesk(), duties: mine, health: { note: () => undefined }, log: silentLog, signal: over.signal },
    wait: async (milliseconds, signal) => {
      await new Promise<void>((resolve) => {
        const end = () => {
          waited = null;
          resolve();
        };
        waited = { milliseconds, end };
        signal.addEventListener("abort", end, { once: true });
      });
    },
  });
  ended.push(async () => {
    over.abort();
    await listening;
    await chat.stop();
  });
  return { chat, waiting: () => waited?.milliseconds ?? null, goOn: () => waited?.end() };
}

const MINUTE = 60_000;

test("one that cannot connect leaves the listening to another, and tries again in a minute", async () => {
  server.rest.faults.next("get", "/gateway/bot", { kind: "status", status: 503 });
  const first = aProcess("first");
  await expect.poll(first.waiting).toBe(MINUTE);
  aProcess("second");
  await server.until(() => server.gateway.connected);
  first.goOn();
  await expect.poll(first.waiting).toBeLessThan(MINUTE);
  expect(server.gateway.identifies).toHaveLength(1);
});

test("one that loses the listening stops, and gets it back when the other is gone", async () => {
  const first = aProcess("first");
  await server.until(() => server.gateway.connected);
  await expect.poll(first.waiting).not.toBe(null);
  // It was paused: its lease ran out, and another has it.
  time += 2 * MINUTE;
  const second = aProcess("second");
  await server.until(() => server.gateway.identifies.length === 2);
  first.goOn();
  await expect.poll(first.waiting).not.toBe(null);
  await second.chat.stop();
  await server.until(() => !server.gateway.connected);
  time += 2 * MINUTE;
  first.goOn();
  await server.until(() => server.gateway.identifies.length === 3);
  const asked = server.people.command({ channel: server.state.addChannel().id }, "who-said", { words: "lamp" });
  await server.until(() => asked.original?.loading === false);
});
