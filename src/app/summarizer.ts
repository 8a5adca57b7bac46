import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { byChoice } from "../summarize/by-choice.ts";
import type { Chooser } from "../summarize/chooser.ts";
import { firstWorking } from "../summarize/first-working.ts";
import { ollamaChooser } from "../summarize/ollama/chooser.ts";
import { rulesSummarizer } from "../summarize/rules/rules.ts";
import type { Summarizer } from "../summarize/summarizer.ts";
import { modelServer } from "./model-server.ts";

export interface ChooserSettings {
  /** An Ollama model. */
  readonly model: string;
  readonly ollamaHost: string | null;
  readonly now: () => Date;
}

export interface SummarizerSettings extends Omit<ChooserSettings, "model"> {
  /** An Ollama model; null for rules alone. */
  readonly model: string | null;
  /** Tells why the rules stood in for the model. */
  readonly tell: (words: string) => void;
}

/** Rules alone, or a local model's choice with the rules behind it. */
export function buildSummarizer({ model, tell, ...settings }: SummarizerSettings): Summarizer {
  const rules = rulesSummarizer();
  return model === null ? rules : firstWorking(byChoice(buildChooser({ model, ...settings })), rules, tell);
}

const LARGEST_SEED = 2 ** 31;

/** A local model alone: it throws where it cannot work. */
export function buildChooser({ model, ollamaHost, now }: ChooserSettings): Chooser {
  const newSeed = () => randomInt(LARGEST_SEED);
  return ollamaChooser({ server: modelServer(ollamaHost), model, now, pause, newDelimiter: randomUUID, newSeed });
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
