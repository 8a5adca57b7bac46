import { describe, expect, onTestFinished, test } from "vitest";
import type { Chat } from "../../src/chat/chat.ts";
import { discordChat } from "../../src/chat/discord/discord-chat.ts";
import { deliverWaiting } from "../../src/digest/deliver/deliver.ts";
import { silentLog } from "../../src/log.ts";
import type { Message, MessageBlock } from "../../src/model/message.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { aDigest, aSlot, aSubscription } from "../builders.ts";
import type { Fault } from "../servers/discord/faults.ts";
import { startDiscordServer } from "../servers/discord/server.ts";
import { FORUM_CHANNEL, TOKEN } from "../servers/discord/state.ts";
import { startSlackServer } from "../servers/slack/server.ts";
import { newSlackChat } from "./slack/rig.ts";

const STORIES = ["The ferry runs again", "A lighthouse loses its keeper", "Marmalade gets dearer"];
const PARTS = STORIES.length + 1;
const DUE = "2026-03-04T08:00:00.000Z";
const MINUTE = 60_000;
const LINK = "https://courier.example/story";

const heading = (text: string): MessageBlock => ({ type: "heading", level: 2, spans: [{ text, link: LINK }] });
const DIGEST: Message = {
  summary: "Morning digest",
  blocks: [heading("Morning digest")],
  thread: STORIES.map((story) => [
    heading(story),
    { type: "list", ordered: false, items: [{ spans: [{ text: `${story}, the harbour said.` }] }] },
  ]),
  visibility: "everyone",
};

interface Rig {
  readonly chat: Chat;
  readonly place: string;
  /** The first words of what stands in the channel, in order; "below " where it should stand in a thread. */
  shown(): string[];
  /** Decides about each post. */
  refuse(decide: (ask: Ask) => Fault | null): void;
}

interface Ask {
  readonly body: Record<string, unknown>;
  readonly isRich: boolean;
  readonly isInThread: boolean;
  /** It would start a thread. */
  readonly isThread: boolean;
}

const firstWords = (text: unknown): string =>
  [...STORIES, DIGEST.summary].find((words) => JSON.stringify(text).includes(words)) ?? "other words";

async function discord(isForum = false): Promise<Rig> {
  const server = await startDiscordServer();
  const channel = server.state.addChannel(isForum ? { type: FORUM_CHANNEL } : {});
  const chat = discordChat({ token: TOKEN, log: silentLog, api: server.api, requestTimeout: 2_000 });
  onTestFinished(async () => {
    await chat.stop();
    await server.stop();
  });
  return {
    chat,
    place: channel.id,
    shown: () =>
      [...server.state.channels.values()].flatMap(({ id, messages }) =>
        messages.map(({ body }) => {
          const words = firstWords(body);
          return id === channel.id && words !== DIGEST.summary ? `below ${words}` : words;
        }),
      ),
    refuse: (decide) => {
      server.rest.faults.weather = (method, template, where, body) => {
        if (method !== "post" || !/messages$|threads$/.test(template)) return null;
        const sent = body as Record<string, unknown>;
        const told = ((sent["message"] ?? sent) as Record<string, unknown>) ?? {};
        const isRich = JSON.stringify(told["components"] ?? "").includes("accent_color");
        return decide({ body: sent, isRich, isInThread: where !== channel.id, isThread: /threads$/.test(template) });
      };
    },
  };
}

async function slack(): Promise<Rig> {
  const server = await startSlackServer();
  const channel = server.state.addChannel();
  const chat = newSlackChat(server, new Set(), {});
  onTestFinished(async () => {
    await chat.stop();
    await server.stop();
  });
  return {
    chat,
    place: channel.id,
    shown: () =>
      channel.messages.map(({ body, thread }) => {
        const words = firstWords(body);
        return thread === null && words !== DIGEST.summary ? `below ${words}` : words;
      }),
    refuse: (decide) => {
      server.web.faults.weather = (_method, template, _channel, body) => {
        if (template !== "chat.postMessage") return null;
        const sent = body as Record<string, unknown>;
        const isRich = Array.isArray(sent["blocks"]) && sent["blocks"].length > 0;
        return decide({ body: sent, isRich, isInThread: sent["thread_ts"] !== undefined, isThread: false });
      };
    },
  };
}

/** What a channel shows in the end, and whether its briefing is paused. */
async function delivered({ chat, place, shown }: Rig) {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  await store.keepSubscription(aSubscription({ id: "s", chat: chat.name, place, workspace: "" }));
  const parts = chat.split(DIGEST);
  expect(parts).toHaveLength(PARTS);
  await store.planDelivery({
    ...{ id: "d", slot: aSlot("s", DUE), digest: aDigest(), tenant: "", parts, madeAt: DUE, late: null },
  });
  let now = Date.parse(DUE);
  let ids = 0;
  const pause = async (milliseconds: number) => {
    now += milliseconds;
  };
  const posting = {
    store,
    chats: [chat],
    now: () => new Date(now),
    newId: () => `i${++ids}`,
    pause,
    tell: () => undefined,
  };
  for (let minute = 0; minute < 20; minute++, now += MINUTE)
    await deliverWaiting(posting, new AbortController().signal);
  const [subscription] = await store.subscriptions();
  return { shown: shown(), isPaused: subscription?.state === "paused", because: subscription?.pausedBecause ?? "" };
}

const ALL = [DIGEST.summary, ...STORIES];
const refusal = (error: string, code = 0, status = 400): Fault => ({ kind: "refuse", status, code, error });

/** Counts the parts as they first come: what is refused is refused as long as `while` says. */
function atPart(part: number, isRefused: (ask: Ask) => boolean, fault: Fault, times = Number.POSITIVE_INFINITY) {
  const known: string[] = [];
  let refused = 0;
  return (ask: Ask): Fault | null => {
    const words = ask.isThread && ask.body["message"] === undefined ? "" : firstWords(ask.body);
    if (words !== "" && !known.includes(words)) known.push(words);
    const current = words === "" ? known.length : known.indexOf(words);
    if (current !== part || !isRefused(ask) || refused >= times) return null;
    refused += 1;
    return fault;
  };
}

const POSITIONS = [
  ["first", 0],
  ["second", 1],
  ["last", PARTS - 1],
] as const;

describe.each(POSITIONS)("a refusal of the %s part", (_name, part) => {
  const whatItSays: readonly (readonly [string, () => Promise<Rig>, Fault])[] = [
    ["Discord 50035", discord, refusal("Invalid Form Body", 50035)],
    ["Slack invalid_blocks", slack, refusal("invalid_blocks")],
    ["Slack msg_blocks_too_long", slack, refusal("msg_blocks_too_long")],
  ];
  test.each(whatItSays)("%s: it is posted as plain words, and the rest as it is", async (_code, open, fault) => {
    const rig = await open();
    rig.refuse(atPart(part, ({ isRich }) => isRich, fault));
    expect(await delivered(rig)).toMatchObject({ shown: ALL, isPaused: false });
  });

  const passing: readonly (readonly [string, () => Promise<Rig>, Fault])[] = [
    ["Discord 40333", discord, refusal("internal network error", 40333, 403)],
    ["Discord 502", discord, { kind: "status", status: 502 }],
    ["Slack team_added_to_org", slack, refusal("team_added_to_org")],
    ["Slack accesslimited", slack, refusal("accesslimited")],
    ["Slack fatal_error", slack, refusal("fatal_error")],
  ];
  test.each(passing)("%s, four times, then well: it is posted once, in full", async (_code, open, fault) => {
    const rig = await open();
    rig.refuse(atPart(part, () => true, fault, 4));
    expect(await delivered(rig)).toMatchObject({ shown: ALL, isPaused: false });
  });

  test("Slack metadata_must_be_sent_from_app: it is posted without what it would be found again by", async () => {
    const rig = await slack();
    rig.refuse(atPart(part, ({ body }) => body["metadata"] !== undefined, refusal("metadata_must_be_sent_from_app")));
    expect(await delivered(rig)).toMatchObject({ shown: ALL, isPaused: false });
  });

  if (part > 0) {
    test("Slack cannot_reply_to_message: it stands below, the rest in the thread", async () => {
      const rig = await slack();
      rig.refuse(atPart(part, ({ isInThread }) => isInThread, refusal("cannot_reply_to_message")));
      const expected = ALL.map((words, index) => (index === part ? `below ${words}` : words));
      expect(await delivered(rig)).toMatchObject({ shown: expected, isPaused: false });
    });
  }

  if (part > 0) {
    test("Discord 50083, a locked thread: it stands below", async () => {
      const rig = await discord();
      rig.refuse(atPart(part, ({ isInThread }) => isInThread, refusal("Thread is archived", 50083)));
      const { shown, isPaused } = await delivered(rig);
      const expected = ALL.map((words, index) => (index === part ? `below ${words}` : words));
      expect({ shown: shown.toSorted(), isPaused }).toEqual({ shown: expected.toSorted(), isPaused: false });
    });
  }
});

describe("where no thread can be had", () => {
  test.each([
    ["160006, too many threads", refusal("Maximum number of active threads reached", 160006)],
    ["50013, no permission for threads", refusal("Missing Permissions", 50013, 403)],
  ])("Discord %s: the stories stand below each other", async (_code, fault) => {
    const rig = await discord();
    rig.refuse(({ isThread }) => (isThread ? fault : null));
    const expected = ALL.map((words, index) => (index === 0 ? words : `below ${words}`));
    expect(await delivered(rig)).toMatchObject({ shown: expected, isPaused: false });
  });
});

describe("a place that takes nothing is told and left alone", () => {
  const places: readonly (readonly [string, () => Promise<Rig>, Fault, string])[] = [
    ["Discord 40067", () => discord(true), refusal("A tag is required", 40067), "switch off Require Tags"],
    ["Discord 50008", discord, refusal("Cannot send messages in a non-text channel", 50008), "in a text channel"],
    ["Slack is_inactive", slack, refusal("is_inactive"), "the channel is frozen"],
    ["Slack is_archived", slack, refusal("is_archived"), "the channel is archived"],
    ["Slack restricted_action", slack, refusal("restricted_action"), "ask a workspace admin"],
  ];
  test.each(places)("%s", async (_code, open, fault, advice) => {
    const rig = await open();
    rig.refuse(() => fault);
    const { shown, isPaused, because } = await delivered(rig);
    expect({ shown, isPaused }).toEqual({ shown: [], isPaused: true });
    expect(because).toContain(advice);
  });
});
