import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Quote, ReadArticle } from "../../../src/model/reading.ts";
import type { Saying } from "../../../src/model/story.ts";
import { sayingsOf } from "../../../src/stories/telling/sayings/sayings.ts";
import { aReadArticle } from "../../builders.ts";

/** One speaker's utterances, each as the wordings of the outlets in turn. */
interface Speech {
  readonly speaker: string;
  readonly utterances: readonly (readonly string[])[];
}

export function speechesOf(file: "fitted" | "held-out"): Speech[] {
  const text = readFileSync(join(import.meta.dirname, `${file}.txt`), "utf8");
  return text
    .split("\n# ")
    .slice(1)
    .map((block) => {
      const [speaker = "", ...lines] = block.split("\n").map((line) => line.trim());
      const utterances = lines.join("\n").split("\n-\n");
      return { speaker, utterances: utterances.map((wordings) => wordings.split("\n").filter((line) => line !== "")) };
    });
}

/** What is found of one speech: pairs of wordings put together rightly and wrongly, and all that belong together. */
export function judge({ speaker, utterances }: Speech) {
  const texts = utterances.flatMap((wordings, utterance) => wordings.map((text) => ({ text, utterance })));
  const sayings = sayingsOf([0, 1, 2].map((outlet) => articleOf(speaker, outlet, utterances)));
  const sayingOf = new Map(sayings.flatMap(({ quotes }, saying) => quotes.map(({ text }) => [text, saying])));
  const pairs = texts.flatMap((one, at) => texts.slice(at + 1).map((other) => [one, other] as const));
  const isOne = ([one, other]: (typeof pairs)[number]) => sayingOf.get(one.text) === sayingOf.get(other.text);
  const [right, wrong] = [pairs.filter(belong), pairs.filter((pair) => !belong(pair))];
  return {
    pairs: right.length,
    found: right.filter(isOne).length,
    wrong: wrong.filter(isOne).map(([one, other]) => `${one.text} // ${other.text}`),
  };
}

const belong = ([one, other]: readonly [{ utterance: number }, { utterance: number }]): boolean =>
  one.utterance === other.utterance;

function articleOf(speaker: string, outlet: number, utterances: Speech["utterances"]): ReadArticle {
  const wordings = utterances.flatMap((all) => all[outlet] ?? []);
  return spoken(`outlet-${outlet}`, speaker, wordings);
}

/** An article that is nothing but quotes of one speaker. */
export function spoken(id: string, speaker: string, wordings: readonly string[], publishedAt?: string): ReadArticle {
  const text = wordings.join("\n");
  const quotes = wordings.map((wording): Quote => {
    const start = text.indexOf(wording);
    const who = { name: speaker, role: null, mention: null, group: false };
    return {
      ranges: [{ start, end: start + wording.length }],
      kind: "direct",
      cue: null,
      speaker: who,
      addressee: null,
    };
  });
  const about = { id, text, outlet: id, ...(publishedAt === undefined ? {} : { publishedAt }) };
  return aReadArticle(about, { quotes, sentences: [] });
}

/** Each saying as the ids of the articles that report it. */
export const reportersOf = (sayings: readonly Saying[]): string[][] =>
  sayings.map(({ quotes }) => [...new Set(quotes.map(({ articleId }) => articleId))].sort());
