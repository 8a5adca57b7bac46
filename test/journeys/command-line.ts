import { spawn } from "node:child_process";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";

const MAIN = join(import.meta.dirname, "../../bin/soundbite.js");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a person would, in a folder, with some input. */
export async function soundbite(
  args: readonly string[],
  folder: string,
  input = "",
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const env = { ...process.env, NO_COLOR: "1", ...environment };
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    new Promise<number | null>((resolve) => child.on("close", resolve)),
  ]);
  return { code, out: out.toString(), err: err.toString() };
}
