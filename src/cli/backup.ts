import type { Command } from "commander";
import type { CommandLine } from "./context.ts";
import { type ConfigOptions, withBot } from "./open-bot.ts";

export function registerBackup(program: Command, line: CommandLine): void {
  program
    .command("backup")
    .description("write a whole copy of the store to a new file while it is in use")
    .argument("<FILE>", "the copy; must not exist yet")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option("--store <PATH>", "another store than the configured one")
    .action((file: string, options: ConfigOptions) =>
      withBot(options, async (bot) => {
        await bot.parts.store.backup(file);
        line.stdout.write(
          `Written: ${file}. To restore it, stop the bot, put it in the store's place, run soundbite doctor.\n`,
        );
      }),
    );
}
