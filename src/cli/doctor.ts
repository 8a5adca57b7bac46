import type { Command } from "commander";
import { examine } from "../app/examine.ts";
import type { Finding } from "../app/finding.ts";
import { loadConfig, loadEnvironment } from "../config/load.ts";
import { Problem } from "../model/problem.ts";
import type { CommandLine } from "./context.ts";
import { showProgress } from "./progress.ts";

interface DoctorOptions {
  readonly config?: string;
  readonly json?: boolean;
}

const MARKS: Readonly<Record<Finding["verdict"], string>> = { well: "ok  ", unused: "–   ", ill: "FAIL" };

export function registerDoctor(program: Command, line: CommandLine): void {
  program
    .command("doctor")
    .description("check configuration, store, sources, model and chats; say what to do next")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option("--json", "print the findings as JSON")
    .action((options: DoctorOptions) => doctor(line, options));
}

async function doctor(line: CommandLine, options: DoctorOptions): Promise<void> {
  const config = loadConfig(options.config, loadEnvironment());
  const progress = showProgress(line, "examining");
  const findings: Finding[] = [];
  try {
    for await (const finding of examine(config, line.signal)) {
      findings.push(finding);
      progress.show(finding.what);
    }
  } finally {
    progress.done();
  }
  line.stdout.write(options.json ? `${JSON.stringify(findings, null, 2)}\n` : findings.map(findingWords).join(""));
  const ill = findings.filter(({ verdict }) => verdict === "ill").length;
  if (ill > 0)
    throw new Problem("unavailable", `${ill} of ${findings.length} checks failed; what to do stands under each`);
}

function findingWords({ what, verdict, words, remedy }: Finding): string {
  return `${MARKS[verdict]} ${what}: ${words}\n${remedy ? `     -> ${remedy}\n` : ""}`;
}
