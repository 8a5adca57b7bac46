import { afterAll, beforeAll } from "vitest";
import { collectDemo, type DemoBot, type DemoStores } from "../journeys/chats/demo-bot.ts";
import { type Visit, visitsTo } from "./visits.ts";

/** The morning on which the demo's bot is asked. */
export const MORNING = "2026-03-05T06:00:00.000Z";

/** The reading room over the demo's articles, open while a file's tests run. */
export function demoRoom(): {
  readonly visit: Visit;
  readonly bot: () => DemoBot["bot"];
  readonly stores: () => DemoStores;
} {
  let stores: DemoStores;
  let demo: DemoBot;
  let visit: Visit;
  beforeAll(async () => {
    stores = await collectDemo();
    demo = await stores.open(MORNING);
    visit = visitsTo(demo.bot, "everything");
  });
  afterAll(async () => {
    await demo.close();
    await stores.remove();
  });
  return { visit: (path, headers) => visit(path, headers), bot: () => demo.bot, stores: () => stores };
}
