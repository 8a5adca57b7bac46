import type { Command } from "commander";
import { boundsAt, prune } from "../digest/prune.ts";
import type { Forgotten } from "../store/retention-store.ts";
import type { CommandLine } from "./context.ts";
import { type StoreOptions, withStore } from "./with-store.ts";

interface PruneOptions extends StoreOptions {
  readonly dryRun?: boolean;
}

export function registerPrune(program: Command, line: CommandLine): void {
  program
    .command("prune")
    .description("forget what is older than the configuration keeps it; the bot does it by itself once a day")
    .option("--dry-run", "only say what would be forgotten")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option("--store <PATH>", "another store than the configured one")
    .action((options: PruneOptions) =>
      withStore(options, async (store, { keep }) => {
        const bounds = boundsAt(keep, new Date());
        const forgotten = options.dryRun ? await store.forgettable(bounds) : await prune(store, bounds, line.signal);
        line.stdout.write(`${options.dryRun ? "Would be forgotten" : "Forgotten"}: ${wordsOf(forgotten)}.\n`);
      }),
    );
}

const wordsOf = ({ articles, texts, digests, seen }: Forgotten): string =>
  `${articles} articles, the texts of ${texts} more, ${digests} digests, ${seen} notes of what was seen and asked`;
