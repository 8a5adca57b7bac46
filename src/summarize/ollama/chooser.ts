import type { Choice, ChoiceQuestion } from "../../model/choice.ts";
import { Problem } from "../../model/problem.ts";
import type { Chooser, Chosen } from "../chooser.ts";
import { type AskerSettings, createAsker, type PromptAsker } from "./asker.ts";
import { choiceOf, choiceSchema } from "./parse-choice.ts";
import { choosingPrompt, PROMPT_VERSION, type Wanted } from "./prompt.ts";
import { shownQuestion } from "./shown.ts";

export interface OllamaSettings extends AskerSettings {
  /** A word that nobody can foresee, for the prompt's delimiters. */
  readonly newDelimiter: () => string;
  /** A whole number that nobody can foresee, for the order in which everything is shown. */
  readonly newSeed: () => number;
}

/** Enough for the instructions and the delimiters around the material. */
const INSTRUCTION_CHARACTERS = 1_200;
/** Asked for beyond what is wanted, for those that turn out to say again what another says, or do not fit. */
const SPARE_POINTS = 2;
const QUOTES = 2;
const TRIES = 2;
/** A prompt that proves too long is put shorter so often. */
const SHORTENINGS = 3;

/**
 * Chooses with a local model behind Ollama's protocol: one call a question, at the second try with another order where the
 * first answer is of no use. One call at a time; a server that fails several times in a row is left alone for a while.
 * Throws as `callServer`, Problem `cancelled` for the signal.
 */
export function ollamaChooser(settings: OllamaSettings): Chooser {
  const asker = createAsker(settings);
  return {
    name: `ollama:${settings.model}`,
    version: PROMPT_VERSION,
    choose: async (question, signal) => {
      await asker.prepare(signal);
      const round: Round = { settings, asker, question, signal };
      let failure: Problem | null = null;
      let last: Chosen | null = null;
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const tried = await usefulOrWhy(() => askOnce(round, SHORTENINGS));
        if (tried instanceof Problem) failure = tried;
        else last = tried;
        if (last && last.outcome !== "none-stood") return last;
      }
      if (last) return last;
      throw failure ?? new Problem("unavailable", `${settings.model} gave no answer`);
    },
  };
}

interface Round {
  readonly settings: OllamaSettings;
  readonly asker: PromptAsker;
  readonly question: ChoiceQuestion;
  readonly signal: AbortSignal;
}

/** An answer that is of no use is one more try's matter; anything else is not ours to mend. */
async function usefulOrWhy(ask: () => Promise<Chosen>): Promise<Chosen | Problem> {
  try {
    return await ask();
  } catch (thrown) {
    const isUseless = thrown instanceof Problem && (thrown.code === "unreadable" || thrown.code === "unavailable");
    if (!isUseless) throw thrown;
    return thrown;
  }
}

async function askOnce(round: Round, shortenings: number): Promise<Chosen> {
  const { settings, asker, question, signal } = round;
  const seed = settings.newSeed();
  const shown = shownQuestion(question, asker.characters(question.language) - INSTRUCTION_CHARACTERS, seed);
  if (shown.candidates.size < Math.min(question.points, question.candidates.length)) {
    throw new Problem("too-large", `the context of ${settings.model} is too small for a story's candidates`);
  }
  const wanted: Wanted = { points: question.points + SPARE_POINTS, quotes: QUOTES };
  const prompt = choosingPrompt(shown, wanted, settings.newDelimiter());
  try {
    const ask = asker.askerFor(question.language, signal);
    const { text, promptTokens } = await ask(prompt, choiceSchema(shown, wanted), seed);
    const choice = choiceOf(text, shown);
    return { choice, outcome: outcomeOf(choice, Math.min(question.points, shown.candidates.size)), seed, promptTokens };
  } catch (thrown) {
    if (!(thrown instanceof Problem && thrown.code === "too-large") || shortenings === 0) throw thrown;
    return askOnce(round, shortenings - 1);
  }
}

function outcomeOf({ points }: Choice, wanted: number): Chosen["outcome"] {
  if (points.length === 0) return "none-stood";
  return points.length < wanted ? "chosen-in-part" : "chosen";
}
