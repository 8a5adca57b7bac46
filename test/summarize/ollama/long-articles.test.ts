import { expect, test } from "vitest";
import type { ChatBody, Reply } from "../../servers/ollama/protocol.ts";
import { fails, says, sentencesJson } from "../../servers/ollama/replies.ts";
import { type ScriptedOllama, scriptedOllama } from "../../servers/ollama/server.ts";
import { FERRY, ferryArticle, LIMITS, NEVER, rigAt } from "./rig.ts";

/** About 46,000 characters: more than any prompt may have. */
const LONG = ferryArticle(
  Array.from({ length: 400 }, (_, index) => {
    const town = `${"ABDEFGHKLM"[index % 10]}${"aeiou"[index % 5]}${"lmnrst"[index % 6]}wick`;
    return `The harbour office in ${town} counted ${index + 100} crates of salted herring on pier ${index + 7} that morning.`;
  }).join(" "),
);

const promptOf = ({ messages = [] }: ChatBody): string => messages.map(({ content }) => content).join("");

/** Chooses the first two sentences shown. */
const chooses: Reply = (response, body) => {
  const isChoice = !JSON.stringify(body.format).includes('"points"');
  return says(isChoice ? sentencesJson(1, 2) : "no")(response, body);
};

const chatsOf = ({ received }: ScriptedOllama): ChatBody[] =>
  received.map(({ body }) => body).filter(({ messages, options }) => messages?.length && options?.num_predict !== 1);

test("an article longer than the context is read in parts, and every sentence is shown", async () => {
  await using server = await scriptedOllama({ chats: [chooses] });
  const points = await rigAt(server.address).summarizer.summarize(LONG, { points: 5, words: null }, NEVER);
  expect(points).toHaveLength(5);
  const shown = chatsOf(server).map(promptOf).join("\n");
  const missing = LONG.sentences.filter(({ start, end }) => !shown.includes(LONG.article.text.slice(start, end)));
  expect(missing).toEqual([]);
  expect(Math.max(...chatsOf(server).map((body) => promptOf(body).length))).toBeLessThan(24_000);
});

test("points come in the article's order, each from the part it was told of", async () => {
  await using server = await scriptedOllama({ chats: [chooses] });
  const points = await rigAt(server.address).summarizer.summarize(LONG, { points: 8, words: null }, NEVER);
  const starts = points.map(({ evidence }) => evidence[0]?.start ?? -1);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  for (const { text, evidence } of points) {
    expect(LONG.article.text.slice(evidence[0]?.start, evidence[0]?.end)).toBe(text);
  }
});

test.each([1_000, 1_400, 2_000, 3_000])(
  "prompts that a server silently cuts at %i tokens count for nothing: the article is read in smaller parts",
  async (context) => {
    const tokens = (prompt: string) => Math.min(context, Math.ceil(prompt.length / 4));
    await using server = await scriptedOllama({ chats: [chooses], tokens });
    const { summarizer } = rigAt(server.address);
    await summarizer.summarize(FERRY, LIMITS, NEVER);
    const points = await summarizer.summarize(LONG, { points: 5, words: null }, NEVER);
    const wholes = chatsOf(server)
      .map(promptOf)
      .filter((prompt) => prompt.length / 4 <= context);
    expect(points.length).toBeGreaterThan(0);
    for (const { text } of points) expect(wholes.some((prompt) => prompt.includes(text))).toBe(true);
  },
);

test("where the very first prompt is cut, that is seen too", async () => {
  const tokens = (prompt: string) => Math.min(900, Math.ceil(prompt.length / 4));
  await using server = await scriptedOllama({ chats: [chooses], tokens });
  const points = await rigAt(server.address).summarizer.summarize(LONG, LIMITS, NEVER);
  const wholes = chatsOf(server)
    .map(promptOf)
    .filter((prompt) => prompt.length / 4 <= 900);
  for (const { text } of points) expect(wholes.some((prompt) => prompt.includes(text))).toBe(true);
});

test("a prompt that the server refuses as too long is halved", async () => {
  const refusing: Reply = (response, body) =>
    promptOf(body).length > 4_000
      ? fails(400, "the input length exceeds the context length")(response, body)
      : chooses(response, body);
  await using server = await scriptedOllama({ chats: [refusing] });
  const points = await rigAt(server.address).summarizer.summarize(LONG, { points: 5, words: null }, NEVER);
  expect(points).toHaveLength(5);
});

test("a server that refuses every length is given up", async () => {
  const refusing = fails(400, "the input length exceeds the context length");
  await using server = await scriptedOllama({ chats: [refusing] });
  const asked = rigAt(server.address).summarizer.summarize(LONG, LIMITS, NEVER);
  await expect(asked).rejects.toMatchObject({ code: "too-large" });
  expect(chatsOf(server).length).toBeLessThan(6);
});

test("a model loaded with a smaller context than asked for gets smaller parts", async () => {
  const largest = async (contextLength: number) => {
    await using server = await scriptedOllama({ chats: [chooses], contextLength });
    const { summarizer } = rigAt(server.address);
    for (const text of [FERRY, LONG]) await summarizer.summarize(text, LIMITS, NEVER);
    return Math.max(...chatsOf(server).map((body) => promptOf(body).length));
  };
  expect(await largest(2_048)).toBeLessThan(2_048 * 4);
  expect(await largest(8_192)).toBeGreaterThan(2_048 * 4);
});

test("a part that fails after others were read costs only itself", async () => {
  let asked = 0;
  const reply: Reply = (response, body) => {
    asked += 1;
    return asked > 6 ? fails(404, "model gone")(response, body) : chooses(response, body);
  };
  await using server = await scriptedOllama({ chats: [reply] });
  const points = await rigAt(server.address).summarizer.summarize(LONG, { points: 6, words: null }, NEVER);
  expect(points.length).toBeGreaterThanOrEqual(2);
});
