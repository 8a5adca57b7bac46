import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Ticks of the processor a second, as Linux counts them for programs. */
const TICKS = 100;
const MAIN = join(import.meta.dirname, "../../src/main.ts");

/** `serve` as its own process over a store, from its start until its first round of collecting is through. */
export interface Served {
  /** Until it runs: of the clock, and of the processor. */
  readonly startSeconds: number;
  readonly startProcessorSeconds: number;
  /** Of its first round, which reads new articles from a folder, on all threads. */
  readonly roundProcessorSeconds: number;
  /** Resident after that round, and the most until then. */
  readonly megabytes: number;
  readonly mostMegabytes: number;
}

/** Runs `serve` over a store until it has collected articles of such texts, one file each. Linux only. */
export async function serveOver(address: string, texts: readonly string[]): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-served-"));
  const articles = join(folder, "inbox");
  mkdirSync(articles);
  for (const [index, text] of texts.entries()) writeFileSync(join(articles, `${index}.txt`), text);
  const config = join(folder, "soundbite.yaml");
  const lines = [`store: ${address}`, `digests: ${join(folder, "digests")}`, `sources: [{ files: ${articles} }]`];
  writeFileSync(config, [...lines, "health: { port: 19477 }"].join("\n"));
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN, "serve", "--config", config], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const logged = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
    const untilTold = async (word: string) => {
      for (let line = await logged.next(); !line.done; line = await logged.next()) {
        if (line.value.includes(`"msg":"${word}"`)) return usageOf(child.pid);
      }
      throw new Error(`serve ended before it told "${word}"`);
    };
    const running = await untilTold("running");
    const startSeconds = (performance.now() - started) / 1000;
    const collected = await untilTold("collected");
    return {
      startSeconds,
      startProcessorSeconds: running.processorSeconds,
      roundProcessorSeconds: collected.processorSeconds - running.processorSeconds,
      megabytes: collected.megabytes,
      mostMegabytes: collected.mostMegabytes,
    };
  } finally {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

function usageOf(pid = 0) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytesOf = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  // Behind the name in brackets: the 14th and 15th field are the ticks of the program and of the system for it.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const processorSeconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
  return { processorSeconds, megabytes: megabytesOf("VmRSS"), mostMegabytes: megabytesOf("VmHWM") };
}
