import { readFileSync } from "node:fs";
import { readWeights, type Weights } from "../../languages/analysis/weights.ts";
import { perLanguage } from "../../languages/language.ts";
import type { Article } from "../../model/article.ts";
import type { Quote } from "../../model/reading.ts";
import { madeIn } from "../../text/made-in.ts";
import { asQuote } from "./as-quote.ts";
import { scorerOf } from "./attribution/choose.ts";
import type { Discourse } from "./resolve/discourse.ts";
import { type Resolved, resolveSpeaker } from "./resolve/speaker.ts";
import { type Scorers, utterancesOf } from "./utterances.ts";
import { quotesWithin } from "./within.ts";

/** What speaks for an attribution, and for reported content, was learnt: `bench/learning`. */
const learntScorers = perLanguage((language): Scorers => {
  const scorer = (file: string) => scorerOf(weightsIn(file), language);
  return { attribution: scorer("attribution/weights.bin"), content: scorer("indirect/weights.bin") };
});

const files = new Map<string, Weights>();

const weightsIn = (file: string): Weights =>
  madeIn(files, file, () => readWeights(readFileSync(new URL(file, import.meta.url))));

/**
 * Who said what in an article, in text order: quotations with their speakers, and speech reported without marks.
 * Ranges are half-open UTF-16 offsets into `article.text`.
 */
export function findQuotes(article: Article, discourse: Discourse): Quote[] {
  const { reader } = discourse;
  const scorers = learntScorers(reader.language);
  let last: Resolved | null = null;
  return utterancesOf(reader, scorers).flatMap((utterance) => {
    const { kind, parts, attribution } = utterance;
    const resolved = attribution && resolveSpeaker(article.text, discourse, attribution, last, parts);
    if (resolved) last = resolved;
    // What is reported without marks by nobody known may as well be the reporter's own.
    if (kind === "indirect" && !resolved) return [];
    const speaker = resolved?.speaker ?? null;
    const within = parts.flatMap((part) =>
      quotesWithin(article.text, discourse, { part, speaker }, scorers.attribution),
    );
    return [asQuote(article.text, reader, utterance, speaker), ...within];
  });
}
