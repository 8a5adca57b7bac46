/** The command line with a summarizer put in, for a kit that names none: `command-line.ts ollama stories --jsonl …`. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const [summarizer = "rules", ...args] = process.argv.slice(2);
const main = join(import.meta.dirname, "../../src/main.ts");
const { status } = spawnSync(process.execPath, [main, ...args, "--summarizer", summarizer], { stdio: "inherit" });
process.exitCode = status ?? 1;
