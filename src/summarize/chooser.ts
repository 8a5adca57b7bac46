import type { Choice, ChoiceOutcome, ChoiceQuestion } from "../model/choice.ts";

/** What was chosen, and how it went. */
export interface Chosen {
  readonly choice: Choice;
  readonly outcome: Extract<ChoiceOutcome, "chosen" | "chosen-in-part" | "none-stood">;
  /** The seed of the order in which everything was shown, so that it can be shown so again. */
  readonly seed: number;
  /** How many tokens the server says it read; null where it does not say. */
  readonly promptTokens: number | null;
}

/** Chooses among what is shown to it, and never writes. */
export interface Chooser {
  /** `ollama:MODEL`. */
  readonly name: string;
  /** Changes whenever the same question would be put in other words. */
  readonly version: string;
  /** Throws a Problem `unavailable` and the like where it cannot work now, `cancelled` for the signal. */
  choose(question: ChoiceQuestion, signal: AbortSignal): Promise<Chosen>;
}
