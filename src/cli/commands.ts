import type { Command } from "commander";
import type { CommandLine } from "./context.ts";
import { holdLittleMemory } from "./hold-little-memory.ts";

type Register = (program: Command, line: CommandLine) => void;

/** Every command, loaded only when it is called: `sentences` must not wait for two chat SDKs. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  start: async () => (await import("./start.ts")).registerStart,
  demo: async () => (await import("./demo.ts")).registerDemo,
  collect: async () => (await import("./collect.ts")).registerCollect,
  digest: async () => (await import("./digest.ts")).registerDigest,
  "who-said": async () => (await import("./who-said.ts")).registerWhoSaid,
  serve: async () => (await import("./serve.ts")).registerServe,
  deliveries: async () => (await import("./deliveries.ts")).registerDeliveries,
  jobs: async () => (await import("./jobs.ts")).registerJobs,
  backup: async () => (await import("./backup.ts")).registerBackup,
  store: async () => (await import("./store.ts")).registerStore,
  prune: async () => (await import("./prune.ts")).registerPrune,
  preview: async () => (await import("./preview.ts")).registerPreview,
  model: async () => (await import("./model.ts")).registerModel,
  sources: async () => (await import("./sources.ts")).registerSources,
  mcp: async () => (await import("./mcp.ts")).registerMcp,
  keys: async () => (await import("./keys.ts")).registerKeys,
  doctor: async () => (await import("./doctor.ts")).registerDoctor,
  extract: async () => (await import("./extract.ts")).registerExtract,
  feed: async () => (await import("./feed.ts")).registerFeed,
  read: async () => (await import("./read.ts")).registerRead,
  stories: async () => (await import("./stories.ts")).registerStories,
  sentences: async () => (await import("./sentences.ts")).registerSentences,
};

/** Commands that run on and on, or read every source, beside whatever else their machine does. */
const RESIDENT: ReadonlySet<string | undefined> = new Set(["start", "serve", "collect"]);

/** The one that is called; all of them where help is asked for or the name is unknown. */
export async function commandsFor(name: string | undefined): Promise<readonly Register[]> {
  if (RESIDENT.has(name)) holdLittleMemory();
  const called = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return called ? [await called()] : Promise.all(Object.values(COMMANDS).map((load) => load()));
}
