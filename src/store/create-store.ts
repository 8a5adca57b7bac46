import type { Engine } from "./engine.ts";
import { articleQuestions } from "./questions/articles.ts";
import { deliveryQuestions } from "./questions/deliveries.ts";
import { digestQuestions, subscriptionQuestions } from "./questions/digests.ts";
import { healthQuestions } from "./questions/health.ts";
import { leadQuestions } from "./questions/leads.ts";
import { nameQuestions } from "./questions/names.ts";
import { quoteQuestions } from "./questions/quotes.ts";
import { readingQuestions } from "./questions/readings.ts";
import { sourceQuestions } from "./questions/sources.ts";
import { useQuestions } from "./questions/uses.ts";
import type { Store } from "./store.ts";

/** The store over any database. */
export function createStore(engine: Engine): Store {
  return {
    ...articleQuestions(engine),
    ...leadQuestions(engine),
    ...readingQuestions(engine),
    ...quoteQuestions(engine),
    ...nameQuestions(engine),
    ...sourceQuestions(engine),
    ...useQuestions(engine),
    ...digestQuestions(engine),
    ...subscriptionQuestions(engine),
    ...deliveryQuestions(engine),
    ...healthQuestions(engine),
    backup: (file) => engine.backup(file),
    claimInstance: () => engine.claimInstance(),
    close: () => engine.close(),
  };
}
