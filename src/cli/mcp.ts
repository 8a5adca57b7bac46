import { once } from "node:events";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Command } from "commander";
import { roomDesk } from "../app/room/room-desk.ts";
import { mcpServer } from "../web/mcp/tools.ts";
import type { CommandLine } from "./context.ts";
import { type ConfigOptions, withBot } from "./open-bot.ts";

/** Answers a program on this machine, which starts the command and speaks with it over its input and output. */
export function registerMcp(program: Command, line: CommandLine): void {
  program
    .command("mcp")
    .description("answer a program (Model Context Protocol) over standard input and output")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option("--store <PATH>", "another store than the configured one")
    .action((options: ConfigOptions) =>
      withBot(options, async (bot) => {
        line.untilStopped();
        const server = mcpServer({ desk: roomDesk(bot), scope: "everything" });
        await server.connect(new StdioServerTransport(line.stdin, line.stdout));
        const ended = once(line.stdin, "end");
        if (!line.signal.aborted) await Promise.race([ended, once(line.signal, "abort"), once(line.stdin, "close")]);
        await server.close();
      }),
    );
}
