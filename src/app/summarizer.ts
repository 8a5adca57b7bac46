import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { firstWorking } from "../summarize/first-working.ts";
import { ollamaSummarizer } from "../summarize/ollama/ollama.ts";
import { rulesSummarizer } from "../summarize/rules/rules.ts";
import type { Summarizer } from "../summarize/summarizer.ts";
import { modelServer } from "./model-server.ts";

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
  return model === null ? rules : firstWorking(buildModel({ model, ollamaHost, now }), rules, tell);
}

/** A local model alone: it throws where it cannot work. */
export function buildModel(settings: { model: string; ollamaHost: string | null; now: () => Date }): Summarizer {
  const { model, ollamaHost, now } = settings;
  return ollamaSummarizer({ server: modelServer(ollamaHost), model, now, pause, newDelimiter: randomUUID });
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
