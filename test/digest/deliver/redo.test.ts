import { describe, expect, onTestFinished, test } from "vitest";
import { deliverWaiting } from "../../../src/digest/deliver/deliver.ts";
import { type Planning, planDue } from "../../../src/digest/deliver/plan.ts";
import { askRedo, planRedos } from "../../../src/digest/deliver/redo.ts";
import type { Message, MessageBlock } from "../../../src/model/message.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { ENGLISH, type Words, wordsIn } from "../../../src/words/words.ts";
import { aDigest, aSubscription } from "../../builders.ts";
import { discordRig } from "../../chat/discord/contract-rig.ts";
import { slackRig } from "../../chat/slack/contract-rig.ts";
import type { ChatRig } from "../../contracts/chat.ts";
import { FORUM_CHANNEL, TEXT_CHANNEL } from "../../servers/discord/state.ts";

const MINUTE = 60_000;
const RIGS: readonly (readonly [string, () => Promise<ChatRig>])[] = [
  ["Slack", slackRig],
  ["Discord", () => discordRig(TEXT_CHANNEL)],
  ["a Discord forum", () => discordRig(FORUM_CHANNEL)],
];

const says = (words: string): MessageBlock[] => [{ type: "text", spans: [{ text: words }] }];

function digestOf(headlines: string, ...stories: readonly string[]): Message {
  return { summary: headlines, blocks: says(headlines), thread: stories.map(says), visibility: "everyone" };
}

interface Channel {
  readonly rig: ChatRig;
  readonly store: Store;
  readonly told: readonly string[];
  /** Asks for the newest digest again; it says this now. */
  redo(message: Message, words?: Words): Promise<void>;
  /** Delivers what may be delivered, minute after minute. */
  pass(minutes: number, of?: Partial<Store>): Promise<void>;
  readonly texts: () => readonly string[];
}

/** A channel of a real client in which a digest was posted. */
async function postedIn(start: () => Promise<ChatRig>, first: Message): Promise<Channel> {
  const rig = await start();
  const store = await openSqlite(":memory:");
  onTestFinished(async () => {
    await store.close();
    await rig.stop();
  });
  let time = Date.now();
  let ids = 0;
  let made = 0;
  const told: string[] = [];
  const now = () => new Date(time);
  const tell = (words: string) => void told.push(words);
  const newId = () => `id${++ids}`;
  const chats = [rig.chat];
  const planning = (message: Message, words = ENGLISH): Planning => {
    const brief = async () => ({ digest: aDigest({ id: `digest-${++made}` }), tenant: "", message });
    return { store, chats, brief, archive: async () => undefined, newId, tell, wordsFor: () => words, downSince: null };
  };
  const pass: Channel["pass"] = async (minutes, of = {}) => {
    for (let minute = 0; minute < minutes; minute++, time += MINUTE) {
      const posting = { store: { ...store, ...of }, chats, now, newId, tell, pause: async () => undefined };
      await deliverWaiting(posting, new AbortController().signal);
    }
  };
  const createdAt = new Date(time - MINUTE).toISOString();
  await store.keepSubscription(
    aSubscription({ chat: rig.chat.name, place: rig.place, cron: "* * * * *", timeZone: "UTC", createdAt }),
  );
  await planDue(planning(first), now());
  await pass(2);
  return {
    rig,
    store,
    told,
    pass,
    redo: async (message, words) => {
      await askRedo(store, aSubscription().id, now());
      expect(await planRedos(planning(message, words), now())).toBe(1);
    },
    texts: () => rig.posts().map(({ text }) => text),
  };
}

describe.each(RIGS)("a digest made anew in %s", (_name, start) => {
  const posted = () => postedIn(start, digestOf("Ferry aground.", "The ferry ran aground.", "Bakers strike."));
  const idsOf = ({ rig }: Channel) => rig.posts().map(({ id }) => id);

  test("edits what stands there, posts only what is more, and is then at rest", async () => {
    const channel = await posted();
    const before = idsOf(channel);
    await channel.redo(digestOf("Ferry afloat.", "The ferry floats again.", "Bakers strike.", "Rain on Friday."));
    await channel.pass(2);
    expect(channel.texts()).toEqual(["Ferry afloat.", "The ferry floats again.", "Bakers strike.", "Rain on Friday."]);
    expect(idsOf(channel).slice(0, 3)).toEqual(before);
    expect(await channel.store.deliveries(9)).toMatchObject([{ state: "posted" }]);
    expect(channel.told).toEqual([]);
  });

  test("says so where a story is no longer in it, and takes the place again when it is back", async () => {
    const channel = await posted();
    const before = idsOf(channel);
    await channel.redo(digestOf("Ferry afloat.", "The ferry floats again."));
    await channel.pass(2);
    expect(channel.texts()).toEqual([
      "Ferry afloat.",
      "The ferry floats again.",
      expect.stringContaining("This part is no longer in the digest."),
    ]);
    await channel.redo(digestOf("Ferry afloat.", "The ferry floats again.", "Bakers bake."));
    await channel.pass(2);
    expect(channel.texts()[2]).toBe("Bakers bake.");
    expect(idsOf(channel)).toEqual(before);
  });

  test("says so in the words of those who read there", async () => {
    const channel = await posted();
    await channel.redo(digestOf("Fähre frei.", "Die Fähre schwimmt wieder."), wordsIn("de"));
    await channel.pass(2);
    expect(channel.texts()[2]).toContain("Dieser Teil steht nicht mehr in der Übersicht.");
  });

  test("leaves deleted what somebody deleted meanwhile, tells it once, and edits the rest", async () => {
    const channel = await posted();
    channel.rig.deletePost(idsOf(channel)[1] ?? "");
    await channel.redo(digestOf("Ferry afloat.", "The ferry floats again.", "Bakers bake."));
    await channel.pass(5);
    expect(channel.texts()).toEqual(["Ferry afloat.", "Bakers bake."]);
    expect(channel.told).toHaveLength(1);
    expect(channel.told[0]).toContain("Part 2");
    expect(await channel.store.subscriptions()).toMatchObject([{ state: "active" }]);
    const [delivery] = await channel.store.deliveries(1);
    expect(delivery).toMatchObject({ state: "posted", parts: [{}, { state: "left" }, { state: "posted" }] });
  });

  test("goes on after a crash between two parts, and after one before the edit was noted", async () => {
    const channel = await posted();
    const before = idsOf(channel);
    await channel.redo(digestOf("Ferry afloat.", "The ferry floats again.", "Bakers bake."));
    const dies = async () => {
      throw new Error("killed");
    };
    await channel.pass(1, { markPosted: dies, releaseDelivery: dies });
    expect(channel.texts()).toEqual(["Ferry afloat.", "The ferry ran aground.", "Bakers strike."]);
    await channel.pass(5);
    expect(channel.texts()).toEqual(["Ferry afloat.", "The ferry floats again.", "Bakers bake."]);
    expect(idsOf(channel)).toEqual(before);
  });

  test("repeats an edit whose answer was lost, and one that did not arrive", async () => {
    const channel = await posted();
    const before = idsOf(channel);
    for (const fault of ["lost-answer", "lost-request", "server-error", "rate-limited"] as const) {
      channel.rig.failNextEdit(fault);
    }
    await channel.redo(digestOf("Ferry afloat.", "The ferry floats again.", "Bakers bake."));
    await channel.pass(8);
    expect(channel.texts()).toEqual(["Ferry afloat.", "The ferry floats again.", "Bakers bake."]);
    expect(idsOf(channel)).toEqual(before);
    expect(channel.told).toEqual([]);
  });
});

test("a digest that is still being posted is made anew once it stands there", async () => {
  const channel = await postedIn(slackRig, digestOf("Ferry aground."));
  const { store } = channel;
  await channel.redo(digestOf("Ferry afloat.", "The ferry floats again."));
  await askRedo(store, aSubscription().id, new Date());
  expect(await store.askedRedos()).toEqual([]);
  await channel.pass(2);
  expect(await store.askedRedos()).toHaveLength(1);
});

test("what has no digest yet cannot be made anew, and that is said", async () => {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  await expect(askRedo(store, "s1", new Date())).rejects.toMatchObject({ code: "not-found" });
});
