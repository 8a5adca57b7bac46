import { spawnSync } from "node:child_process";
import { join } from "node:path";

/**
 * Installs the engine beside its tests, checks their types and runs them; where the engine has no binary for this machine, says so. Not
 * `npm ci`: it wants the engine's packages for every other machine in the lock too, and not every registry has them.
 */
const folder = import.meta.dirname;
const root = join(folder, "../..");
const machine = `${process.platform}-${process.arch}`;

function run(command: string, ...parts: readonly string[]): void {
  const { status } = spawnSync(command, parts, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

if (machine !== "linux-x64" && !process.env["OLLAMA_HOST"]) {
  console.log(`test:engine: skipped: the engine is installed for linux-x64 only, and this is ${machine}`);
} else {
  if (machine === "linux-x64")
    run("npm", "install", "--prefix", folder, "--no-save", "--omit=optional", "--ignore-scripts");
  const only = machine === "linux-x64" ? [] : ["real.test.ts"];
  run(process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-p", join(folder, "tsconfig.json"), "--noEmit");
  run(
    process.execPath,
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--config",
    join(folder, "vitest.config.ts"),
    ...only,
  );
}
