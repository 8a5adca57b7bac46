/** `node bench/reliability/kill.ts --chat slack [--kills 200] [--late 40]`: kills bots at random and counts what was lost or doubled. */
import { parseArgs } from "node:util";
import { isWhole, outcomeWords } from "./fast-trial.ts";
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
const result = await runKills({ chat, kills, late, channels, seed, speed: SPEED, onRound });
const fell = Object.entries(result.phases).map(([phase, count]) => `${phase} ${count}`);
console.log(
  `${chat}: ${kills} kill -9 at random, ${late} while the server commits 1.5 s late: ${outcomeWords(result)}; ` +
    `killed while ${fell.join(", ")}`,
);
process.exitCode = result.code === 0 && isWhole(result) ? 0 : 1;
