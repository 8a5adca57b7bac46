import { blankSeparatedCount } from "../../language/words.ts";
import type { TextRange } from "../../model/article.ts";
import { Problem } from "../../model/problem.ts";
import type { KeyPoint } from "../../model/reading.ts";
import type { Limits, SentencedArticle, Summarizer } from "../summarizer.ts";
import { type AskerSettings, createAsker, type PromptAsker } from "./asker.ts";
import { partsThatFit } from "./budget.ts";
import { climbDown } from "./ladder.ts";
import type { Wanted } from "./prompt.ts";

export interface OllamaSettings extends AskerSettings {
  /** A word that nobody can foresee, for the prompt's delimiters. */
  readonly newDelimiter: () => string;
}

/** Enough for the instructions and the delimiters around the sentences. */
const INSTRUCTION_CHARACTERS = 1_700;
const FEWEST_POINTS_A_PART = 2;
const WORDS_A_POINT = 30;
const FEWEST_WORDS_A_POINT = 10;
/** In characters: a few sentences. */
const SMALLEST_PART = 600;
/** In characters: what is longer is a list or a table run together, and no evidence for a reader. */
const LONGEST_SENTENCE = 1_500;
const MOST_PARTS = 12;
const MOST_SPLITS = 3;

/**
 * Key points by a local model behind Ollama's protocol. One call at a time; a server that fails several times in a row
 * is left alone for a while. Articles longer than the context are read in parts; a part that fails after others were
 * read is left out. Throws as `callServer`, Problem `cancelled` for the signal.
 */
export function ollamaSummarizer(settings: OllamaSettings): Summarizer {
  const by = `ollama:${settings.model}`;
  const asker = createAsker(settings);
  return {
    name: by,
    summarize: async (text, limits, signal) => {
      await asker.prepare(signal);
      const reading: PartReading = { by, asker, article: text.article, newDelimiter: settings.newDelimiter, signal };
      return withinLimits(await pointsOf(reading, text, limits), limits);
    },
  };
}

interface PartReading {
  readonly by: string;
  readonly asker: PromptAsker;
  readonly article: SentencedArticle["article"];
  readonly newDelimiter: () => string;
  readonly signal: AbortSignal;
}

async function pointsOf(reading: PartReading, { sentences }: SentencedArticle, limits: Limits): Promise<KeyPoint[]> {
  const parts = partsOf(reading, sentences).slice(0, MOST_PARTS);
  const wanted = wantedOf(limits, parts.length);
  const points: KeyPoint[] = [];
  for (const part of parts) {
    try {
      points.push(...(await pointsOfPart(reading, part, wanted, MOST_SPLITS)));
    } catch (thrown) {
      if (points.length === 0 || reading.signal.aborted) throw thrown;
      return points;
    }
  }
  return points;
}

/** Reads a part; where it proves too long for the model after all, in smaller parts. */
async function pointsOfPart(
  reading: PartReading,
  sentences: readonly TextRange[],
  wanted: Wanted,
  splits: number,
): Promise<KeyPoint[]> {
  const { article, asker, by, newDelimiter, signal } = reading;
  const ask = asker.askerFor(article.language, signal);
  try {
    return await climbDown({ ask, newDelimiter, by }, { text: article.text, sentences }, wanted);
  } catch (thrown) {
    if (!(thrown instanceof Problem && thrown.code === "too-large") || splits === 0) throw thrown;
    const points: KeyPoint[] = [];
    for (const part of partsOf(reading, sentences)) {
      points.push(...(await pointsOfPart(reading, part, wanted, splits - 1)));
    }
    return points;
  }
}

function partsOf({ article, asker, by }: PartReading, sentences: readonly TextRange[]): (readonly TextRange[])[] {
  const characters = asker.characters(article.language) - INSTRUCTION_CHARACTERS;
  if (characters < SMALLEST_PART) throw new Problem("too-large", `the context of ${by} is too small for an article`);
  const sane = sentences.filter(({ start, end }) => end - start <= LONGEST_SENTENCE);
  return partsThatFit(sane, characters);
}

function wantedOf({ points, words }: Limits, parts: number): Wanted {
  const each = words === null ? WORDS_A_POINT : Math.min(WORDS_A_POINT, Math.floor(words / points));
  const ofPart = parts === 1 ? points : Math.min(points, Math.max(FEWEST_POINTS_A_PART, Math.ceil(points / parts)));
  return { points: ofPart, words: Math.max(FEWEST_WORDS_A_POINT, each) };
}

/** The first part tells what happened; of the later ones as many as there is room for. */
function withinLimits(points: readonly KeyPoint[], limits: Limits): KeyPoint[] {
  const kept: KeyPoint[] = [];
  let words = 0;
  for (const point of points) {
    const count = blankSeparatedCount(point.text);
    if (kept.length >= limits.points) break;
    if (limits.words !== null && words + count > limits.words) continue;
    kept.push(point);
    words += count;
  }
  return kept;
}
