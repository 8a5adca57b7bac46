import { expect } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import type { DemoBot } from "./demo-bot.ts";
import type { Transcript } from "./transcript.ts";

interface Watched<Posted> {
  readonly told: Transcript;
  readonly demo: DemoBot;
  readonly chat: Chat;
  /** What stands in the channel now. */
  readonly posted: () => readonly Posted[];
  readonly look: (message: Posted) => string;
}

/** A fire that three papers report, and then a fourth, as a channel sees it that asked for three. */
export async function reportFire<Posted extends { readonly edited: boolean }>(watched: Watched<Posted>): Promise<void> {
  const { told, demo, chat, posted, look } = watched;
  told.did("Three papers report a fire within half an hour, and the bot reads them.");
  await demo.keepReport(
    "Keshara Observer",
    30,
    "The market hall of Keshara burnt down before dawn; nobody was inside.",
  );
  await demo.keepReport(
    "Meridian Post",
    12,
    "Flames took Keshara's market on Thursday, with all its stalls and scales.",
  );
  await demo.tick(chat);
  expect(posted()).toEqual([]);
  await demo.keepReport("Harbour Radio", 0, "A fire at the Keshara market could be seen from the sea, pilots said.");
  await demo.tick(chat);
  const alert = posted()[0];
  told.shows("Everyone in #news sees:", alert ? look(alert) : "");
  expect(alert && look(alert)).toContain("Fire destroys the market hall of Keshara");
  told.did("A fourth has it too.");
  await demo.keepReport(
    "Istrane Herald",
    0,
    "Keshara lost its market hall this morning, four hundred years after it was built.",
  );
  await demo.tick(chat);
  expect(posted()).toHaveLength(1);
  expect(alert?.edited).toBe(true);
  told.shows("It turns into:", alert ? look(alert) : "");
  expect(alert && look(alert)).toContain("Istrane Herald");
}
