import { Problem } from "../../model/problem.ts";
import { askModel, KEEP_LOADED_MINUTES, loadModel } from "./ask.ts";
import { createBreaker } from "./breaker.ts";
import { createTokenBudget } from "./budget.ts";
import type { LadderParts } from "./ladder.ts";
import { type Pause, whileBusy } from "./patience.ts";
import { createQueue } from "./queue.ts";
import type { ModelServer } from "./server.ts";

const CONTEXT_TOKENS = 8_192;
const ANSWER_TOKENS = 900;
const ANSWER_MILLISECONDS = 180_000;
/** A cold start reads gigabytes from a disk. */
const LOAD_MILLISECONDS = 300_000;
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
  /** How many characters a prompt about an article in this language may have. */
  characters(language: string | null): number;
  /** Throws as `askModel`; Problem `too-large` too where the server silently read less than the prompt. */
  askerFor(language: string | null, signal: AbortSignal): LadderParts["ask"];
}

export function createAsker({ server, model, now, pause }: AskerSettings): PromptAsker {
  const budget = createTokenBudget(CONTEXT_TOKENS, ANSWER_TOKENS);
  const breaker = createBreaker(now);
  const oneAtATime = createQueue();
  const always = { model, contextTokens: CONTEXT_TOKENS };
  let lastHeard = Number.NEGATIVE_INFINITY;

  const call = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
    oneAtATime(async () => {
      breaker.check();
      try {
        const answer = await whileBusy(pause, signal, work);
        breaker.succeeded();
        lastHeard = now().getTime();
        return answer;
      } catch (thrown) {
        if (isServersFault(thrown)) breaker.failed();
        throw thrown;
      }
    });

  return {
    prepare: async (signal) => {
      if (now().getTime() - lastHeard < SURELY_LOADED_MILLISECONDS) return;
      const load = () => loadModel(server, { ...always, milliseconds: LOAD_MILLISECONDS }, signal);
      const context = await call(signal, load);
      if (context !== null) budget.limit(context);
    },
    characters: (language) => budget.characters(language),
    askerFor: (language, signal) => async (prompt, schema, seed) => {
      const limits = { answerTokens: ANSWER_TOKENS, milliseconds: ANSWER_MILLISECONDS };
      const question = { ...always, ...limits, ...prompt, schema, seed };
      const characters = prompt.system.length + prompt.user.length;
      try {
        const { text, promptTokens } = await call(signal, () => askModel(server, question, signal));
        if (budget.note(language, characters, promptTokens)) return text;
        throw new Problem("too-large", `${model} read only ${promptTokens} tokens of ${characters} characters`);
      } catch (thrown) {
        if (thrown instanceof Problem && thrown.code === "too-large") budget.refused(language, characters);
        throw thrown;
      }
    },
  };
}

const NOT_THE_SERVERS_FAULT = new Set(["cancelled", "too-large", "unreadable"]);

const isServersFault = (thrown: unknown): boolean =>
  !(thrown instanceof Problem && NOT_THE_SERVERS_FAULT.has(thrown.code));
