import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureSummarizer } from "./summarizer/measure.ts";
import { standIns } from "./summarizer/stand-ins.ts";

const HELP = `npm run bench -- [--summarizer rules|ollama|oracle|random] [--limit N]

Has the bundled stories told, by rules or by the model's choice, and prints how that came about and how long it took;
where the evaluation kit stands beside this folder (../shared/bench), its tables of key points and of merged key points
too, over N articles or groups of each set (50 for ollama). With ollama, OLLAMA_HOST names the server and the
configuration the model. oracle and random stand in for a model, through the same protocol: the one chooses with the
kit's references in hand (how far choice can go), the other by chance (how bad it can get).`;
const FEW_FOR_A_MODEL = "50";
const NAMES = ["rules", "ollama", "oracle", "random"] as const;
type Name = (typeof NAMES)[number];

const root = join(import.meta.dirname, "..");
const kit = join(root, "../shared/bench");

const { values } = parseArgs({
  options: {
    summarizer: { type: "string", default: "rules" },
    limit: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const name = NAMES.find((each) => each === values.summarizer);

if (values.help || name === undefined) {
  console.log(HELP);
} else if (name === "rules" || name === "ollama") {
  await measureSummarizer(name);
  await runKit(name, {}, values.limit ?? (name === "ollama" ? FEW_FOR_A_MODEL : null));
} else if (existsSync(kit)) {
  const server = await standIns(name, kit);
  await runKit(name, { OLLAMA_HOST: server.address }, values.limit ?? null);
  console.log(`\n${server.tally()}`);
  await server.stop();
} else {
  noKit();
}

/** The kit's tables; a stand-in is asked as a model would be. */
async function runKit(by: Name, environment: Readonly<Record<string, string>>, few: string | null): Promise<void> {
  if (!existsSync(kit)) {
    noKit();
    return;
  }
  const limit = few === null ? [] : ["--limit", few];
  const summarizer = by === "rules" ? "rules" : "ollama";
  const stories = `${process.execPath} ${join(root, "bench/summarizer/command-line.ts")} ${summarizer}`;
  const runs = [
    ["points.mjs", "--summarizer", summarizer],
    ["merge.mjs", "--command", stories],
  ];
  for (const [script = "", ...options] of runs) {
    const args = [join(kit, script), "--project", root, ...options, ...limit];
    const child = spawn(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...environment } });
    const [status] = await once(child, "close");
    if (status !== 0) process.exitCode = status ?? 1;
  }
}

function noKit(): void {
  console.log("\nKey-point tables: skipped, as the evaluation kit is not beside this folder (../shared/bench).");
}
