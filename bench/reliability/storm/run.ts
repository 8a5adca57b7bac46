import { deliverWaiting } from "../../../src/digest/deliver/deliver.ts";
import type { Subscription } from "../../../src/model/subscription.ts";
import type { PartContent } from "../../../src/store/delivery-store.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { aDigest, aSlot, aSubscription } from "../../../test/builders.ts";
import { seededRandom } from "../../seeded-random.ts";
import { type Platform, startPlatform } from "../platforms.ts";
import { type FastClock, startFastClock } from "./fast-clock.ts";
import { storm, type Weather } from "./weather.ts";

export interface StormSize {
  readonly chat: "slack" | "discord";
  readonly channels: number;
  /** Briefings for each channel, one every ten minutes. */
  readonly slots: number;
  readonly seed: number;
}

export interface StormResult {
  readonly weather: Weather["seen"];
  readonly parts: number;
  readonly lost: number;
  readonly doubled: number;
  /** Requests that a closed channel refused before its two briefings were paused, and how often the owner was told. */
  readonly refusals: number;
  readonly told: readonly string[];
  readonly pausedBriefings: number;
  /** From the first slot to the last post, on the fast clock. */
  readonly minutes: number;
}

const STEP = 5_000;
const BETWEEN_SLOTS = 10 * 60_000;
/** A server that commits after the connection was lost does so this late. */
const LATE = 1_500;
const PARTS = ["The harbour opens again", "What the council decided", "Who said what"];
const PATIENCE_STEPS = 20_000;

interface Storm {
  readonly size: StormSize;
  readonly platform: Platform;
  readonly store: Store;
  readonly clock: FastClock;
  readonly told: string[];
  pass(milliseconds: number): void;
}

/** Delivers briefings through a chat's real client to a server of ours in a storm, and counts what stands there. */
export async function runStorm(size: StormSize): Promise<StormResult> {
  const platform = await startPlatform(size.chat);
  const store = await openSqlite(":memory:");
  const clock = startFastClock();
  try {
    const weather = storm(seededRandom(size.seed), () => Date.now());
    // A running bot has connected, so it knows who it is before anything is posted.
    await platform.chat.find({
      place: platform.place,
      key: { delivery: "none", part: 0 },
      since: clock.now(),
      threadOf: null,
    });
    platform.faults.weather = weather.decide;
    return await weatherIt({ size, platform, store, clock, told: [], pass: passing(clock, platform) }, weather);
  } finally {
    clock.restore();
    await store.close();
    await platform.stop();
  }
}

function passing(clock: FastClock, platform: Platform): (milliseconds: number) => void {
  let sinceCommit = 0;
  return (milliseconds) => {
    clock.pass(milliseconds);
    sinceCommit += milliseconds;
    if (sinceCommit < LATE) return;
    platform.commitLate();
    sinceCommit = 0;
  };
}

async function weatherIt(run: Storm, weather: Weather): Promise<StormResult> {
  const { size, platform, store, clock, told } = run;
  const closed = platform.addChannel();
  platform.closeChannel(closed);
  const places = [...Array.from({ length: size.channels }, () => platform.addChannel()), closed, closed];
  const briefings = places.map((place, index) => aBriefing(size.chat, place, index, clock.now()));
  for (const briefing of briefings) await store.keepSubscription(briefing);
  const startedAt = clock.now().getTime();
  await deliverAll(run, briefings);
  const all = await store.deliveries(100_000);
  const expected = all.filter(({ slot }) => !isOf(briefings, closed, slot.subscriptionId)).length * PARTS.length;
  const markers = platform.markers();
  const distinct = new Set(markers).size;
  return {
    weather: weather.seen,
    parts: expected,
    lost: expected - distinct,
    doubled: markers.length - distinct,
    refusals: weather.reached(closed),
    told,
    pausedBriefings: (await store.subscriptions()).filter(({ state }) => state === "paused").length,
    minutes: Math.round((clock.now().getTime() - startedAt) / 60_000),
  };
}

const isOf = (briefings: readonly Subscription[], place: string, id: string) =>
  briefings.some((briefing) => briefing.id === id && briefing.place === place);

async function deliverAll(run: Storm, briefings: readonly Subscription[]): Promise<void> {
  const { size, platform, store, clock, told, pass } = run;
  let ids = 0;
  const posting = {
    store,
    chats: [platform.chat],
    now: clock.now,
    newId: () => `id${++ids}`,
    pause: async (milliseconds: number) => pass(milliseconds),
    tell: (words: string) => told.push(words),
  };
  let planned = 0;
  let nextSlot = clock.now().getTime();
  for (let step = 0; step < PATIENCE_STEPS; step++) {
    if (planned < size.slots && clock.now().getTime() >= nextSlot) {
      for (const briefing of briefings) await plan(store, briefing, clock.now(), posting.newId());
      planned += 1;
      nextSlot += BETWEEN_SLOTS;
    }
    await deliverWaiting(posting, new AbortController().signal);
    if (planned === size.slots && (await allSettled(store))) return;
    pass(STEP);
  }
}

/** Nothing is left to post but what waits for a paused briefing. */
async function allSettled(store: Store): Promise<boolean> {
  const paused = new Set((await store.subscriptions()).filter(({ state }) => state === "paused").map(({ id }) => id));
  return (await store.deliveries(100_000)).every(
    ({ state, slot }) => state !== "open" || paused.has(slot.subscriptionId),
  );
}

async function plan(store: Store, { id }: Subscription, at: Date, deliveryId: string): Promise<void> {
  await store.planDelivery({
    id: deliveryId,
    tenant: "",
    slot: aSlot(id, at.toISOString()),
    digest: { ...aDigest(), id: `digest-${deliveryId}` },
    parts: PARTS.map(part),
    madeAt: at.toISOString(),
    late: null,
  });
}

function part(words: string): PartContent {
  return { summary: words, blocks: [{ type: "text", spans: [{ text: `${words}.` }] }] };
}

function aBriefing(chat: string, place: string, index: number, createdAt: Date): Subscription {
  return aSubscription({
    id: `s${index}`,
    chat,
    place,
    name: `briefing ${index}`,
    topics: [],
    cron: "*/10 * * * *",
    timeZone: "UTC",
    createdAt: createdAt.toISOString(),
  });
}
