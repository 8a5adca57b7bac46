/** `node bench/reliability/starts.ts [--starts 50] [--seed 1]`: bots started at random moments around a slot, beside slow sources. */
import { parseArgs } from "node:util";
import { runStarts } from "./starts/run.ts";

const { values } = parseArgs({
  options: { starts: { type: "string", default: "50" }, seed: { type: "string", default: "1" } },
});
const result = await runStarts(Number(values.starts), Number(values.seed));
const { starts, freshStores, briefings, articlesOffered, missing, withoutSources, withoutBriefing } = result;
console.log(
  `${starts} starts within 150 s of a slot, ${freshStores} on a fresh store, rounds of up to 90 s: ${briefings} briefings ` +
    `(${withoutBriefing} starts without one), ${articlesOffered} articles offered at the slot, ${missing} of them missing, ` +
    `${withoutSources} briefings with "0 sources read"`,
);
if (missing + withoutSources + withoutBriefing > 0) process.exitCode = 1;
