/** `node bench/reliability/schedule.ts [--years 2] [--seed 1]`: a bot ticks through years in eight zones, asleep and restarted at random. */
import { parseArgs } from "node:util";
import { ZONES } from "../../test/schedule/zones.ts";
import { runSchedule } from "./schedule/run.ts";

const { values } = parseArgs({
  options: { years: { type: "string", default: "2" }, seed: { type: "string", default: "1" } },
});
const from = new Date("2024-12-31T00:00:00Z");
const until = new Date(Date.UTC(2024 + Number(values.years), 11, 31));
const { slots, onTime, late, told, sleeps, restarts, wrong } = await runSchedule({
  zones: ZONES,
  from,
  until,
  seed: Number(values.seed),
});
console.log(
  `${values.years} years, ${ZONES.length} zones, ${slots} slots, ${sleeps} sleeps, ${restarts} of them with a restart: ` +
    `${onTime} posted once and on time, ${late} posted once after a sleep, ${told} told and not posted, ${wrong.length} wrong`,
);
for (const words of wrong.slice(0, 20)) console.log(`  ${words}`);
if (wrong.length > 0) process.exitCode = 1;
