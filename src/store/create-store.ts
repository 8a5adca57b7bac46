import type { Scope } from "../model/tenant.ts";
import type { Engine } from "./engine.ts";
import { migrate } from "./migrations/migrate.ts";
import { articleQuestions, keptArticleQuestions } from "./questions/articles.ts";
import { choiceQuestions } from "./questions/choices.ts";
import { deliveryQuestions } from "./questions/deliveries.ts";
import { digestQuestions, keptDigestQuestions, subscriptionQuestions } from "./questions/digests.ts";
import { followQuestions } from "./questions/follows.ts";
import { healthQuestions } from "./questions/health.ts";
import { leadQuestions } from "./questions/leads.ts";
import { leaseQuestions } from "./questions/leases.ts";
import { nameQuestions } from "./questions/names.ts";
import { keptPlacementQuestions, placementQuestions } from "./questions/placements.ts";
import { placeQuestions } from "./questions/places.ts";
import { quoteQuestions } from "./questions/quotes.ts";
import { rarityQuestions } from "./questions/rarity.ts";
import { readArticleQuestions, readingQuestions } from "./questions/readings.ts";
import { recordQuestions } from "./questions/records.ts";
import { redoQuestions } from "./questions/redos.ts";
import { retentionQuestions } from "./questions/retention.ts";
import { slotQuestions } from "./questions/slots.ts";
import { sourceQuestions } from "./questions/sources.ts";
import { traceQuestions } from "./questions/traces.ts";
import { keptQuestionQuestions, useQuestions } from "./questions/uses.ts";
import { workspaceQuestions } from "./questions/workspaces.ts";
import type { Store, StoreView } from "./store.ts";

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
export function createStore(engine: Engine): Store {
  return {
    seenBy: (scope) => viewOf(engine, scope),
    ...articleQuestions(engine),
    ...leadQuestions(engine),
    ...readingQuestions(engine),
    ...placementQuestions(engine),
    ...traceQuestions(engine),
    ...rarityQuestions(engine),
    ...sourceQuestions(engine),
    ...recordQuestions(engine),
    ...workspaceQuestions(engine),
    ...useQuestions(engine),
    ...choiceQuestions(engine),
    ...digestQuestions(engine),
    ...subscriptionQuestions(engine),
    ...deliveryQuestions(engine),
    ...slotQuestions(engine),
    ...redoQuestions(engine),
    ...followQuestions(engine),
    ...placeQuestions(engine),
    ...leaseQuestions(engine),
    ...healthQuestions(engine),
    ...retentionQuestions(engine),
    backup: (file) => engine.backup(file),
    claimInstance: () => engine.claimInstance(),
    close: () => engine.close(),
  };
}

function viewOf(engine: Engine, scope: Scope): StoreView {
  return {
    ...keptArticleQuestions(engine, scope),
    ...readArticleQuestions(engine, scope),
    ...keptPlacementQuestions(engine, scope),
    ...quoteQuestions(engine, scope),
    ...nameQuestions(engine, scope),
    ...keptDigestQuestions(engine, scope),
    ...keptQuestionQuestions(engine, scope),
  };
}
