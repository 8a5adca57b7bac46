import type { Engine } from "./engine.ts";
import { fenced } from "./fence.ts";
import { migrate } from "./migrations/migrate.ts";
import { articleQuestions } from "./questions/articles.ts";
import { choiceQuestions } from "./questions/choices.ts";
import { deliveryQuestions } from "./questions/deliveries.ts";
import { digestQuestions, subscriptionQuestions } from "./questions/digests.ts";
import { healthQuestions } from "./questions/health.ts";
import { leadQuestions } from "./questions/leads.ts";
import { nameQuestions } from "./questions/names.ts";
import { placementQuestions } from "./questions/placements.ts";
import { placeQuestions } from "./questions/places.ts";
import { quoteQuestions } from "./questions/quotes.ts";
import { rarityQuestions } from "./questions/rarity.ts";
import { readingQuestions } from "./questions/readings.ts";
import { redoQuestions } from "./questions/redos.ts";
import { retentionQuestions } from "./questions/retention.ts";
import { slotQuestions } from "./questions/slots.ts";
import { sourceQuestions } from "./questions/sources.ts";
import { traceQuestions } from "./questions/traces.ts";
import { useQuestions } from "./questions/uses.ts";
import type { Store } from "./store.ts";

/** Brings a database up to date and gives the store over it; closes it where that fails. */
export async function openStoreOn(engine: Engine): Promise<Store> {
  try {
    await migrate(engine);
  } catch (thrown) {
    await engine.close();
    throw thrown;
  }
  return createStore(engine);
}

/** The store over a database that is up to date. */
export function createStore(unfenced: Engine): Store {
  const engine = fenced(unfenced);
  return {
    ...articleQuestions(engine),
    ...leadQuestions(engine),
    ...readingQuestions(engine),
    ...placementQuestions(engine),
    ...traceQuestions(engine),
    ...rarityQuestions(engine),
    ...quoteQuestions(engine),
    ...nameQuestions(engine),
    ...sourceQuestions(engine),
    ...useQuestions(engine),
    ...choiceQuestions(engine),
    ...digestQuestions(engine),
    ...subscriptionQuestions(engine),
    ...deliveryQuestions(engine),
    ...slotQuestions(engine),
    ...redoQuestions(engine),
    ...placeQuestions(engine),
    ...healthQuestions(engine),
    ...retentionQuestions(engine),
    backup: (file) => engine.backup(file),
    claimInstance: () => engine.claim(),
    close: () => engine.close(),
  };
}
