/**
 * The Ollama model where none is named: of the small ones with a published measure of how faithfully it tells, the one that
 * nearly always answers (docs/local-model.md). Not `qwen3:4b`: under that name Ollama's library has the variant that thinks
 * whatever it is told.
 */
export const DEFAULT_MODEL = "qwen3:4b-instruct";

/** Where there is memory for it: more often right, and three times as large. */
const LARGER_MODEL = "gemma3:12b";

const GIBIBYTE = 2 ** 30;
/** What a model needs beside the system: its weights (2.5 and 8.1 GB), 8,192 tokens of context, and room to work. */
const ENOUGH_FOR_DEFAULT = 6 * GIBIBYTE;
const ENOUGH_FOR_LARGER = 15 * GIBIBYTE;

/** Which model a machine with so much memory, in bytes, has room for, in words. */
export function modelAdvice(memory: number): string {
  const has = `this machine has ${Math.round(memory / GIBIBYTE)} GB of memory`;
  if (memory >= ENOUGH_FOR_LARGER) return `${has}: enough for ${LARGER_MODEL}, or ${DEFAULT_MODEL} for quicker answers`;
  if (memory >= ENOUGH_FOR_DEFAULT) return `${has}: enough for ${DEFAULT_MODEL}`;
  return `${has}: too little for ${DEFAULT_MODEL}; stay with rules, or name another machine with OLLAMA_HOST`;
}
