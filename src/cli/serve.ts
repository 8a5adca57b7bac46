import type { Command } from "commander";
import { EVERY_ROLE, ROLES, type Roles, rolesIn } from "../app/roles.ts";
import { serve } from "../app/serve.ts";
import { type Config, DEFAULT_CONFIG_PATH, loadConfig, loadEnvironment } from "../config/load.ts";
import { Problem } from "../model/problem.ts";
import type { CommandLine } from "./context.ts";

const FAREWELL_MILLISECONDS = 1_000;

export function registerServe(program: Command, line: CommandLine): void {
  program
    .command("serve")
    .description("run the bot: chats, schedule, collecting; Ctrl-C or SIGTERM stops it cleanly")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option(
      "--roles <LIST>",
      `what this process does, of ${ROLES.join(",")} (default: all; some only on PostgreSQL)`,
      rolesIn,
    )
    .action(async ({ config: path, roles = EVERY_ROLE }: { readonly config?: string; readonly roles?: Roles }) => {
      const config = loadConfig(path, loadEnvironment());
      refuseIdle(config);
      line.untilStopped();
      await serve({ config, roles, signal: line.signal });
      // A connection that was half made when the bot was stopped does not keep the process.
      setTimeout(() => process.exit(), FAREWELL_MILLISECONDS).unref();
    });
}

/** A bot with nothing to read and nobody to tell would only look as if it worked. */
function refuseIdle({ path, sources, chats }: Config): void {
  const { webhooks, ...others } = chats;
  if (sources.length > 0 || webhooks.length > 0 || Object.keys(others).length > 0) return;
  const where = path ?? DEFAULT_CONFIG_PATH;
  throw new Problem(
    "bad-config",
    `${where} names no source and no chat, so there is nothing to serve. Copy config/soundbite.example.yaml and name some.`,
  );
}
