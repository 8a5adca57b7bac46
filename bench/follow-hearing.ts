/**
 * `node bench/follow-hearing.ts [--articles 300]`: what it costs to hear an article for 100, 1,000 and 10,000 follows of 500 places,
 * in time of the processor: whom each of its eight quotations concerns, and with all that is made of it.
 */
import { parseArgs } from "node:util";
import { alertsFrom } from "../src/commands/follow/heard.ts";
import { wantedBy } from "../src/commands/follow/wanted.ts";
import type { Follow } from "../src/model/follow.ts";
import type { QuoteHit } from "../src/model/quote-hit.ts";
import { seededRandom } from "./seeded-random.ts";

const { values } = parseArgs({ options: { articles: { type: "string", default: "300" } } });
const FOLLOWS = [100, 1_000, 10_000];
const NOW = new Date("2025-02-14T12:00:00.000Z");
const SYLLABLES = "ka lo mi ren tas vor el dun pra sho wex ni bor qua lin fer ost hav ul tam".split(" ");

const random = seededRandom(7);
const below = (count: number): number => Math.floor(random() * count);
const word = (): string => Array.from({ length: 3 }, () => SYLLABLES[below(SYLLABLES.length)]).join("");
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const names = Array.from({ length: 20_000 }, () => `${capital(word())} ${capital(word())}`);
const words = [...new Set(Array.from({ length: 12_000 }, word))];
const name = (): string => names[below(names.length)] ?? "";
/** The first ones are the commonest. */
const aWord = (): string => words[Math.floor(words.length * random() * random())] ?? "";

const aFollow = (index: number): Follow => ({
  ...{ id: String(index), subscriptionId: `place-${below(500)}`, outlet: "", pace: "at-once", state: "active" },
  ...{ speaker: index % 4 === 0 ? "" : name(), about: index % 4 < 2 ? aWord() : "", createdBy: "U1" },
  createdAt: "2025-02-01T00:00:00.000Z",
});

function aQuote(article: number, index: number): QuoteHit {
  const text = Array.from({ length: 18 }, aWord).join(" ");
  const part = { text, start: 1, end: 1 + text.length };
  return {
    ...{ quoteId: `${article}-${index}`, storyId: `story-${article}`, kind: "direct", ...part, parts: [part] },
    ...{ speaker: { name: name(), role: null }, context: `“${text}”, somebody said.` },
    article: {
      ...{ id: `article-${article}`, url: null, title: null, outlet: "Coast Wire", author: null, agencies: [] },
      ...{ publishedAt: "2025-02-14T10:00:00.000Z", publishedPrecision: "minute", language: "en" },
      ...{ text: `“${text}”\n`, blocks: [] },
    },
  };
}

const spent = (from: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
};

for (const count of FOLLOWS) {
  const wanted = wantedBy(Array.from({ length: count }, (_, index) => aFollow(index)));
  const matching: number[] = [];
  const hearing: number[] = [];
  let alerts = 0;
  let serial = 0;
  for (let article = 0; article < Number(values.articles); article++) {
    const quotes = Array.from({ length: 8 }, (_, index) => aQuote(article, index));
    const begun = process.cpuUsage();
    for (const quote of quotes) wanted.of(quote);
    matching.push(spent(begun));
    const unheard = [{ articleId: `article-${article}`, tenant: "", quotes }];
    const ears = { wanted, alerts: [], sees: () => true, now: NOW, newId: () => `alert-${++serial}` };
    const before = process.cpuUsage();
    alerts += alertsFrom(ears, unheard).length;
    hearing.push(spent(before));
  }
  const at = (times: number[], share: number): string =>
    (times.sort((one, other) => one - other)[Math.floor(times.length * share)] ?? 0).toFixed(2);
  console.log(
    `${count} follows: matching p50 ${at(matching, 0.5)} p95 ${at(matching, 0.95)} ms an article, the whole hearing p50 ` +
      `${at(hearing, 0.5)} p95 ${at(hearing, 0.95)} ms (target 2), ${(alerts / hearing.length).toFixed(1)} alerts each`,
  );
}
