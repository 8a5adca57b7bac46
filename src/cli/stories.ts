import type { Command } from "commander";
import type { CommandLine } from "./context.ts";
import { positiveInteger } from "./options.ts";

export function registerStories(program: Command, line: CommandLine): void {
  program
    .command("stories")
    .description("sort articles (JSON lines on standard input) into stories and tell each")
    .requiredOption("--jsonl", 'one article a line in (with "group": told as that story), one story a line out')
    .option("--points <K>", "at most K key points a story", positiveInteger, 5)
    .option("--words <W>", "at most W words over all key points of a story", positiveInteger)
    .action(() => {
      line.stderr.write("not built yet\n");
    });
}
