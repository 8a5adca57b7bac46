/** `node bench/reliability/feeds.ts [--feeds 1000]`: local feeds, a tenth failing, read by the product and, beside it, by rss-parser. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { heldWords } from "../held-thread.ts";
import type { Cost } from "./feeds/measure.ts";

const { values } = parseArgs({ options: { feeds: { type: "string", default: "1000" } } });
const file = (name: string) => join(import.meta.dirname, "feeds", name);

async function told<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, "message");
  return message as T;
}

async function costOf(program: string, hosts: readonly string[]): Promise<Cost> {
  const child = fork(file(program), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  child.send(hosts);
  return told<Cost>(child);
}

function line(
  name: string,
  { articles, seconds, processorSeconds, loopP99, loopP999, loopMax, held, megabytes }: Cost,
): string {
  const loop = `event loop p99 ${loopP99.toFixed(1)} ms, p99.9 ${loopP999.toFixed(1)} ms, at most ${loopMax.toFixed(0)} ms, ${heldWords(held)}`;
  return `${name}: ${articles} articles, ${seconds.toFixed(1)} s (${processorSeconds.toFixed(1)} s of the processor), ${loop}, ${megabytes.toFixed(0)} MB`;
}

const site = fork(file("site.ts"), [values.feeds], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
const { hosts, healthy } = await told<{ readonly hosts: readonly string[]; readonly healthy: number }>(site);
const naive = await costOf("naive.ts", hosts);
const product = await costOf("product.ts", hosts);
site.kill();

console.log(`${hosts.length} feeds, a tenth failing, ${healthy} articles in the healthy ones`);
console.log(line("fetch + rss-parser (items in memory, nothing extracted, read or stored)", naive));
console.log(line("Soundbite (extracted, read, quotes indexed, stored, sorted into stories)", product));
const ratio = (of: (cost: Cost) => number) => (of(product) / of(naive)).toFixed(2);
console.log(
  `ratios: ${ratio(({ seconds }) => seconds)} of the time, ${ratio(({ loopP99 }) => loopP99)} of the event-loop p99, ` +
    `${ratio(({ megabytes }) => megabytes)} of the memory`,
);
const isWithin = product.seconds <= 30 && product.loopP999 <= 50 && product.megabytes <= 250;
process.exitCode = product.articles >= healthy && isWithin ? 0 : 1;
