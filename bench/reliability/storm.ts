/** `node bench/reliability/storm.ts [--chat slack] [--channels 20] [--slots 25]`: briefings posted in a storm of errors. */
import { parseArgs } from "node:util";
import { runStorm } from "./storm/run.ts";

const { values } = parseArgs({
  options: {
    chat: { type: "string" },
    channels: { type: "string", default: "20" },
    slots: { type: "string", default: "25" },
    seed: { type: "string", default: "1" },
  },
});
const chats = (["slack", "discord"] as const).filter((chat) => values.chat === undefined || values.chat === chat);

for (const chat of chats) {
  const size = { channels: Number(values.channels), slots: Number(values.slots), seed: Number(values.seed) };
  const { weather, parts, lost, doubled, refusals, told, pausedBriefings, minutes } = await runStorm({ chat, ...size });
  console.log(
    `${chat}: ${parts} parts in ${minutes} simulated minutes, ${weather.requests} requests: ${weather.limited} told to ` +
      `wait, ${weather.resets} reset, ${weather.failures} answered with 500; ${lost} lost, ${doubled} doubled, ` +
      `${weather.early.length} before Retry-After; a closed channel: ${pausedBriefings} briefings paused after ${refusals} ` +
      `refusals, its owner told ${told.length} time${told.length === 1 ? "" : "s"}`,
  );
  for (const what of new Set(weather.early)) console.log(`  before Retry-After: ${what}`);
  if (lost + doubled + weather.early.length > 0 || refusals > 3 || pausedBriefings !== 2) process.exitCode = 1;
}
