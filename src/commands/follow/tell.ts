import type { Chat } from "../../chat/chat.ts";
import { taggedParts } from "../../digest/deliver/plan.ts";
import { partsOver } from "../../digest/deliver/redo.ts";
import type { WordsFor } from "../../digest/deliver/words-for.ts";
import type { Follow } from "../../model/follow.ts";
import type { Destination, Subscription } from "../../model/subscription.ts";
import { clocksAt } from "../../schedule/slots.ts";
import type { PartContent } from "../../store/delivery-store.ts";
import type { KeptAlert } from "../../store/follow-store.ts";
import type { Store } from "../../store/store.ts";
import { type Hearing, hearAll, type Places } from "./hear-all.ts";
import { presentAlerts } from "./present.ts";
import { ripeAmong, type ToldThere } from "./ripe.ts";

export interface Telling extends Hearing {
  readonly store: Hearing["store"] &
    Pick<Store, "destinations" | "delivery" | "deliveries" | "subscriptions" | "lastSlot">;
  readonly chats: readonly Pick<Chat, "name" | "split">[];
  readonly wordsFor: WordsFor;
}

const HOUR = 3_600_000;
/** So long after an alert its post may still be edited. */
const KEPT_MILLISECONDS = 30 * 24 * HOUR;

/**
 * Tells those who follow something what was read since: first every article is heard, and what it brings is kept in the same
 * transaction, so that a crash loses none and doubles none; then what is ripe is written into the ledger of deliveries, which
 * posts it once, and what stands there is edited where another outlet reports it too.
 */
export async function tellFollowers(telling: Telling): Promise<void> {
  const { store, now } = telling;
  const follows = await store.follows();
  const places = new Map((await store.destinations()).map((one) => [one.id, one]));
  await hearAll(telling, follows, places);
  const untold = await store.untoldAlerts();
  for (const [deliveryId, alerts] of Map.groupBy(untold, (alert) => alert.deliveryId)) {
    if (deliveryId === null) await planRipe(telling, { follows, places }, alerts);
    else await retell(telling, { follows, places }, deliveryId, alerts);
  }
  await store.forgetAlertsBefore(new Date(now().getTime() - KEPT_MILLISECONDS).toISOString());
}

interface Known {
  readonly follows: readonly Follow[];
  readonly places: Places;
}

async function planRipe(telling: Telling, known: Known, waiting: readonly KeptAlert[]): Promise<void> {
  const { store, newId } = telling;
  const now = telling.now();
  const briefings = (await store.subscriptions()).filter(({ state }) => state === "active");
  for (const [subscriptionId, all] of Map.groupBy(waiting, (alert) => alert.subscriptionId)) {
    const place = known.places.get(subscriptionId);
    if (place?.state !== "active") continue;
    const alerts = ripeAmong(all, place, await toldIn(telling, place, briefings), now);
    const parts = alerts.length > 0 ? partsFor(telling, known, place, alerts) : null;
    if (parts === null) continue;
    const at = now.toISOString();
    const slot = { subscriptionId, dueAt: at, shown: clocksAt(at, place.timeZone) };
    const alertIds = alerts.map(({ id }) => id);
    await store.planAlerts({ deliveryId: newId(), slot, parts, alertIds, at, late: null });
  }
}

async function toldIn(
  { store, now }: Telling,
  { id, chat, place, alertTimes }: Destination,
  briefings: readonly Subscription[],
): Promise<ToldThere> {
  const most = alertTimes?.most ?? null;
  const posts = most === null ? [] : (await store.deliveries(most, id)).map(({ slot }) => slot.dueAt);
  const here = briefings.filter((one) => one.chat === chat && one.place === place);
  const last = await Promise.all(here.map((one) => store.lastSlot(one.id, now().toISOString())));
  const due = last.flatMap((one) => one?.dueAt ?? []).sort();
  return { posts, briefing: here.length === 0 ? undefined : (due.at(-1) ?? null) };
}

/** What stands there says all that is known now; where it is still being posted, that comes later. */
async function retell(telling: Telling, known: Known, deliveryId: string, alerts: readonly KeptAlert[]): Promise<void> {
  const { store, now, wordsFor } = telling;
  const place = known.places.get(alerts[0]?.subscriptionId ?? "");
  const delivery = await store.delivery(deliveryId);
  const parts = place ? partsFor(telling, known, place, alerts) : null;
  if (!place || !delivery || parts === null) return;
  const over = partsOver(delivery, parts, wordsFor(place));
  const alertIds = alerts.map(({ id }) => id);
  await store.retellAlerts({ deliveryId, parts: over, alertIds, at: now().toISOString() });
}

/** Null where the chat of the place is not connected. */
function partsFor(
  { chats, wordsFor }: Telling,
  { follows }: Known,
  place: Destination,
  alerts: readonly KeptAlert[],
): readonly PartContent[] | null {
  const chat = chats.find(({ name }) => name === place.chat);
  if (!chat) return null;
  const message = presentAlerts(alerts, follows, { timeZone: place.timeZone, words: wordsFor(place) });
  return taggedParts(chat.split(message), place);
}
