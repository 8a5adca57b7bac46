import { expect, test } from "vitest";
import { choosesFirst, shownIn } from "../../servers/ollama/choosing.ts";
import type { ChatBody, Reply } from "../../servers/ollama/protocol.ts";
import { fails } from "../../servers/ollama/replies.ts";
import { type ScriptedOllama, scriptedOllama } from "../../servers/ollama/server.ts";
import { aQuestion, candidates, NEVER, rigAt } from "./rig.ts";

/** About 13,000 characters: more than a first prompt may have. */
const MANY = aQuestion({ candidates: candidates(120), points: 3 });

const promptOf = ({ messages = [] }: ChatBody): string => messages.map(({ content }) => content).join("");
const chatsOf = ({ received }: ScriptedOllama): ChatBody[] =>
  received.map(({ body }) => body).filter(({ messages, options }) => messages?.length && options?.num_predict !== 1);
const shownAt = (server: ScriptedOllama, call: number): number[] =>
  shownIn(chatsOf(server).at(call) ?? {}).flatMap(({ text }) => {
    const place = MANY.candidates.findIndex((candidate) => candidate.text === text);
    return place < 0 ? [] : [place];
  });

test("of more candidates than there is room for the best are shown", async () => {
  await using server = await scriptedOllama({ chats: [choosesFirst] });
  await rigAt(server.address).chooser.choose(MANY, NEVER);
  const places = shownAt(server, 0).sort((one, other) => one - other);
  expect(places.length).toBeGreaterThan(20);
  expect(places.length).toBeLessThan(120);
  expect(places).toEqual(places.map((_, index) => index));
});

test("once it is known how dense the language is, more are shown, and never more than the context holds", async () => {
  await using server = await scriptedOllama({ chats: [choosesFirst] });
  const { chooser } = rigAt(server.address);
  for (let call = 0; call < 2; call++) await chooser.choose(MANY, NEVER);
  expect(shownAt(server, 1).length).toBeGreaterThan(shownAt(server, 0).length);
  expect(Math.max(...chatsOf(server).map((body) => promptOf(body).length / 4))).toBeLessThan(8_192 - 400);
});

test.each([1_000, 1_400])(
  "a choice made from a prompt that a server silently cut at %i tokens counts for nothing: it is asked again with less",
  async (context) => {
    const tokens = (prompt: string) => Math.min(context, Math.ceil(prompt.length / 4));
    await using server = await scriptedOllama({ chats: [choosesFirst], tokens });
    const { choice } = await rigAt(server.address).chooser.choose(MANY, NEVER);
    expect(choice.points.length).toBeGreaterThan(0);
    const last = chatsOf(server).at(-1) ?? {};
    expect(promptOf(last).length / 4).toBeLessThanOrEqual(context);
    const shown = shownAt(server, -1);
    for (const place of choice.points) expect(shown).toContain(place);
  },
);

test("a prompt that the server refuses as too long is shortened", async () => {
  const refusing: Reply = (response, body) =>
    promptOf(body).length > 4_000
      ? fails(400, "the input length exceeds the context length")(response, body)
      : choosesFirst(response, body);
  await using server = await scriptedOllama({ chats: [refusing] });
  const { choice } = await rigAt(server.address).chooser.choose(MANY, NEVER);
  expect(choice.points).toHaveLength(5);
});

test("a server that refuses every length is given up", async () => {
  await using server = await scriptedOllama({ chats: [fails(400, "the input length exceeds the context length")] });
  const asked = rigAt(server.address).chooser.choose(MANY, NEVER);
  await expect(asked).rejects.toMatchObject({ code: "too-large" });
  expect(chatsOf(server).length).toBeLessThan(6);
});

test("a model loaded with a smaller context than asked for is shown less", async () => {
  const longest = async (contextLength: number) => {
    await using server = await scriptedOllama({ chats: [choosesFirst], contextLength });
    const { chooser } = rigAt(server.address);
    for (let call = 0; call < 2; call++) await chooser.choose(MANY, NEVER);
    return Math.max(...chatsOf(server).map((body) => promptOf(body).length));
  };
  expect(await longest(2_048)).toBeLessThan(2_048 * 4);
  expect(await longest(8_192)).toBeGreaterThan(2_048 * 4);
});
