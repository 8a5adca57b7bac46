import { blankSeparatedCount } from "../../language/words.ts";
import { Problem } from "../../model/problem.ts";
import type { KeyPoint } from "../../model/reading.ts";
import { isSupported } from "../../points/support.ts";
import type { Limits, SentencedArticle, Summarizer } from "../summarizer.ts";
import { askModel, type ModelAddress } from "./ask.ts";
import { createBreaker } from "./breaker.ts";
import { createTokenBudget, partsThatFit, type TokenBudget } from "./budget.ts";
import { climbDown, type LadderOutcome } from "./ladder.ts";
import type { NumberedSentences, Prompt } from "./prompt.ts";

export interface OllamaSettings {
  /** Base address of the server, as `ollamaAddress` gives it. */
  readonly address: string;
  readonly model: string;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  /** A word that nobody can foresee, for the prompt's delimiters. */
  readonly newDelimiter: () => string;
  readonly onOutcome: (outcome: LadderOutcome) => void;
  /** One call is given up after so long. */
  readonly callMilliseconds?: number;
}

/** Enough for the instructions and the delimiters around the sentences. */
const INSTRUCTION_CHARACTERS = 2_000;
const CONTEXT_TOKENS = 8_192;
const ANSWER_TOKENS = 900;
const CALL_MILLISECONDS = 120_000;
const FEWEST_POINTS_A_PART = 2;

/**
 * Key points by a local model behind Ollama's protocol. One call at a time; a server that fails several times in a row
 * is left alone for a while. Articles longer than the context are read in parts.
 */
export function ollamaSummarizer(settings: OllamaSettings): Summarizer {
  const at: ModelAddress = { ...settings, contextTokens: CONTEXT_TOKENS };
  const budget = createTokenBudget(CONTEXT_TOKENS, ANSWER_TOKENS);
  const breaker = createBreaker(settings.now);
  const by = `ollama:${settings.model}`;
  const oneAtATime = createQueue();

  const ask = async (prompt: Prompt, schema: object, seed: number, signal: AbortSignal): Promise<string> => {
    breaker.check();
    const limits = { answerTokens: ANSWER_TOKENS, seed, milliseconds: settings.callMilliseconds ?? CALL_MILLISECONDS };
    try {
      const answer = await oneAtATime(() => askModel(at, { ...prompt, schema, ...limits }, signal));
      breaker.succeeded();
      return wholePrompt(budget, prompt, answer.promptTokens) ? answer.text : "";
    } catch (thrown) {
      if (!(thrown instanceof Problem && thrown.code === "cancelled")) breaker.failed();
      throw thrown;
    }
  };

  return {
    name: by,
    summarize: async (text, limits, signal) => {
      const { newDelimiter, onOutcome } = settings;
      const supported = (point: KeyPoint) => isSupported(point, text.article.text);
      const askPart = (prompt: Prompt, schema: object, seed: number) => ask(prompt, schema, seed, signal);
      const ladder = { ask: askPart, isSupported: supported, newDelimiter, onOutcome, by };
      const points: KeyPoint[] = [];
      const parts = numberedParts(text, budget);
      for (const part of parts) points.push(...(await climbDown(ladder, part, pointsOfPart(limits, parts.length))));
      return withinLimits(points, limits);
    },
  };
}

/** An empty answer takes the ladder to its next step: what was written without the whole article counts for nothing. */
function wholePrompt(budget: TokenBudget, { system, user }: Prompt, promptTokens: number | null): boolean {
  return budget.note(system.length + user.length, promptTokens);
}

function numberedParts({ article, sentences }: SentencedArticle, budget: TokenBudget): NumberedSentences[] {
  const characters = Math.max(1, budget.characters() - INSTRUCTION_CHARACTERS);
  return partsThatFit(sentences, characters).map((part) => ({ text: article.text, sentences: part }));
}

function pointsOfPart({ points }: Limits, parts: number): number {
  return parts === 1 ? points : Math.max(FEWEST_POINTS_A_PART, Math.ceil(points / parts));
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

/** Runs what it is given one after another, failures or not. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = tail.then(work, work);
    tail = result.catch(() => undefined);
    return result;
  };
}
