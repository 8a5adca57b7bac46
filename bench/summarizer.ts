import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureSummarizer } from "./summarizer/measure.ts";

const HELP = `npm run bench -- [--summarizer rules|ollama] [--limit N]

Reads the bundled articles with the summarizer and prints how its points came about and how long it took; where the
evaluation kit stands beside this folder (../shared/bench), its key-point scores too, over N articles of each set
(50 for ollama). With ollama, OLLAMA_HOST names the server and the configuration the model.`;
const FEW_FOR_A_MODEL = "50";

const { values } = parseArgs({
  options: {
    summarizer: { type: "string", default: "rules" },
    limit: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const { summarizer, limit } = values;

if (values.help || (summarizer !== "rules" && summarizer !== "ollama")) {
  console.log(HELP);
} else {
  await measureSummarizer(summarizer);
  runKit(summarizer, limit ?? (summarizer === "ollama" ? FEW_FOR_A_MODEL : null));
}

function runKit(name: "rules" | "ollama", few: string | null): void {
  const root = join(import.meta.dirname, "..");
  const kit = join(root, "../shared/bench/points.mjs");
  if (!existsSync(kit)) {
    console.log("\nKey-point scores: skipped, as the evaluation kit is not beside this folder (../shared/bench).");
    return;
  }
  const options = ["--project", root, "--summarizer", name, ...(few === null ? [] : ["--limit", few])];
  process.exitCode = spawnSync(process.execPath, [kit, ...options], { stdio: "inherit" }).status ?? 1;
}
