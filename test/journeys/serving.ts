import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { TOKENS } from "../../bench/reliability/tokens.ts";

const MAIN = join(import.meta.dirname, "../../bin/soundbite.js");

/** A process of `soundbite serve`. */
export interface ServingProcess {
  readonly child: ChildProcess;
  /** Waits until the log says something. */
  says(words: string): Promise<void>;
  log(): string;
}

/** A folder of its own with a configuration and an inbox. */
export function newWorkspace(config: string): string {
  const folder = mkdtempSync(join(tmpdir(), "serve-"));
  mkdirSync(join(folder, "config"));
  mkdirSync(join(folder, "inbox"));
  writeFileSync(join(folder, "config/soundbite.yaml"), config);
  return folder;
}

/** Starts `soundbite serve` in a folder; it is killed where the test ends before it. */
export function serve(folder: string, ...options: readonly string[]): ServingProcess {
  const child = spawn(process.execPath, [MAIN, "serve", ...options], {
    cwd: folder,
    env: { ...process.env, ...TOKENS },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  return {
    child,
    log: () => log,
    says: async (words) => {
      while (!log.includes(words)) await once(child.stderr, "data");
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
