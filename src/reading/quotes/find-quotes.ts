import { readFileSync } from "node:fs";
import { readWeights, type Weights } from "../../languages/analysis/weights.ts";
import { perLanguage } from "../../languages/language.ts";
import type { Article } from "../../model/article.ts";
import type { Excerpt, Quote } from "../../model/reading.ts";
import { madeIn } from "../../text/made-in.ts";
import type { Attribution } from "./attribution/attribution.ts";
import type { CueReader } from "./attribution/candidates.ts";
import { scorerOf } from "./attribution/choose.ts";
import { cueVerbOf } from "./attribution/cues.ts";
import type { Discourse } from "./resolve/discourse.ts";
import { type Resolved, resolveSpeaker } from "./resolve/speaker.ts";
import { type Scorers, utterancesOf } from "./utterances.ts";
import type { ViewToken } from "./view.ts";

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
  let last: Resolved | null = null;
  return utterancesOf(reader, learntScorers(reader.language)).flatMap(({ ranges, kind, attribution }) => {
    const resolved = attribution && resolveSpeaker(article.text, discourse, attribution, last);
    if (resolved) last = resolved;
    // What is reported without marks by nobody known may as well be the reporter's own.
    if (kind === "indirect" && !resolved) return [];
    const cue = attribution && cueOf(article.text, reader, attribution);
    const addressee = attribution && addresseeOf(article.text, reader, attribution);
    return [{ ranges, kind, cue, speaker: resolved?.speaker ?? null, addressee }];
  });
}

function textBetween(text: string, tokens: readonly ViewToken[], from: number, to: number): Excerpt | null {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? { text: text.slice(first.start, last.end), start: first.start, end: last.end } : null;
}

const tokensOf = ({ paragraphs }: CueReader, block: number): readonly ViewToken[] => paragraphs[block]?.tokens ?? [];

function cueOf(text: string, reader: CueReader, { block, cue }: Attribution): Excerpt | null {
  return cue && textBetween(text, tokensOf(reader, block), cue.from, cue.to);
}

/** "reporters" of "told reporters". */
function addresseeOf(text: string, reader: CueReader, { block, cue }: Attribution): string | null {
  const tokens = tokensOf(reader, block);
  if (!cue || cueVerbOf(reader.language, tokens, cue.from)?.takesListener !== true) return null;
  const [listener] = reader.language.phrases(tokens, cue.to, Math.min(tokens.length, cue.to + LONGEST_LISTENER));
  if (listener?.from !== cue.to || listener.pronoun) return null;
  return textBetween(text, tokens, listener.from, listener.to)?.text ?? null;
}

const LONGEST_LISTENER = 15;
