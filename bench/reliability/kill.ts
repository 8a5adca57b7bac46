/** `node bench/reliability/kill.ts --chat slack [--kills 200] [--late 40]`: kills bots at random and counts what was lost or doubled. */
import { parseArgs } from "node:util";
import { runKills } from "./kill/run.ts";

const { values } = parseArgs({
  options: {
    chat: { type: "string", default: "slack" },
    kills: { type: "string", default: "200" },
    late: { type: "string", default: "40" },
    channels: { type: "string", default: "6" },
    seed: { type: "string", default: "1" },
  },
});
const chat = values.chat === "discord" ? "discord" : "slack";
const [kills, late, channels, seed] = [values.kills, values.late, values.channels, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
];
const onRound = (round: number) => {
  if (round % 20 === 0) process.stderr.write(`${round} of ${kills + late} kills\n`);
};

// A bot waits 30 s before it looks for a post: 2.5 s here, and a late server commits after 1.5 s.
const SPEED = 12;
const { phases, deliveries, parts, lost, doubled, resent, articles, articlesLost, damage, code } = await runKills({
  chat,
  kills,
  late,
  channels,
  seed,
  speed: SPEED,
  onRound,
});
const fell = Object.entries(phases).map(([phase, count]) => `${phase} ${count}`);
console.log(
  `${chat}: ${kills} kill -9 at random, ${late} while the server commits 1.5 s late: ${deliveries} deliveries, ` +
    `${parts} parts (${resent} sent again), ${lost} lost, ${doubled} doubled; ${articles} articles, ${articlesLost} lost; ` +
    `integrity ${damage.length === 0 ? "ok" : damage.join()}; killed while ${fell.join(", ")}`,
);
const isWhole = lost === 0 && doubled === 0 && articlesLost === 0 && damage.length === 0;
process.exitCode = code === 0 && isWhole ? 0 : 1;
