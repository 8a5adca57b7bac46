import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pointsJson, says, sendsRawLines } from "../servers/ollama/replies.ts";
import { type OllamaScript, scriptedOllama } from "../servers/ollama/server.ts";
import { FERRY_SENTENCES } from "../summarize/ollama/rig.ts";
import { type Ran, soundbite } from "./command-line.ts";

const MODEL = "scripted:1b";
const AGROUND = "A ferry with 214 people aboard ran aground off Port Ellery on Tuesday.";
const WRITES = says(pointsJson([[1], AGROUND]));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "soundbite-model-"));
  await mkdir(join(folder, "config"));
  await mkdir(join(folder, "articles"));
  await writeFile(
    join(folder, "config/soundbite.yaml"),
    `sources:\n  - files: articles\nsummarizer:\n  model: ${MODEL}\n`,
  );
  await writeFile(join(folder, "articles/ferry.txt"), `Ferry runs aground\n\n${FERRY_SENTENCES.join(" ")}\n`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function withOllama(script: OllamaScript, work: (run: (...args: string[]) => Promise<Ran>) => Promise<void>) {
  await using server = await scriptedOllama(script);
  await work((...args) => soundbite(args, folder, "", { OLLAMA_HOST: server.address }));
}

/** The address of a server that is no more. */
async function deserted(): Promise<string> {
  const server = await scriptedOllama({});
  await server[Symbol.asyncDispose]();
  return server.address;
}

const article = `${JSON.stringify({ id: "ferry", text: FERRY_SENTENCES.join(" ") })}\n`;
const readArgs = ["read", "--jsonl", "--summarizer", "ollama"];

test("read takes the model's points", async () => {
  await using server = await scriptedOllama({ chats: [WRITES] });
  const { out, code } = await soundbite(readArgs, folder, article, { OLLAMA_HOST: server.address });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ id: "ferry", by: `ollama:${MODEL}`, keyPoints: [{ text: AGROUND }] });
});

test("read without a server reads by rules, says so on each line, and tells why", async () => {
  const address = await deserted();
  const { out, err, code } = await soundbite(readArgs, folder, article, { OLLAMA_HOST: address });
  expect(code).toBe(0);
  const line = JSON.parse(out);
  expect(line.by).toBe("rules");
  expect(line.keyPoints.length).toBeGreaterThan(0);
  expect(err).toContain(`no Ollama server at ${address}`);
});

test("what is collected goes through the model, and doctor counts how it fared", async () => {
  await withOllama({ chats: [WRITES] }, async (run) => {
    expect((await run("collect")).code).toBe(0);
    const { out } = await run("doctor", "--json");
    const found = JSON.parse(out).find(({ what }: { what: string }) => what === "Ollama");
    expect(found).toMatchObject({ verdict: "well", words: expect.stringMatching(/has scripted:1b.*: 1 as written/) });
  });
});

test("a digest of what was collected without a server is made, by rules", async () => {
  const environment = { OLLAMA_HOST: await deserted() };
  const collected = await soundbite(["collect"], folder, "", environment);
  expect(collected).toMatchObject({ code: 0, err: expect.stringContaining("rules stand in") });
  const { out } = await soundbite(["digest", "--dry-run", "--format", "markdown"], folder, "", environment);
  expect(out).toContain("1 by rules");
  const doctor = await soundbite(["doctor"], folder, "", environment);
  expect(doctor.out).toMatch(/FAIL Ollama: no Ollama server[^\n]*\n {5}-> start it/);
});

test("doctor says how to fetch a model that is not there", async () => {
  await withOllama({ models: [] }, async (run) => {
    const { out } = await run("doctor");
    expect(out).toContain(`-> run: soundbite model pull ${MODEL}`);
  });
});

test("model pull fetches the configured model", async () => {
  const pull = sendsRawLines('{"status":"pulling manifest"}', '{"status":"success"}');
  await withOllama({ pull }, async (run) => {
    expect(await run("model", "pull")).toMatchObject({ code: 0, out: `${MODEL} is there.\n` });
    expect((await run("model", "pull", "other:7b")).out).toContain("To use it: summarizer.model: other:7b");
  });
});

test("model pull fails with words for a model that no library has", async () => {
  const pull = sendsRawLines('{"error":"pull model manifest: file does not exist"}');
  await withOllama({ pull }, async (run) => {
    expect(await run("model", "pull", "nobody:1b")).toMatchObject({ code: 1, err: /library has no model nobody:1b/ });
  });
});
