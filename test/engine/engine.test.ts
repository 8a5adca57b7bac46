import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ollama } from "ollama";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Problem } from "../../src/model/problem.ts";
import { askModel } from "../../src/summarize/ollama/ask.ts";
import { aQuestion, candidates, NEVER, rigAt, serverAt } from "../summarize/ollama/rig.ts";
import { type Engine, startEngine } from "./engine.ts";
import { protocolSuite, type Target } from "./protocol-suite.ts";
import { type EngineServer, type EngineServerOptions, startEngineServer } from "./server.ts";
import { writeRandomModel } from "./weights.ts";

const MODEL = "random:latest";
const OPTIONS: EngineServerOptions = { model: MODEL, defaultContext: 4_096, queue: 2 };

/** `SOUNDBITE_ROUNDS=10000 npm run test:engine` takes half an hour. */
const ROUNDS = Number(process.env["SOUNDBITE_ROUNDS"] ?? 20);

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
  test("chooses nonsense, and no id that was not shown", async () => {
    const question = aQuestion();
    const { chooser } = rigAt(server.address, { model: MODEL });
    for (let round = 0; round < ROUNDS; round++) {
      const { choice, outcome } = await chooser.choose(question, NEVER);
      expect(outcome).not.toBe("none-stood");
      for (const place of [...choice.points, ...choice.same.flat()]) expect(question.candidates[place]).toBeDefined();
    }
  });

  test("that writes whatever it likes, where the server ignores the schema, chooses nothing", async () => {
    const free = await startEngineServer(engine, { ...OPTIONS, ignoresSchema: true });
    try {
      const asked = rigAt(free.address, { model: MODEL }).chooser.choose(aQuestion(), NEVER);
      const answer = await asked.catch((thrown: unknown) => thrown);
      expect([{ code: "unreadable" }, { outcome: "none-stood" }]).toContainEqual(
        answer instanceof Problem ? { code: answer.code } : { outcome: (await asked).outcome },
      );
    } finally {
      await free.stop();
    }
  });

  test("is loaded once, however often it is asked", async () => {
    const { chooser } = rigAt(server.address, { model: MODEL });
    await chooser.choose(aQuestion(), NEVER);
    const loads = engine.loads();
    await chooser.choose(aQuestion(), NEVER);
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

test("a full queue is waited for, and every question gets its answer in the end", async () => {
  const crowded = await startEngineServer(engine, { ...OPTIONS, queue: 0 });
  try {
    const rigs = [1, 2, 3].map(() => rigAt(crowded.address, { model: MODEL }));
    const tries = await Promise.allSettled(rigs.map(({ chooser }) => chooser.choose(aQuestion(), NEVER)));
    for (const one of tries) {
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "busy" });
      else expect(one.value.choice.points.length).toBeGreaterThan(0);
    }
    expect(tries.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(rigs.flatMap(({ pauses }) => pauses).length).toBeGreaterThan(0);
  } finally {
    await crowded.stop();
  }
});

test("a server that cuts prompts silently is seen through: it is asked again with as much as fits", async () => {
  const old = { largestContext: 3_072, ignoresTruncate: true, hidesContext: true };
  const cutting = await startEngineServer(engine, { ...OPTIONS, ...old });
  try {
    const { chooser } = rigAt(cutting.address, { model: MODEL });
    const question = aQuestion({ candidates: candidates(90) });
    const { choice, promptTokens } = await chooser.choose(question, NEVER);
    expect(cutting.cut()).toBeGreaterThan(0);
    expect(choice.points.length).toBeGreaterThan(0);
    expect(promptTokens).toBeLessThan(3_072);
  } finally {
    await cutting.stop();
  }
});
