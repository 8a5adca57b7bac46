import {
  getLlama,
  type Llama,
  type LlamaContext,
  LlamaGrammarEvaluationState,
  LlamaLogLevel,
  type LlamaModel,
  type Token,
} from "node-llama-cpp";

export interface Generation {
  readonly prompt: string;
  /** A JSON schema, or null for free text. */
  readonly schema: object | null;
  readonly contextTokens: number;
  readonly mostTokens: number;
  readonly seed: number;
  /** Whether a prompt that does not fit may lose its front, as Ollama does unless told otherwise. */
  readonly truncate: boolean;
  readonly signal: AbortSignal;
  readonly onText: (piece: string) => void;
}

export interface Generated {
  readonly reason: "stop" | "length";
  readonly promptTokens: number;
  readonly tokens: number;
  /** Whether the prompt lost its front. */
  readonly cut: boolean;
}

export class PromptTooLong extends Error {}

/** One model in a real llama.cpp on one thread; a context is made anew when another size is asked for. */
export interface Engine {
  load(contextTokens: number): Promise<void>;
  unload(): Promise<void>;
  /** The context, in tokens, of the loaded model; null where none is loaded. */
  loaded(): number | null;
  /** How often a context was made. */
  loads(): number;
  /** Throws PromptTooLong. */
  generate(generation: Generation): Promise<Generated>;
  stop(): Promise<void>;
}

export async function startEngine(modelPath: string): Promise<Engine> {
  const llama = await getLlama({
    gpu: false,
    build: "never",
    skipDownload: true,
    maxThreads: 1,
    progressLogs: false,
    logLevel: LlamaLogLevel.error,
  });
  const model = await llama.loadModel({ modelPath, gpuLayers: 0, useMmap: false });
  let context: LlamaContext | null = null;
  let loads = 0;

  const load = async (contextTokens: number): Promise<LlamaContext> => {
    if (context?.contextSize === contextTokens) return context;
    await context?.dispose();
    loads += 1;
    context = await model.createContext({ contextSize: contextTokens, threads: 1, sequences: 1 });
    return context;
  };
  const unload = async () => {
    await context?.dispose();
    context = null;
  };
  return {
    load: async (contextTokens) => void (await load(contextTokens)),
    unload,
    loaded: () => context?.contextSize ?? null,
    loads: () => loads,
    generate: async (generation) => generate(llama, model, await load(generation.contextTokens), generation),
    stop: async () => {
      await unload();
      await model.dispose();
      await llama.dispose();
    },
  };
}

async function generate(
  llama: Llama,
  model: LlamaModel,
  context: LlamaContext,
  generation: Generation,
): Promise<Generated> {
  const whole = model.tokenize(generation.prompt, false);
  const prompt = fitting(whole, generation);
  const ended = (reason: Generated["reason"]): Generated => ({
    reason,
    promptTokens: prompt.length,
    tokens: written.length,
    cut: prompt.length < whole.length,
  });
  const sequence = context.getSequence();
  const written: Token[] = [];
  let text = "";
  try {
    const options = await samplingOptions(llama, model, generation);
    for await (const token of sequence.evaluate(prompt, options)) {
      written.push(token);
      const next = model.detokenize(written);
      generation.onText(next.slice(text.length));
      text = next;
      if (generation.signal.aborted || (generation.schema !== null && isJson(text))) break;
      if (written.length >= generation.mostTokens) return ended("length");
      await new Promise((resolve) => setImmediate(resolve));
    }
    return ended("stop");
  } finally {
    await sequence.dispose();
  }
}

/** The weights are random: at the temperature of 0 that is asked for they would say one thing for ever. */
async function samplingOptions(llama: Llama, model: LlamaModel, { schema, seed }: Generation) {
  const always = { temperature: 1, seed };
  if (schema === null) return always;
  const grammar = await llama.createGrammarForJsonSchema(schema as Parameters<Llama["createGrammarForJsonSchema"]>[0]);
  return { ...always, grammarEvaluationState: new LlamaGrammarEvaluationState({ model, grammar }) };
}

/** Room that is left for an answer in a context whose prompt was cut. */
const ROOM = 64;

function fitting(prompt: Token[], { contextTokens, truncate }: Generation): Token[] {
  if (prompt.length <= contextTokens) return prompt;
  if (!truncate) throw new PromptTooLong(`the input length exceeds the context length (${contextTokens})`);
  return prompt.slice(prompt.length - contextTokens + ROOM);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
