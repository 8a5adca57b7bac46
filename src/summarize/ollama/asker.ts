import { Problem } from "../../model/problem.ts";
import { askModel, countTokens, KEEP_LOADED_MINUTES, loadModel, type ModelAnswer, type Question } from "./ask.ts";
import { createTokenBudget, type TokenBudget } from "./budget.ts";
import { type Caller, createCaller } from "./caller.ts";
import type { Pause } from "./patience.ts";
import type { Prompt } from "./prompt.ts";
import type { ModelServer } from "./server.ts";

const CONTEXT_TOKENS = 8_192;
/** Twice what the longest answer takes. */
const ANSWER_TOKENS = 400;
/** A processor of two cores reads some ten tokens a second. */
const ANSWER_MILLISECONDS = 300_000;
/** A cold start reads gigabytes from a disk. */
const LOAD_MILLISECONDS = 300_000;
/** What a prompt is lengthened by, and the fewest tokens that so much text has in any tokenizer. */
const CANARY_CHARACTERS = 600;
const FEWEST_CANARY_TOKENS = 30;
/** A model is loaded again before the server may have let it go. */
const SURELY_LOADED_MILLISECONDS = (KEEP_LOADED_MINUTES - 1) * 60_000;

export interface AskerSettings {
  readonly server: ModelServer;
  readonly model: string;
  readonly now: () => Date;
  readonly pause: Pause;
}

/** Asks one model, one prompt at a time, within what is known of its context and of its server's health. */
export interface PromptAsker {
  /** Loads the model where it may not be loaded. Throws as `callServer`. */
  prepare(signal: AbortSignal): Promise<void>;
  /** How many characters a prompt about texts in this language may have. */
  characters(language: string | null): number;
  /** Throws as `askModel`; Problem `too-large` too where the server silently read less than the prompt. */
  askerFor(language: string | null, signal: AbortSignal): Ask;
}

/** Puts one prompt to the model. */
export type Ask = (prompt: Prompt, schema: object, seed: number) => Promise<ModelAnswer>;

export function createAsker({ server, model, now, pause }: AskerSettings): PromptAsker {
  const budget = createTokenBudget(CONTEXT_TOKENS, ANSWER_TOKENS);
  const caller = createCaller(now, pause);
  const always = { model, contextTokens: CONTEXT_TOKENS };

  return {
    prepare: async (signal) => {
      if (now().getTime() - caller.lastHeard() < SURELY_LOADED_MILLISECONDS) return;
      const load = { ...always, milliseconds: LOAD_MILLISECONDS };
      const context = await caller.call(signal, () => loadModel(server, load, signal));
      if (context !== null) budget.limit(context);
    },
    characters: (language) => budget.characters(language),
    askerFor: (language, signal) => async (prompt, schema, seed) => {
      const limits = { answerTokens: ANSWER_TOKENS, milliseconds: ANSWER_MILLISECONDS };
      const question = { ...always, ...limits, ...prompt, schema, seed };
      try {
        return await wholeAnswer({ server, caller, budget, language, signal }, question);
      } catch (thrown) {
        const isTooLarge = thrown instanceof Problem && thrown.code === "too-large";
        if (isTooLarge) budget.refused(language, charactersOf(question));
        throw thrown;
      }
    },
  };
}

interface Asking {
  readonly server: ModelServer;
  readonly caller: Caller;
  readonly budget: TokenBudget;
  readonly language: string | null;
  readonly signal: AbortSignal;
}

const charactersOf = ({ system, user }: Question): number => system.length + user.length;

/** An answer to the whole prompt. Throws Problem `too-large` where the server read only a part of it. */
async function wholeAnswer(asking: Asking, question: Question): Promise<ModelAnswer> {
  const { server, caller, budget, language, signal } = asking;
  const characters = charactersOf(question);
  const answer = await caller.call(signal, () => askModel(server, question, signal));
  const { promptTokens } = answer;
  const verdict = budget.judge(language, characters, promptTokens);
  const isWhole = verdict === "doubtful" ? await growsWith(asking, question, promptTokens) : verdict === "whole";
  if (!isWhole) {
    const words = `${question.model} read only ${promptTokens} tokens of ${characters} characters`;
    throw new Problem("too-large", words);
  }
  budget.note(language, characters, promptTokens);
  return answer;
}

/** The canary against a prompt that was silently cut: a longer one is then counted no longer. */
async function growsWith(
  { server, caller, signal }: Asking,
  question: Question,
  promptTokens: number | null,
): Promise<boolean> {
  const longer = { ...question, user: `${question.user}\n${question.user.slice(-CANARY_CHARACTERS)}` };
  const counted = await caller.call(signal, () => countTokens(server, longer, signal));
  return counted === null || promptTokens === null || counted >= promptTokens + FEWEST_CANARY_TOKENS;
}
