import type { Command } from "commander";
import { DEFAULT_MODEL } from "../app/default-model.ts";
import { modelServer } from "../app/model-server.ts";
import { DEFAULT_CONFIG_PATH, loadConfig, loadEnvironment } from "../config/load.ts";
import { type PullProgress, pullModel } from "../summarize/ollama/pull.ts";
import type { CommandLine } from "./context.ts";
import { registerModelTry } from "./model-try.ts";
import { showProgress } from "./progress.ts";

export function registerModel(program: Command, line: CommandLine): void {
  const group = program.command("model").description("the local model that may choose key points: fetch it, try it");
  group
    .command("pull")
    .description("make the Ollama server fetch a model")
    .argument("[MODEL]", `the model (default: the configured one, else ${DEFAULT_MODEL})`)
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .action((model: string | undefined, options: { config?: string }) => pull(line, model, options));
  registerModelTry(group, line);
}

async function pull(line: CommandLine, named: string | undefined, options: { config?: string }): Promise<void> {
  const config = loadConfig(options.config, loadEnvironment());
  const model = named ?? config.summarizer.model ?? DEFAULT_MODEL;
  const progress = showProgress(line, `fetching ${model}`);
  try {
    const server = modelServer(config.secrets.ollamaHost);
    await pullModel(server, model, (step) => progress.show(`fetching ${model}: ${stepWords(step)}`), line.signal);
  } finally {
    progress.done();
  }
  const isConfigured = config.summarizer.model === model;
  const next = isConfigured ? "" : ` To use it: summarizer.model: ${model} in ${config.path ?? DEFAULT_CONFIG_PATH}.`;
  line.stdout.write(`${model} is there.${next}\n`);
}

const stepWords = ({ status, share }: PullProgress): string =>
  share === null ? status : `${status} ${Math.floor(share * 100)} %`;
