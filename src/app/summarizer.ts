import { randomUUID } from "node:crypto";
import { firstWorking } from "../summarize/first-working.ts";
import { ollamaAddress } from "../summarize/ollama/address.ts";
import { ollamaSummarizer } from "../summarize/ollama/ollama.ts";
import { rulesSummarizer } from "../summarize/rules/rules.ts";
import type { Summarizer } from "../summarize/summarizer.ts";

export const DEFAULT_MODEL = "gemma3:4b";

export interface SummarizerSettings {
  /** An Ollama model; null for rules alone. */
  readonly model: string | null;
  readonly ollamaHost: string | null;
  readonly now: () => Date;
  /** Tells why the rules stood in for the model. */
  readonly tell: (words: string) => void;
}

/** Rules alone, or a local model with the rules behind it. */
export function buildSummarizer({ model, ollamaHost, now, tell }: SummarizerSettings): Summarizer {
  const rules = rulesSummarizer();
  if (model === null) return rules;
  const ollama = ollamaSummarizer({
    address: ollamaAddress(ollamaHost),
    model,
    fetch,
    now,
    newDelimiter: randomUUID,
    onOutcome: () => undefined,
  });
  return firstWorking(ollama, rules, tell);
}
