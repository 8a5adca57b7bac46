/**
 * `node bench/reliability/fuzz.ts [--feeds 10000] [--pages 2000] [--chat 10000] [--model 10000] [--seed 1]`: damaged feeds
 * and pages, payloads of both chats and outputs of a model, each to be answered within its deadline and without a crash.
 * The same seed gives the same cases; `--only feeds:123` runs one of them.
 */
import { parseArgs } from "node:util";
import { chatFuzz } from "./fuzz/chats.ts";
import { feedFuzz } from "./fuzz/feeds.ts";
import { modelFuzz } from "./fuzz/model.ts";
import { pageFuzz } from "./fuzz/pages.ts";
import { type Fuzz, runFuzz, tallyWords } from "./fuzz/run.ts";

const { values } = parseArgs({
  options: {
    feeds: { type: "string", default: "10000" },
    pages: { type: "string", default: "2000" },
    chat: { type: "string", default: "10000" },
    model: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
  },
});
const KINDS: Readonly<Record<"feeds" | "pages" | "chat" | "model", () => Promise<Fuzz>>> = {
  feeds: async () => feedFuzz,
  pages: async () => pageFuzz,
  chat: chatFuzz,
  model: modelFuzz,
};

const [onlyKind, onlyCase] = values.only?.split(":") ?? [];
for (const [kind, start] of Object.entries(KINDS) as [keyof typeof KINDS, () => Promise<Fuzz>][]) {
  if (onlyKind !== undefined && onlyKind !== kind) continue;
  const from = onlyCase === undefined ? 0 : Number(onlyCase);
  const count = onlyCase === undefined ? Number(values[kind]) : 1;
  const tally = await runFuzz(await start(), { seed: Number(values.seed), from, count });
  console.log(tallyWords(kind, tally));
  if (tally.failures.length > 0) process.exitCode = 1;
}
