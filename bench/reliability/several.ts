/**
 * `node bench/reliability/several.ts --chat slack [--processes 3] [--kills 200] [--pauses 40] [--restarts 20] [--beside CHECKOUT]`: several bots share one
 * PostgreSQL; they are killed, paused and cut off at random, and what was lost or doubled is counted. With `--beside` every second of them
 * runs the program of another checkout, which made the store.
 */
import { parseArgs } from "node:util";
import { startPostgres } from "../../test/servers/postgres.ts";
import { isWhole, outcomeWords } from "./fast-trial.ts";
import { type Answers, answersWords } from "./several/asking.ts";
import { runSeveral } from "./several/run.ts";

const { values } = parseArgs({
  options: {
    chat: { type: "string", default: "slack" },
    processes: { type: "string", default: "3" },
    kills: { type: "string", default: "200" },
    pauses: { type: "string", default: "40" },
    restarts: { type: "string", default: "20" },
    channels: { type: "string", default: "6" },
    speed: { type: "string", default: "12" },
    seed: { type: "string", default: "1" },
    between: { type: "string", default: "1200" },
    beside: { type: "string" },
  },
});
const chat = values.chat === "discord" ? "discord" : "slack";
const [processes = 3, kills = 0, pauses = 0, restarts = 0, channels = 6, speed = 12, seed = 1, between = 1_200] = [
  values.processes,
  values.kills,
  values.pauses,
  values.restarts,
  values.channels,
  values.speed,
  values.seed,
  values.between,
].map(Number);
const onFault = (fault: number, faults: number) => {
  if (fault % 20 === 0) process.stderr.write(`${fault} of ${faults} faults\n`);
};

const isAnsweredOnce = ({ twice, inCalm, onceInCalm }: Answers) => twice === 0 && inCalm === onceInCalm;

const server = await startPostgres();
const size = { chat, processes, kills, pauses, restarts, channels, speed, seed, between, onFault } as const;
const others = values.beside === undefined ? {} : { beside: values.beside };
const result = await runSeveral({ ...size, ...others }, server).finally(() => server.stop());
console.log(
  `${chat}: ${processes} processes, ${kills} kill -9, ${pauses} pauses, ${restarts} restarts of the database: ` +
    `${outcomeWords(result)}; ${answersWords(result.answers)}` +
    (values.beside === undefined ? "" : `; ${result.othersEnded} of the other checkout ended by themselves`),
);
process.exitCode =
  result.code === 0 && result.othersEnded === 0 && isWhole(result) && isAnsweredOnce(result.answers) ? 0 : 1;
