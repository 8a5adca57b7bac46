import { expect, onTestFinished, test } from "vitest";
import { modelAdvice } from "../../src/app/default-model.ts";
import { examineModel, outcomeWords } from "../../src/app/examine-model.ts";
import { loadConfig } from "../../src/config/load.ts";
import { type OllamaScript, scriptedOllama } from "../servers/ollama/server.ts";

const GIBIBYTE = 2 ** 30;
const NEVER = new AbortController().signal;

async function examined(script: OllamaScript, model: string | null = "scripted:1b") {
  const server = await scriptedOllama(script);
  onTestFinished(() => server[Symbol.asyncDispose]());
  const config = loadConfig(undefined, { OLLAMA_HOST: server.address });
  return examineModel(
    { ...config, store: ":memory:", summarizer: { ...config.summarizer, model } },
    8 * GIBIBYTE,
    NEVER,
  );
}

test("a model that thinks whatever it is told is no good, and one that does not is named", async () => {
  expect(await examined({ thinking: [true] })).toMatchObject({
    verdict: "ill",
    remedy: expect.stringContaining("qwen3:4b-instruct"),
  });
  expect(await examined({ thinking: [true, false] })).toMatchObject({ verdict: "well" });
});

test("an old server is told", async () => {
  expect((await examined({ version: "0.30.0" })).words).toContain("may answer out of form");
});

test.each([
  [4, "too little for qwen3:4b-instruct"],
  [8, "enough for qwen3:4b-instruct"],
  [15.5, "enough for gemma3:12b"],
  [64, "enough for gemma3:12b"],
])("with %s GB of memory there is %s", (gigabytes, words) => {
  expect(modelAdvice(gigabytes * GIBIBYTE)).toContain(words);
});

test("without a model the machine's memory says which there is room for", async () => {
  const finding = await examineModel(loadConfig(undefined, {}), 8 * GIBIBYTE, NEVER);
  expect(finding).toMatchObject({ verdict: "unused", words: expect.stringContaining("8 GB of memory: enough for") });
});

test("of another machine's memory nothing is known", async () => {
  expect((await examined({}, null)).words).not.toContain("memory");
});

test("how the last choices came out is counted in words", () => {
  expect(outcomeWords({ chosen: 2, "out-of-time": 1 })).toBe(
    "; stories of the last 7 days: 2 chosen, 1 by rules, as its time was up",
  );
  expect(outcomeWords({})).toBe("");
});
