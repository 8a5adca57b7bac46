#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Most of a short command's time is the start: Node keeps what it compiled, beside the packages, where it may write.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/soundbite"));
const { runCommandLine } = await import("./cli/program.ts");

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
