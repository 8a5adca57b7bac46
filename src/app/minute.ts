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
    // Read before any waiting: what the bot waits for itself is no silence.
    const downSince = await downUntilNow(bot.parts.store, at).catch(() => null);
    const wasSilent = before === null || downSince !== null;
    if (wasSilent) await collecting.catchUp();
    // What falls due while it catches up tells what came until then.
    const since = wasSilent ? at : (before ?? at);
    before = bot.parts.now();
    const next = await nextDue(bot, since);
    if (next <= before.toISOString()) await collecting.catchUp(DUE_WAIT_MILLISECONDS);
    else if (!wasSilent) collecting.begin(next <= new Date(before.getTime() + NEAR_MILLISECONDS).toISOString());
    return tick(parts, downSince);
  };
}

const NEAR_MILLISECONDS = 2 * 60_000;

/** When the first briefing falls due behind a moment. */
async function nextDue({ parts: { store } }: Bot, after: Date): Promise<string> {
  const all = await store.subscriptions().catch(() => []);
  const slots = all.flatMap((one) => (one.state === "active" ? (nextSlot(one, after) ?? []) : []));
  return slots.sort()[0] ?? FAR;
}

/** After every moment. */
const FAR = "9999";
