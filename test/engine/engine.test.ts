import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ollama } from "ollama";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { splitSentences } from "../../src/reading/sentences/split.ts";
import { askModel } from "../../src/summarize/ollama/ask.ts";
import { anArticle } from "../builders.ts";
import { FERRY, FERRY_SENTENCES, NEVER, rigAt, serverAt } from "../summarize/ollama/rig.ts";
import { type Engine, startEngine } from "./engine.ts";
import { protocolSuite, type Target } from "./protocol-suite.ts";
import { type EngineServer, type EngineServerOptions, startEngineServer } from "./server.ts";
import { writeRandomModel } from "./weights.ts";

const MODEL = "random:latest";
const OPTIONS: EngineServerOptions = { model: MODEL, defaultContext: 4_096, queue: 2 };
const LIMITS = { points: 3, words: null };

let folder: string;
let engine: Engine;
let server: EngineServer;
const target = (): Target => ({ address: server.address, model: MODEL });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "soundbite-engine-"));
  const weights = join(folder, "random.gguf");
  writeRandomModel(weights, 7);
  engine = await startEngine(weights);
  server = await startEngineServer(engine, OPTIONS);
});

afterAll(async () => {
  await server?.stop();
  await engine?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("a real llama.cpp engine behind Ollama's protocol", () => {
  protocolSuite(target);
});

describe("a model of random weights", () => {
  test("writes nonsense, which is refused, and chooses sentences, which are printed", async () => {
    const { summarizer } = rigAt(server.address, { model: MODEL });
    const points = await summarizer.summarize(FERRY, LIMITS, NEVER);
    expect(points.length).toBeGreaterThan(0);
    for (const { text, path, by } of points) {
      expect([path, by]).toEqual(["selected", `ollama:${MODEL}`]);
      expect(FERRY_SENTENCES.some((sentence) => sentence.startsWith(text.slice(0, 20)))).toBe(true);
    }
  });

  test("is loaded once, however many articles it reads", async () => {
    const { summarizer } = rigAt(server.address, { model: MODEL });
    await summarizer.summarize(FERRY, LIMITS, NEVER);
    const loads = engine.loads();
    await summarizer.summarize(FERRY, LIMITS, NEVER);
    expect(engine.loads()).toBe(loads);
  });
});

test("a client that goes away stops the engine", async () => {
  const before = server.aborted();
  const stop = new AbortController();
  const endless = {
    ...{ model: MODEL, system: "", user: "Go on.", contextTokens: 8_192, answerTokens: 7_000, seed: 5 },
    ...{ schema: "none" as unknown as object, milliseconds: 120_000 },
  };
  const watching: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    stop.abort();
    return response;
  };
  const asked = askModel({ ...serverAt(server.address), fetch: watching }, endless, stop.signal);
  await expect(asked).rejects.toMatchObject({ code: "cancelled" });
  const next = await new Ollama({ host: server.address }).chat({
    model: MODEL,
    messages: [{ role: "user", content: "And now?" }],
    options: { num_ctx: 8_192, num_predict: 3 },
  });
  expect(next.done).toBe(true);
  expect(server.aborted()).toBe(before + 1);
  expect(server.tokens()).toBeLessThan(7_000);
});

test("a full queue is waited for, and every article gets its points in the end", async () => {
  const crowded = await startEngineServer(engine, { ...OPTIONS, queue: 0 });
  try {
    const rigs = [1, 2, 3].map(() => rigAt(crowded.address, { model: MODEL }));
    const tries = await Promise.allSettled(rigs.map(({ summarizer }) => summarizer.summarize(FERRY, LIMITS, NEVER)));
    for (const one of tries) {
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "busy" });
      else expect(one.value.length).toBeGreaterThan(0);
    }
    expect(tries.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(rigs.flatMap(({ pauses }) => pauses).length).toBeGreaterThan(0);
  } finally {
    await crowded.stop();
  }
});

test("a server that cuts prompts silently is seen through: the article is read in parts that fit", async () => {
  const old = { largestContext: 3_072, ignoresTruncate: true, hidesContext: true };
  const cutting = await startEngineServer(engine, { ...OPTIONS, ...old });
  try {
    const { summarizer } = rigAt(cutting.address, { model: MODEL });
    await summarizer.summarize(FERRY, LIMITS, NEVER);
    expect(cutting.cut()).toBe(0);
    const points = await summarizer.summarize(longArticle(), LIMITS, NEVER);
    expect(cutting.cut()).toBeGreaterThan(0);
    expect(points.length).toBeGreaterThan(0);
    for (const { path } of points) expect(path).toBe("selected");
  } finally {
    await cutting.stop();
  }
});

function longArticle() {
  const text = Array.from({ length: 90 }, (_, index) => `The pier office counted ${index + 100} crates of herring.`);
  const article = anArticle({ text: text.join(" ") });
  return { article, sentences: splitSentences(article.text, article.blocks), quotes: [] };
}
