import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Command } from "commander";
import { parseDocument } from "yaml";
import { DEFAULT_CONFIG_PATH, listedFeeds, loadConfig, loadEnvironment } from "../config/load.ts";
import { parseConfig } from "../config/parse.ts";
import { Problem } from "../model/problem.ts";
import { type ListedFeed, writeOpml } from "../sources/opml/opml.ts";
import type { CommandLine } from "./context.ts";

interface SourcesOptions {
  readonly config?: string;
}

/** Lists of feeds, as feed readers export and take them. */
export function registerSources(program: Command, line: CommandLine): void {
  const sources = program.command("sources").description("take over a list of feeds (OPML), or give one away");
  sources
    .command("import")
    .description("name a feed reader's list among the sources; its folders are topics")
    .argument("<file>", "an OPML file")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .action((file: string, { config }: SourcesOptions) => importList(file, config ?? DEFAULT_CONFIG_PATH, line));
  sources
    .command("export")
    .description("print the configured feeds as OPML")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .action(({ config }: SourcesOptions) => {
      const configured = loadConfig(config, loadEnvironment()).sources;
      const feeds = configured.flatMap((source): ListedFeed[] =>
        "feed" in source ? [{ url: source.feed, title: source.name ?? null, folders: source.topics.slice(0, 1) }] : [],
      );
      line.stdout.write(writeOpml("Soundbite", feeds));
    });
}

/** Copies the list beside the configuration and names it there; comments and everything else stay as they are. */
function importList(file: string, config: string, line: CommandLine): void {
  const feeds = listedFeeds(file);
  if (!existsSync(config)) {
    throw new Problem("bad-config", `${config} is not there yet: copy config/soundbite.example.yaml to it first`);
  }
  const document = parseDocument(readFileSync(config, "utf8"));
  parseConfig(document.toString(), config);
  const copy = join(dirname(config), basename(file));
  if (existsSync(copy)) throw new Problem("bad-input", `${copy} exists already; give the list another name`);
  const isInConfigFolder = basename(dirname(config)) === "config";
  const named = { opml: isInConfigFolder ? `config/${basename(file)}` : basename(file) };
  if (document.has("sources")) document.addIn(["sources"], document.createNode(named));
  else document.set("sources", document.createNode([named]));
  const text = document.toString({ lineWidth: 0 });
  parseConfig(text, config);
  copyFileSync(file, copy);
  writeFileSync(config, text);
  line.stdout.write(`${feeds.length} feeds: ${config} names ${copy} now. soundbite doctor tries each.\n`);
}
