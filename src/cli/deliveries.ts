import type { Command } from "commander";
import { briefingOf, resumeBriefing } from "../digest/deliver/pause-place.ts";
import { askRedo } from "../digest/deliver/redo.ts";
import type { Subscription } from "../model/subscription.ts";
import { wordsFromCron } from "../schedule/words.ts";
import type { Delivery, DeliveryPart, SkippedSlot } from "../store/delivery-store.ts";
import type { Store } from "../store/store.ts";
import type { CommandLine } from "./context.ts";
import { type ConfigOptions, withBot } from "./open-bot.ts";
import { positiveInteger } from "./options.ts";

const SHOWN = 20;

interface DeliveriesOptions extends ConfigOptions {
  readonly limit: number;
  readonly resume?: string;
  readonly redo?: string;
  readonly json?: boolean;
}

export function registerDeliveries(program: Command, line: CommandLine): void {
  program
    .command("deliveries")
    .description("show what was posted, late, unknown and paused, and why")
    .option("--resume <ID>", "go on with a paused briefing, by the id shown")
    .option("--redo <ID>", "make the newest digest of a briefing anew and edit what was posted of it")
    .option("--limit <N>", "at most N deliveries, newest first", positiveInteger, SHOWN)
    .option("--json", "print JSON")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option("--store <PATH>", "another store than the configured one")
    .action((options: DeliveriesOptions) =>
      withBot(options, async (bot) => {
        if (options.resume !== undefined) return resume(bot.parts.store, options.resume, line);
        if (options.redo !== undefined) return redo(bot.parts.store, options.redo, bot.parts.now(), line);
        return show(bot.parts.store, options, line);
      }),
    );
}

async function resume(store: Store, id: string, line: CommandLine): Promise<void> {
  const ids = await resumeBriefing(store, id);
  line.stdout.write(`${ids.join(", ")}: resumed; what waits is posted within a minute of the bot running.\n`);
}

async function redo(store: Store, id: string, now: Date, line: CommandLine): Promise<void> {
  await briefingOf(store, id);
  const { slot } = await askRedo(store, id, now);
  line.stdout.write(
    `${id}: the digest of ${slot.dueAt} is made anew within a minute of the bot running, and its posts are edited.\n`,
  );
}

async function show(store: Store, { limit, json }: DeliveriesOptions, line: CommandLine): Promise<void> {
  const briefings = await store.subscriptions();
  const deliveries = await store.deliveries(limit);
  const skipped = await store.skippedSlots(limit);
  if (json) {
    line.stdout.write(`${JSON.stringify({ briefings, deliveries, skipped }, null, 2)}\n`);
    return;
  }
  if (briefings.length === 0)
    line.stdout.write("No briefing yet: see docs/operating.md, or /briefing start in a channel.\n");
  line.stdout.write(briefings.map(briefingLine).join(""));
  line.stdout.write(deliveries.map(deliveryLines).join(""));
  line.stdout.write(skipped.map(skippedLine).join(""));
}

function briefingLine({ id, chat, place, cron, timeZone, state, pausedBecause }: Subscription): string {
  const paused = state === "paused" ? ` PAUSED: ${pausedBecause ?? "by somebody"}` : "";
  return `${id}  ${chat} ${place}, ${wordsFromCron(cron)} (${timeZone})${paused}\n`;
}

function skippedLine({ slot, reason }: SkippedSlot): string {
  return `  ${slot.dueAt}  ${slot.subscriptionId}  not posted: ${reason}\n`;
}

function deliveryLines({ slot, state, late, redoAskedAt, parts }: Delivery): string {
  const posted = parts.filter((part) => part.posted !== null).length;
  const what = [
    state === "expired" ? "not posted: it was too old when its channel could be reached" : state,
    `${posted} of ${parts.length} parts posted`,
    ...(late ? [late] : []),
    ...(redoAskedAt ? ["asked for again"] : []),
  ];
  const told = parts.filter(({ state: of }) => of !== "posted").map(partLine);
  return `  ${slot.dueAt}  ${slot.subscriptionId}  ${what.join(", ")}\n${told.join("")}`;
}

const PART_WORDS: Readonly<Record<DeliveryPart["state"], string>> = {
  pending: "waits",
  sending: "is being sent, or its answer was lost: it is looked for before it is sent again",
  unknown: "unknown, its answer was lost: it is looked for before it is sent again",
  posted: "posted",
  refused: "refused",
  stale: "waits to be edited",
  left: "left as it stands",
};

function partLine({ part, state, attempts, problem }: DeliveryPart): string {
  const tries = attempts > 1 ? ` (${attempts} attempts)` : "";
  return `      part ${part + 1} ${PART_WORDS[state]}${tries}${problem ? `: ${problem}` : ""}\n`;
}
