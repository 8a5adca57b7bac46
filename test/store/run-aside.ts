import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Runs a program in a process of its own, which may die as it likes; it imports from `src` as "~/…". */
export function runAside(program: string): { readonly signal: string | null; readonly output: string } {
  const source = (path: string) => pathToFileURL(join(import.meta.dirname, "../../src", path)).href;
  const text = program.replace(/from "~\/([^"]+)"/g, (_, path: string) => `from "${source(path)}"`);
  const { signal, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", text], {
    encoding: "utf8",
  });
  return { signal, output: stdout + stderr };
}
