import { afterAll, afterEach, beforeAll } from "vitest";
import { collectDemo, type DemoBot, type DemoStores } from "./demo-bot.ts";
import { Transcripts } from "./transcript.ts";

export interface Journeys {
  readonly transcripts: Transcripts;
  /** The bot of one journey, a minute after its briefing is due. */
  open(): Promise<DemoBot>;
}

/** The journeys of one chat, written down in `docs/transcripts/FILE`, each with a bot of its own. */
export function journeysIn(file: string, introduction: string): Journeys {
  const transcripts = new Transcripts(file, introduction);
  let stores: DemoStores;
  beforeAll(async () => {
    stores = await collectDemo();
  });
  afterAll(async () => {
    await stores.remove();
    transcripts.write();
  });
  afterEach(() => transcripts.check());
  return { transcripts, open: () => stores.open("2026-03-05T06:01:00.000Z") };
}
