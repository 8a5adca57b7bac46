import { Ollama } from "ollama";
import { expect, test } from "vitest";
import { doubtOf } from "../../src/points/support/support.ts";
import { byChoice } from "../../src/summarize/by-choice.ts";
import { askModel, loadModel } from "../../src/summarize/ollama/ask.ts";
import { lookAtModel } from "../../src/summarize/ollama/look.ts";
import { ENGLISH } from "../builders.ts";
import { aQuestion, FERRY, NEVER, rigAt, serverAt } from "../summarize/ollama/rig.ts";

export interface Target {
  readonly address: string;
  readonly model: string;
}

const QUESTION = {
  system: "Answer in JSON.",
  user: "Which of the sentences 1, 2 and 3 is the most important?",
  schema: {
    type: "object",
    properties: { sentence: { type: "integer", enum: [1, 2, 3] } },
    required: ["sentence"],
    additionalProperties: false,
  },
  contextTokens: 8_192,
  answerTokens: 200,
  seed: 1,
  milliseconds: 120_000,
};

/** What must hold at any server that speaks Ollama's protocol, over whatever model. */
export function protocolSuite(targetOf: () => Target): void {
  const client = () => new Ollama({ host: targetOf().address });

  test("version, tags and show know the model", async () => {
    const { address, model } = targetOf();
    expect((await client().version()).version).toMatch(/^\d+\.\d+/);
    expect((await client().list()).models.map(({ name }) => name)).toContain(model);
    expect(await lookAtModel(serverAt(address), model, NEVER)).toMatchObject({ hasModel: true });
  });

  test("a model that is not there is found missing, and its use says how to fetch it", async () => {
    const { address } = targetOf();
    const missing = "no-such-model:1b";
    expect(await lookAtModel(serverAt(address), missing, NEVER)).toMatchObject({ hasModel: false });
    const asked = rigAt(address, { model: missing }).chooser.choose(aQuestion(), NEVER);
    await expect(asked).rejects.toMatchObject({ code: "not-found", message: /soundbite model pull no-such-model:1b/ });
  });

  test("a model is loaded, listed as running with its context, and unloaded", async () => {
    const { address, model } = targetOf();
    const load = { model, contextTokens: 8_192, milliseconds: 300_000 };
    const context = await loadModel(serverAt(address), load, NEVER);
    expect([8_192, null]).toContain(context);
    expect((await client().ps()).models.map(({ name }) => name)).toContain(model);
    const unloaded = await client().chat({ model, messages: [], keep_alive: 0 });
    expect(unloaded.done_reason).toBe("unload");
  });

  test("a schema holds, in a stream and at once", async () => {
    const { address, model } = targetOf();
    const streamed = await askModel(serverAt(address), { ...QUESTION, model }, NEVER);
    expect([1, 2, 3]).toContain(JSON.parse(streamed.text).sentence);
    expect(streamed.promptTokens).toBeGreaterThan(10);
    const whole = await client().chat({
      model,
      messages: [{ role: "user", content: QUESTION.user }],
      format: QUESTION.schema,
      think: false,
      stream: false,
      options: { num_ctx: 8_192, num_predict: 200 },
    });
    expect([1, 2, 3]).toContain(JSON.parse(whole.message.content).sentence);
  });

  test("a prompt beyond the context is refused, not cut", async () => {
    const { address, model } = targetOf();
    const user = "The harbour bridge in Port Ellery reopened on Tuesday. ".repeat(2_000);
    const asked = askModel(serverAt(address), { ...QUESTION, model, user }, NEVER);
    await expect(asked).rejects.toMatchObject({ code: "too-large" });
  });

  test("an answer cut at its longest is no answer", async () => {
    const { address, model } = targetOf();
    const asked = askModel(serverAt(address), { ...QUESTION, model, answerTokens: 2 }, NEVER);
    await expect(asked).rejects.toMatchObject({ code: "unreadable", message: /length/ });
  });

  test("a question is answered with places of what was shown, as many as were asked for", async () => {
    const { address, model } = targetOf();
    const question = aQuestion();
    const { choice, promptTokens } = await rigAt(address, { model }).chooser.choose(question, NEVER);
    expect(choice.points.length).toBeGreaterThan(0);
    for (const place of choice.points) expect(question.candidates[place]).toBeDefined();
    expect(question.headlines[choice.headline ?? -1]).toBeDefined();
    for (const place of choice.quotes) expect(question.quotes[place]).toBeDefined();
    expect(promptTokens).toBeGreaterThan(100);
  });

  test("whatever the model chooses of an article, every point is cut from sentences of it", async () => {
    const { address, model } = targetOf();
    const summarizer = byChoice(rigAt(address, { model }).chooser);
    const points = await summarizer.summarize(FERRY, { points: 3, words: null }, NEVER);
    expect(points).toHaveLength(3);
    for (const point of points) {
      expect(doubtOf(point, FERRY.article.text, ENGLISH)).toBeNull();
      for (const range of point.evidence) expect(FERRY.sentences).toContainEqual(range);
    }
  });
}
