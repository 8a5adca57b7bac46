import type { Article } from "../../src/model/article.ts";
import type { Quote, ReadArticle } from "../../src/model/reading.ts";
import { CONFIGURATION } from "../../src/model/tenant.ts";
import type { Store } from "../../src/store/store.ts";
import { seededRandom } from "../seeded-random.ts";

const COMMON = `the of to and a in that we is it for will be this not with our have are on as they by at from more must
  you would all there but has can their new now because about who what when if time people year very right also do many
  think need made other than into over after only could first two last any us good own still every`.split(/\s+/);
const ONSETS = "b br c ch d dr f fl g gr h j k l m n p pl qu r s sh st t th tr v w".split(" ");
const VOWELS = "a e i o u ai ea ee ou".split(" ");
const CODAS = ["", "n", "r", "l", "s", "t", "m", "nd", "st", "ck"];
const ENDINGS = ["", "", "s", "ed", "ing", "ment", "tion", "ly", "er"];
const ROLES = ["harbour master", "minister of works", "chief engineer", "mayor", "company spokeswoman", "union leader"];

const RARE_WORDS = 40_000;
const SPEAKERS = 12_000;
const OUTLETS = 60;
const QUOTES_PER_ARTICLE = 8;
const START = Date.parse("2021-01-01T00:00:00Z");
const FOUR_YEARS = 4 * 365 * 86_400_000;

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

function madeWord(random: () => number, syllables: number): string {
  let word = "";
  for (let count = 0; count < syllables; count++) word += pick(random, ONSETS) + pick(random, VOWELS);
  return word + pick(random, CODAS);
}

const words = seededRandom(1);
const RARE = Array.from(
  { length: RARE_WORDS },
  () => madeWord(words, 2 + Math.floor(words() * 2)) + pick(words, ENDINGS),
);
const NAMES = Array.from({ length: SPEAKERS }, () => `${capital(madeWord(words, 2))} ${capital(madeWord(words, 3))}`);
const PAPERS = Array.from({ length: OUTLETS }, () => `${capital(madeWord(words, 2))} Courier`);

/** A word as often as in print: half of them from the hundred commonest, the others by Zipf's law. */
function aWord(random: () => number): string {
  if (random() < 0.5) return pick(random, COMMON);
  return RARE[Math.floor(RARE_WORDS ** random()) - 1] ?? "word";
}

const someWords = (random: () => number, count: number): string =>
  Array.from({ length: count }, () => aWord(random)).join(" ");

/** What somebody may ask: two or three words, a whole quotation, a speaker, the start of a name. */
export function askingWords(random: () => number) {
  const speaker = pick(random, NAMES);
  return {
    words: someWords(random, 2 + Math.floor(random() * 2)),
    quotation: someWords(random, 12),
    speaker: speaker.split(" ")[1] ?? speaker,
    typed: speaker.slice(0, 1 + Math.floor(random() * 4)).toLowerCase(),
  };
}

const KEPT_AT_ONCE = 250;
const SEEN_AT = "2025-06-01T00:00:00Z";

/** Fills a store with so many fictional quotes more. */
export async function fillStore(store: Store, count: number): Promise<void> {
  const { articles } = await store.counts();
  const random = seededRandom(1000 + articles);
  let reads: ReadArticle[] = [];
  for (let made = 0, serial = articles; made < count; serial++) {
    const size = Math.min(QUOTES_PER_ARTICLE, count - made);
    reads.push(aReport(random, serial, size));
    made += size;
    if (reads.length < KEPT_AT_ONCE && made < count) continue;
    await store.keepArticles(
      reads.map(({ article }) => ({
        article,
        sourceId: "bench",
        leadKey: article.id,
        seenAt: SEEN_AT,
        tenant: CONFIGURATION,
      })),
    );
    await store.keepReadings(reads);
    reads = [];
  }
}

function aReport(random: () => number, serial: number, size: number): ReadArticle {
  let text = "";
  const sentences: { start: number; end: number }[] = [];
  const quotes: Quote[] = [];
  for (let count = 0; count < size; count++) {
    const start = text.length;
    const name = NAMES[Math.floor(SPEAKERS ** random()) - 1] ?? "Mara Lindqvist";
    const said = capital(someWords(random, 8 + Math.floor(random() * 18)));
    const role = random() < 0.5 ? pick(random, ROLES) : null;
    text += `“${said},” ${name} said after ${someWords(random, 8)}. `;
    const range = { start: start + 1, end: start + 1 + said.length };
    quotes.push({
      ranges: [range],
      kind: "direct",
      cue: null,
      speaker: { name, role, mention: null, group: false },
      addressee: null,
    });
    sentences.push({ start, end: text.length - 1 });
  }
  const id = `https://bench.example/${serial}`;
  const article: Article = {
    id,
    url: id,
    title: capital(someWords(random, 7)),
    outlet: pick(random, PAPERS),
    author: null,
    agencies: [],
    publishedAt: new Date(START + Math.floor(random() * FOUR_YEARS)).toISOString(),
    publishedPrecision: "minute",
    language: "en",
    text,
    blocks: [{ start: 0, end: text.length, role: "body" }],
  };
  const reading = { articleId: id, by: "rules", sentences, keyPoints: [], quotes, names: [], refusal: null };
  return { article, reading };
}
