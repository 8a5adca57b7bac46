import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBot } from "../../../src/app/bot.ts";
import { planningFor } from "../../../src/app/posting.ts";
import { readByRules } from "../../../src/app/reading/read-by-rules.ts";
import { buildSources } from "../../../src/app/sources.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { collectingRounds } from "../../../src/digest/collect/collecting.ts";
import { homesOf } from "../../../src/digest/deliver/homes.ts";
import { eachMinute } from "../../../src/digest/minute.ts";
import { silentLog } from "../../../src/log.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { aSubscription } from "../../../test/builders.ts";
import { createPlatform } from "../../../test/digest/deliver/platform.ts";
import { seededRandom } from "../../seeded-random.ts";
import { fictionalArticle } from "../fiction.ts";
import { type VirtualClock, virtualClock } from "./virtual-clock.ts";

export interface StartsResult {
  readonly starts: number;
  readonly freshStores: number;
  /** Of the briefings that were planned. */
  readonly briefings: number;
  readonly articlesOffered: number;
  /** Articles that the sources offered at the slot, and that are not in its briefing. */
  readonly missing: number;
  readonly withoutSources: number;
  readonly withoutBriefing: number;
}

const MINUTE = 60_000;
const SLOT = Date.parse("2026-03-05T08:00:00.000Z");
/** A bot is started so long before or after the slot at most. */
const AROUND = 150_000;
/** A round of collecting takes so long at most. */
const LONGEST_ROUND = 90_000;
const EARLY = 3;

interface Start {
  readonly random: () => number;
  readonly startedAt: number;
  readonly isFresh: boolean;
  readonly folder: string;
  readonly clock: VirtualClock;
}

/** Starts a bot so many times at random moments around a slot, every other time on a fresh store, beside slow sources. */
export async function runStarts(starts: number, seed: number): Promise<StartsResult> {
  const random = seededRandom(seed);
  const result = { starts, freshStores: 0, briefings: 0, articlesOffered: 0, missing: 0, withoutSources: 0 };
  let withoutBriefing = 0;
  for (let number = 0; number < starts; number++) {
    const isFresh = number % 2 === 0;
    // A briefing of a fresh store begins with its bot: a slot before that is not its own.
    const startedAt = SLOT + (isFresh ? -random() * AROUND : (2 * random() - 1) * AROUND);
    const folder = mkdtempSync(join(tmpdir(), "starts-"));
    const clock = virtualClock(Math.min(startedAt, SLOT - AROUND));
    try {
      const { offered, told, sourcesRead } = await oneStart({ random, startedAt, isFresh, folder, clock });
      result.freshStores += isFresh ? 1 : 0;
      result.articlesOffered += offered.length;
      if (told === null) withoutBriefing += 1;
      else {
        result.briefings += 1;
        result.missing += offered.filter((url) => !told.includes(url)).length;
        result.withoutSources += sourcesRead === 0 ? 1 : 0;
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return { ...result, withoutBriefing };
}

async function oneStart(start: Start) {
  const { folder, clock, random, startedAt } = start;
  const store = await openSqlite(":memory:");
  const inbox = join(folder, "inbox");
  mkdirSync(inbox);
  const offer = offering(inbox, random);
  const offered = Array.from({ length: EARLY }, (_, index) => offer(SLOT - (index + 2) * 20 * MINUTE));
  try {
    if (!start.isFresh) await ranBefore(start, store, inbox);
    const late = SLOT - random() * AROUND;
    const arriving = clock.wait(late - clock.now()).then(() => offered.push(offer(late)));
    await clock.until(startedAt);
    await runUntil(start, store, inbox, SLOT + 5 * MINUTE);
    await arriving;
    const [delivery] = await store.deliveries(1);
    const digest = delivery?.digestId ? await store.seenBy("everything").digest(delivery.digestId) : null;
    const told = digest?.stories.flatMap(({ articles }) => articles.flatMap(({ url }) => url ?? [])) ?? null;
    return { offered, told, sourcesRead: digest?.receipt.sourcesRead ?? 0 };
  } finally {
    await store.close();
  }
}

/** Puts articles where the source finds them; answers with the address of each. */
function offering(inbox: string, random: () => number): (at: number) => string {
  let number = 0;
  return (at) => {
    number += 1;
    const { url, title, outlet, text, publishedAt } = fictionalArticle(random, number, new Date(at));
    writeFileSync(join(inbox, `${number}.json`), JSON.stringify({ url, title, outlet, text, published: publishedAt }));
    return url;
  };
}

/** A store that a bot left half an hour ago. */
async function ranBefore({ clock }: Start, store: Store, inbox: string): Promise<void> {
  const at = new Date(clock.now() - 30 * MINUTE);
  const { bot, close } = await botOver(store, inbox, () => at);
  await bot.collect(AbortSignal.timeout(MINUTE));
  await store.keepRecord("heartbeat", { at: at.toISOString(), details: null });
  await store.keepSubscription(aBriefing(at));
  await close();
}

const aBriefing = (at: Date) =>
  aSubscription({ chat: "slack", topics: [], cron: "0 8 * * *", timeZone: "UTC", createdAt: at.toISOString() });

async function botOver(store: Store, inbox: string, now: () => Date) {
  const config = { ...loadConfig(undefined, {}), sources: [{ files: inbox, name: "Inbox", topics: [] }] };
  const built = buildSources(config, now);
  const bot = createBot({ config, store, sources: built.sources, read: readByRules, model: null, now });
  const quiet = { ...bot, archive: async () => ({ html: "", written: false }) as never };
  return { bot: quiet, close: built.close };
}

/** The product's own minute and rounds, each round as slow as it happens to be, ticking at every full minute. */
async function runUntil({ clock, random, isFresh }: Start, store: Store, inbox: string, end: number): Promise<void> {
  const { bot, close } = await botOver(store, inbox, () => new Date(clock.now()));
  if (isFresh) await store.keepSubscription(aBriefing(new Date(clock.now())));
  const { signal } = new AbortController();
  const { chat } = createPlatform(() => new Date(clock.now()), [].values());
  const round = async () => {
    const [before, after] = [random() * LONGEST_ROUND * 0.5, random() * LONGEST_ROUND * 0.5];
    await clock.wait(before);
    await clock.working(() => bot.collect(signal));
    await clock.wait(after);
  };
  const collecting = collectingRounds({ round, elapsed: clock.now, wait: clock.wait, signal });
  const delivering = { begin: () => undefined, idle: async () => 0 };
  const planning = planningFor({ bot, chats: [chat], log: silentLog }, homesOf([chat]));
  const now = () => new Date(clock.now());
  const minute = eachMinute({
    planning,
    delivering,
    collecting,
    tellFollowers: async () => undefined,
    now,
    onFailed: () => undefined,
  });
  while (clock.now() < end) {
    await clock.untilDone(minute());
    await clock.until((Math.floor(clock.now() / MINUTE) + 1) * MINUTE);
  }
  await clock.untilDone(collecting.idle());
  await close();
}
