import type { Command } from "commander";
import { serve } from "../app/serve.ts";
import { loadConfig, loadEnvironment } from "../config/load.ts";
import type { CommandLine } from "./context.ts";

export function registerServe(program: Command, line: CommandLine): void {
  program
    .command("serve")
    .description("run the bot: chats, schedule, collecting; Ctrl-C or SIGTERM stops it cleanly")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .action((options: { readonly config?: string }) => {
      line.untilStopped();
      return serve(loadConfig(options.config, loadEnvironment()), line.signal);
    });
}
