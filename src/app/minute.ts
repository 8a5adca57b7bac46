import { downUntilNow } from "../digest/deliver/heartbeat.ts";
import { nextSlot } from "../schedule/slots.ts";
import type { Bot } from "./bot.ts";
import { type Collecting, DUE_WAIT_MILLISECONDS } from "./collecting.ts";
import { type TickParts, tick } from "./tick.ts";

export interface MinuteParts extends TickParts {
  readonly collecting: Collecting;
}

/**
 * What the bot does every minute: it collects where it is time to, and plans what is due. What its sources offer is
 * collected first, within a limit, at the start, after a silence and where a briefing is due: it tells what there is at its
 * time. Answers with why it failed; null where it did not.
 */
export function eachMinute(parts: MinuteParts): () => Promise<string | null> {
  const { bot, collecting } = parts;
  let before: Date | null = null;
  return async () => {
    const at = bot.parts.now();
    const wasSilent = before === null || (await wasAway(bot));
    if (wasSilent) await collecting.catchUp();
    // What falls due while it catches up tells what came until then.
    const since = wasSilent ? at : (before ?? at);
    before = bot.parts.now();
    if (await isAnyDue(bot, since, before)) await collecting.catchUp(DUE_WAIT_MILLISECONDS);
    else if (!wasSilent) collecting.begin(await isBriefingNear(bot));
    return tick(parts);
  };
}

/** Whether the machine slept, or the bot stood still: what came meanwhile is collected before a late briefing is made. */
async function wasAway({ parts: { store, now } }: Bot): Promise<boolean> {
  return (await downUntilNow(store, now()).catch(() => null)) !== null;
}

const NEAR_MILLISECONDS = 2 * 60_000;

const isBriefingNear = (bot: Bot): Promise<boolean> => {
  const at = bot.parts.now();
  return isAnyDue(bot, at, new Date(at.getTime() + NEAR_MILLISECONDS));
};

/** Whether a briefing falls due between two moments, the later one with it. */
async function isAnyDue({ parts: { store } }: Bot, after: Date, until: Date): Promise<boolean> {
  const all = await store.subscriptions().catch(() => []);
  const latest = until.toISOString();
  return all.some((one) => one.state === "active" && (nextSlot(one, after) ?? FAR) <= latest);
}

/** After every moment. */
const FAR = "9999";
