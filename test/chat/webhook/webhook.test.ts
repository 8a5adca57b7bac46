import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildWebhooks } from "../../../src/app/chats.ts";
import { webhookChat } from "../../../src/chat/webhook/webhook-chat.ts";
import { loadConfig, secretValues } from "../../../src/config/load.ts";
import { deliverWaiting } from "../../../src/digest/deliver/deliver.ts";
import type { MessageBlock } from "../../../src/model/message.ts";
import { guardedPost } from "../../../src/sources/http/guarded-post.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { aDigest, aSlot, aSubscription } from "../../builders.ts";
import { HOSTILE_TEXTS } from "../../hostile-texts.ts";
import { type Call, type Receiver, receiver } from "./receiver.ts";

const START = Date.parse("2026-03-04T08:00:00.000Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SECRET = Buffer.alloc(24, 7);
const WRITTEN_SECRET = `whsec_${SECRET.toString("base64")}`;

const BLOCKS: readonly MessageBlock[] = [
  { type: "heading", level: 1, spans: [{ text: "Morning" }] },
  { type: "quote", spans: [{ text: "“Nobody sails with one engine,”" }], attribution: [{ text: "Vera Stolt" }] },
  {
    type: "buttons",
    buttons: [
      { kind: "link", label: "Open in the reading room", url: "https://news.example/digest/1" },
      { kind: "action", label: "What was muted", action: "muted", value: "1" },
    ],
  },
];

let folder = "";
let store: Store;
let hook: Receiver;
let now = START;
const told: string[] = [];

beforeEach(async () => {
  now = START;
  told.length = 0;
  folder = mkdtempSync(join(tmpdir(), "webhook-"));
  hook = await receiver();
  store = await openSqlite(join(folder, "store.sqlite"));
  await store.keepSubscription(aSubscription({ id: "s1", chat: "webhook", workspace: "", place: "desk" }));
  await plan("d1");
});

afterEach(async () => {
  await store.close();
  await hook.close();
  rmSync(folder, { recursive: true });
});

const plan = (id: string) =>
  store.planDelivery({
    id,
    tenant: "",
    slot: aSlot("s1", new Date(now).toISOString()),
    digest: aDigest(),
    parts: [{ summary: "Morning: the ferry", blocks: BLOCKS }],
    madeAt: new Date(now).toISOString(),
    late: null,
  });

function chatFor(allowedHosts: readonly string[] = [hook.host], url = hook.url) {
  const clock = () => new Date(now);
  const http = guardedPost({ allowedHosts, now: clock, deadlineMilliseconds: 300 });
  return webhookChat({ hooks: [{ name: "desk", url, secret: SECRET }], http, now: clock, stop: () => http.close() });
}

/** Lets time pass in steps of five seconds, posting what may be posted at each; the times of the calls, in seconds. */
async function pass(milliseconds: number, chat = chatFor()): Promise<number[]> {
  const at: number[] = [];
  const posting = {
    ...{ store, chats: [chat], now: () => new Date(now), newId: () => crypto.randomUUID() },
    pause: async () => undefined,
    tell: (words: string) => told.push(words),
    grace: 3 * HOUR,
  };
  for (const end = now + milliseconds; now < end; now += 5_000) {
    const before = hook.calls.length;
    await deliverWaiting(posting, new AbortController().signal);
    if (hook.calls.length > before) at.push((now - START) / 1000);
  }
  await chat.stop();
  return at;
}

/** What a receiver makes of a call by the specification's own library, a second after it was made. */
function verified({ headers, body }: Call): unknown {
  vi.useFakeTimers({ toFake: ["Date"], now: (Number(headers["webhook-timestamp"]) + 1) * 1000 });
  try {
    return new Webhook(WRITTEN_SECRET).verify(body, headers as Record<string, string>);
  } finally {
    vi.useRealTimers();
  }
}

test("a digest is one call, signed as the specification has it, with what a program can use", async () => {
  await pass(MINUTE);
  expect(hook.calls).toHaveLength(1);
  const [call] = hook.calls;
  if (!call) throw new Error("no call");
  expect(call.headers["content-type"]).toBe("application/json");
  expect(call.headers["webhook-id"]).toBe("msg_d1_0");
  expect(call.headers["webhook-timestamp"]).toBe(`${START / 1000}`);
  expect(() => verified({ ...call, body: `${call.body} ` })).toThrow(/signature/);
  expect(verified(call)).toEqual({
    type: "message.posted",
    data: {
      message: "msg_d1_0",
      summary: "Morning: the ferry",
      markdown: expect.stringContaining("> “Nobody sails with one engine,”"),
      blocks: [
        BLOCKS[0],
        BLOCKS[1],
        {
          type: "buttons",
          buttons: [{ kind: "link", label: "Open in the reading room", url: "https://news.example/digest/1" }],
        },
      ],
    },
  });
  expect((await store.delivery("d1"))?.state).toBe("posted");
});

test("a server that fails is called again, later and later, with the same id and body", async () => {
  hook.fates.push(500, 502, 503, 500);
  const at = await pass(10 * MINUTE);
  expect(at).toEqual([0, 15, 45, 105, 225]);
  expect(new Set(hook.calls.map(({ headers, body }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
  for (const call of hook.calls) verified(call);
  expect((await store.delivery("d1"))?.state).toBe("posted");
});

test("an answer that never comes, or breaks off, leaves the call unknown: it is made again", async () => {
  hook.fates.push("hang", "break");
  const at = await pass(5 * MINUTE);
  expect(at).toHaveLength(3);
  expect(new Set(hook.calls.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set(["msg_d1_0"]));
  expect((await store.delivery("d1"))?.state).toBe("posted");
});

test("a server that answers twice, or with a flood, has answered once", async () => {
  hook.fates.push((response) =>
    response.socket?.end("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\nHTTP/1.1 500 No\r\n\r\n"),
  );
  await pass(MINUTE);
  await plan("d2");
  hook.fates.push((response) => {
    response.writeHead(200);
    const flood = () => {
      while (!response.destroyed && response.write("x".repeat(65_536)));
    };
    response.on("drain", flood);
    flood();
  });
  await pass(MINUTE);
  expect(hook.calls).toHaveLength(2);
  expect((await store.deliveries(9)).map(({ state }) => state)).toEqual(["posted", "posted"]);
});

test("a receiver that asks to wait is left alone for so long", async () => {
  hook.fates.push((response) => response.writeHead(429, { "retry-after": "120" }).end());
  expect(await pass(5 * MINUTE)).toEqual([0, 120]);
});

test("a receiver that is gone, refuses or redirects is paused and told, never followed", async () => {
  hook.fates.push(410, 403, (response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end());
  await pass(10 * MINUTE);
  expect(hook.calls).toHaveLength(3);
  expect(told).toEqual([expect.stringContaining("in webhook desk: paused")]);
  expect(told[0]).toContain("redirects are not followed");
  expect(told.join()).not.toContain("q3Xv0aPz81kLmR2d");
});

test("a digest that could not be handed over in its time is given up, and that is told", async () => {
  hook.fates.push(...Array<number>(99).fill(500));
  await pass(5 * HOUR);
  expect((await store.delivery("d1"))?.state).toBe("expired");
  expect(told).toEqual([expect.stringContaining("could not be posted in time")]);
});

test("an address on a private network is not called unless its host is allowed", async () => {
  for (const url of [
    hook.url,
    "http://10.0.0.7/x",
    "https://localhost/x",
    "http://192.0.2.1/x",
    "http://news.example/x",
  ]) {
    const chat = chatFor([], url);
    expect(await chat.examine("desk")).toMatch(/not on the public internet|only https is called/);
    await expect(
      chat.post("desk", { summary: "x", blocks: [], threadOf: null }, { delivery: "d", part: 0 }),
    ).rejects.toMatchObject({ code: "refused-address" });
    await chat.stop();
  }
  expect(hook.calls).toEqual([]);
  expect(await chatFor().examine("desk")).toBeNull();
});

test("a digest made anew is told as a replacement, once, with an id of its own", async () => {
  const chat = chatFor();
  const part = { summary: "Mended", blocks: BLOCKS, threadOf: null };
  const posted = { place: "desk", id: "msg_d1_0", link: null };
  for (let i = 0; i < 2; i++) await chat.edit(posted, part, { delivery: "d1", part: 0 });
  await chat.stop();
  const [one, other] = hook.calls;
  expect(one?.headers["webhook-id"]).toMatch(/^msg_d1_0_[0-9a-f]{16}$/);
  expect(other?.headers["webhook-id"]).toBe(one?.headers["webhook-id"]);
  expect(JSON.parse(one?.body ?? "")).toMatchObject({ type: "message.replaced", data: { message: "msg_d1_0" } });
});

test("whatever an article says, the body is JSON and the headers are three lines", async () => {
  const chat = chatFor();
  for (const [i, text] of HOSTILE_TEXTS.entries()) {
    const blocks: MessageBlock[] = [{ type: "text", spans: [{ text }] }];
    await chat.post("desk", { summary: text, blocks, threadOf: null }, { delivery: `h${i}`, part: 0 });
    const call = hook.calls.at(-1);
    expect(JSON.parse(call?.body ?? "").data.summary).toBe(text.toWellFormed());
    expect(Object.keys(call?.headers ?? {}).filter((name) => name.startsWith("webhook-"))).toHaveLength(3);
  }
  await chat.stop();
});

test("a secret that is missing or none stops the start, and is told by its variable; the log blacks out every one", () => {
  const path = join(folder, "soundbite.yaml");
  const hooks = "[{ name: news-desk, url: https://desk.example/hook }]";
  writeFileSync(
    path,
    `chats: { webhooks: ${hooks} }\nbriefings: [{ at: daily 8:00, channels: [webhook:news-desk] }]\n`,
  );
  for (const secret of [undefined, "", "whsec_short", SECRET.toString("base64")]) {
    const config = loadConfig(path, { WEBHOOK_SECRET_NEWS_DESK: secret });
    expect(() => buildWebhooks(config)).toThrow(
      /^webhook "news-desk": WEBHOOK_SECRET_NEWS_DESK is not set, or is no secret/,
    );
  }
  const { secrets } = loadConfig(path, { WEBHOOK_SECRET_NEWS_DESK: WRITTEN_SECRET });
  expect(secretValues(secrets)).toContain(WRITTEN_SECRET);
});

test.each(["before the answer", "after it"])(
  "a process that is killed %s loses nothing: the call is made again by the next one",
  async (when) => {
    const script = join(import.meta.dirname, "deliver-once.ts");
    const run = (moment: number) =>
      spawn(process.execPath, [
        script,
        join(folder, "store.sqlite"),
        hook.url,
        hook.host,
        new Date(moment).toISOString(),
      ]);
    const first = run(now);
    const ended = once(first, "exit");
    if (when === "before the answer") hook.fates.push(() => first.kill("SIGKILL"));
    else hook.fates.push((response) => response.writeHead(204).end(() => first.kill("SIGKILL")));
    await ended;
    expect(hook.calls).toHaveLength(1);
    const second = run(now + 3 * MINUTE);
    await once(second, "exit");
    const { state } = (await store.delivery("d1")) ?? {};
    expect(state).toBe("posted");
    expect(hook.calls.length).toBeLessThanOrEqual(2);
    if (when === "before the answer") expect(hook.calls).toHaveLength(2);
    expect(new Set(hook.calls.map(({ headers, body }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
  },
);
