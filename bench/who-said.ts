import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { openStore } from "../src/app/open-store.ts";
import { askWhoSaid } from "../src/commands/who-said/ask.ts";
import type { QuoteQuery, Store, StoreView } from "../src/store/store.ts";
import { seededRandom } from "./seeded-random.ts";
import { askingWords, fillStore } from "./who-said/newsroom.ts";

/**
 * How fast the store and who-said answer over many quotes: `node bench/who-said.ts --quotes 500000`. The quotes are
 * ours, made from a seed; a store that was filled before is used again (`--store`).
 */
const { values } = parseArgs({
  options: {
    quotes: { type: "string", default: "500000" },
    questions: { type: "string", default: "400" },
    store: { type: "string" },
    keep: { type: "boolean", default: false },
  },
});
const wanted = Number(values.quotes);
const questions = Number(values.questions);
const path = values.store ?? `data/bench/who-said-${wanted}.sqlite`;

const TARGETS: Readonly<Record<string, number>> = {
  "store, newest first": 100,
  "store, ranked": 250,
  "who-said, newest first": 100,
  "who-said, ranked": 250,
  "who-said, pasted quotation": 250,
  "speaker suggestions": 100,
};

const store = await openFilled();
try {
  report("one after the other");
  for (const [name, ask] of Object.entries(asks(store.seenBy(["", "slack:T1"])))) await measure(name, ask, 1);
  report("50 at once");
  for (const [name, ask] of Object.entries(asks(store.seenBy(["", "slack:T1"])))) await measure(name, ask, 50);
} finally {
  await store.close();
  if (!values.keep && values.store === undefined) rmSync(path, { force: true });
}

async function openFilled(): Promise<Store> {
  if (!path.includes("://") && !existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  const opened = await openStore(path);
  const { quotes } = await opened.counts();
  if (quotes < wanted) {
    const started = performance.now();
    await fillStore(opened, wanted - quotes);
    report(`filled with ${wanted} quotes in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  return opened;
}

function asks(of: StoreView): Record<string, (index: number) => Promise<unknown>> {
  const random = seededRandom(7);
  const texts = Array.from({ length: questions }, () => askingWords(random));
  const query = (index: number, more: Partial<QuoteQuery>): QuoteQuery => ({
    ...(texts[index % texts.length] ?? { words: "", quotation: "", speaker: "" }),
    order: "newest",
    limit: 10,
    offset: 0,
    ...more,
  });
  const withoutSpeaker = (index: number) => ({ ...query(index, {}), speaker: "" });
  return {
    "store, newest first": (index) => of.quotes(index % 2 === 0 ? query(index, {}) : withoutSpeaker(index)),
    "store, ranked": (index) => of.quotes({ ...withoutSpeaker(index), order: "ranked" }),
    "who-said, newest first": (index) => askWhoSaid(of, withoutSpeaker(index)),
    "who-said, ranked": (index) => askWhoSaid(of, { ...withoutSpeaker(index), order: "ranked" }),
    "who-said, pasted quotation": (index) =>
      askWhoSaid(of, { ...withoutSpeaker(index), words: texts[index % texts.length]?.quotation ?? "" }),
    "speaker suggestions": (index) => of.suggest("speaker", texts[index % texts.length]?.typed ?? "", 25),
  };
}

async function measure(name: string, ask: (index: number) => Promise<unknown>, atOnce: number): Promise<void> {
  const times: number[] = [];
  const cpuBefore = process.cpuUsage();
  let index = 0;
  const worker = async () => {
    while (index < questions) {
      const mine = index++;
      const started = performance.now();
      await ask(mine);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const { user, system } = process.cpuUsage(cpuBefore);
  times.sort((first, second) => first - second);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  const cpu = ((user + system) / 1000 / questions).toFixed(1);
  const target = atOnce === 1 ? `  target p95 ${TARGETS[name]}` : "  target: no error";
  report(
    `${name.padEnd(28)} median ${at(0.5)} ms  p95 ${at(0.95)} ms  p99 ${at(0.99)} ms  CPU ${cpu} ms each${target}`,
  );
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
