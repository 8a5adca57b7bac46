/**
 * `node bench/dense-quotes.ts [--sentences 500,1000,2000]`: how the time of telling a story grows with what is said in it, in time
 * of the processor. Each story is one text of nothing but speech, which two outlets print: of five kinds, each made so that
 * something of telling has much to compare.
 */
import { parseArgs } from "node:util";
import { readByRules } from "../src/app/reading/read-by-rules.ts";
import { tellStory } from "../src/stories/tell.ts";
import { anArticle } from "../test/builders.ts";
import { castOf } from "./read/wire-story.ts";
import { seededRandom } from "./seeded-random.ts";

const { values } = parseArgs({ options: { sentences: { type: "string", default: "500,1000,2000" } } });
const SIZES = values.sentences.split(",").map(Number);

const random = seededRandom(7);
const { names, own } = castOf(random);
const minister = (index: number) => `${names[index % names.length]?.join(" ")}, the harbour minister`;
const word = (index: number) => own[index % own.length];
const anyWord = () => word(Math.floor(random() * own.length));
const capital = (text = "") => text.slice(0, 1).toUpperCase() + text.slice(1);
/** One word of its own for each of some thousand numbers. */
const ownWord = (index: number) => `${word(index)}${word(Math.floor(index / own.length) + index)}`;

const KINDS: Readonly<Record<string, (index: number) => string>> = {
  "figures that differ": (index) =>
    `"The harbour number ${index * 7} is open to ${index} ships," said ${minister(index)}. "We are glad of pier ${index}," she added.`,
  "many speakers": (index) =>
    `"The ${anyWord()} ${anyWord()} is no ${anyWord()} for the ${anyWord()}," said ${capital(word(index))} ${capital(ownWord(index * 3))}, a ${anyWord()} keeper.`,
  "one word replaced": (index) => `"We are very glad of the ${ownWord(index)} here," said ${minister(index)}.`,
  "the same sentence": (index) => `"The harbour is open to every ship again," said ${minister(index)}.`,
  fragments: (index) =>
    index % 2 === 0
      ? `"The harbour is an open ship ${ownWord(index)}," said ${minister(index)}.`
      : `The minister ${names[index % names.length]?.join(" ")} called it "harbour" and "open ship" again on the ${word(index)} pier.`,
};

/** The story of two outlets, and how often they quote somebody. */
async function toldTwice(sentences: readonly string[]) {
  const paragraphs = sentences.map((sentence) => `${sentence}\n\n`);
  const article = anArticle({ id: "one", url: null, text: paragraphs.join("") });
  const reading = await readByRules(article, new AbortController().signal);
  const other = { article: { ...article, id: "two", outlet: "Another" }, reading: { ...reading, articleId: "two" } };
  return { read: [{ article, reading }, other], quotes: 2 * reading.quotes.length };
}

for (const [kind, sentence] of Object.entries(KINDS)) {
  let last = Number.NaN;
  for (const size of SIZES) {
    const { read, quotes } = await toldTwice(Array.from({ length: size }, (_, index) => sentence(index)));
    const before = process.cpuUsage().user;
    const { sayings } = tellStory("story", read, { points: 5, words: null }, []);
    const milliseconds = (process.cpuUsage().user - before) / 1000;
    const growth = Number.isNaN(last) ? "" : `, ${(milliseconds / last).toFixed(2)} times as much`;
    console.log(`${kind}: ${quotes} quotes, ${sayings.length} sayings: ${milliseconds.toFixed(0)} ms${growth}`);
    last = milliseconds;
  }
}
