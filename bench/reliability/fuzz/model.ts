import { Problem } from "../../../src/model/problem.ts";
import { isSupported } from "../../../src/points/support.ts";
import { splitSentences } from "../../../src/reading/sentences/split.ts";
import { ollamaSummarizer } from "../../../src/summarize/ollama/ollama.ts";
import { anArticle } from "../../../test/builders.ts";
import type { Reply } from "../../../test/servers/ollama/protocol.ts";
import { MODEL, scriptedOllama } from "../../../test/servers/ollama/server.ts";
import { fictionalArticle } from "../fiction.ts";
import { below, chance, hostileText, pick, type Random } from "./pick.ts";
import type { Fuzz } from "./run.ts";

const LIMITS = { points: 3, words: null };
const NEVER = new AbortController().signal;

/**
 * Outputs of a model, broken in every layer: the stream, the JSON, the numbers, the words. Through the real client, the
 * ladder and the verifier: whatever comes out is borne by the article and within the limits, or a Problem.
 */
export async function modelFuzz(): Promise<Fuzz> {
  let reply: Reply = () => undefined;
  const server = await scriptedOllama({ chats: [(response, body) => reply(response, body)] });
  const settings = {
    server: { address: server.address, fetch, deadline: () => NEVER },
    model: MODEL,
    now: () => new Date("2026-03-02T08:00:00Z"),
    pause: async () => undefined,
    newDelimiter: () => "delimiter",
  };
  return {
    deadlineMilliseconds: 3_000,
    stop: () => server[Symbol.asyncDispose](),
    run: async (random) => {
      const { text, title } = fictionalArticle(random, below(random, 1_000), new Date("2026-03-02T08:00:00Z"));
      const article = anArticle({ title, text });
      const sentences = splitSentences(text, article.blocks);
      const words = sentences.map(({ start, end }) => text.slice(start, end));
      reply = (response, { counted }) => void response.end(streamOf(random, answerOf(random, words), counted ?? {}));
      try {
        const points = await ollamaSummarizer(settings).summarize({ article, sentences, quotes: [] }, LIMITS, NEVER);
        if (points.length > LIMITS.points) throw new Error(`${points.length} points`);
        if (!points.every((point) => isSupported(point, text))) throw new Error("a point that is not borne out");
        return points.length === 0 ? "no point stood" : "points that stand";
      } catch (thrown) {
        if (thrown instanceof Problem) return `refused as ${thrown.code}`;
        throw thrown;
      }
    },
  };
}

const NUMBERS: readonly unknown[] = [0, -1, 1.5, 7, 1e300, "1", null, [], {}, true, "first", 2 ** 53];

function answerOf(random: Random, sentences: readonly string[]): string {
  const answer = chance(random, 0.3) ? { sentences: numbersOf(random) } : { points: pointsOf(random, sentences) };
  const json = JSON.stringify(answer);
  switch (below(random, 8)) {
    case 0:
      return json.slice(0, below(random, json.length + 1));
    case 1:
      return `Here you are:\n\`\`\`json\n${json}\n\`\`\`\n{"done": true}`;
    case 2:
      return `<think>${hostileText(random)}</think>${json}`;
    case 3:
      return hostileText(random, 20_000);
    case 4:
      return pick(random, ["[", '{"points":', '{"a":{', "\\u", " "]).repeat(below(random, 10_000));
    default:
      return json;
  }
}

function numbersOf(random: Random): unknown[] {
  return Array.from({ length: below(random, 8) }, () =>
    chance(random, 0.7) ? 1 + below(random, 6) : pick(random, NUMBERS),
  );
}

function pointsOf(random: Random, sentences: readonly string[]): unknown[] {
  return Array.from({ length: below(random, 8) }, () => {
    if (chance(random, 0.1)) return pick(random, NUMBERS);
    const number = below(random, sentences.length);
    const evidence = chance(random, 0.7) ? [number + 1] : numbersOf(random);
    return {
      sentences: evidence,
      text: chance(random, 0.1) ? pick(random, NUMBERS) : wordsOf(random, sentences[number] ?? ""),
    };
  });
}

/** A sentence as it stands, or with its words dropped, doubled, exchanged, or with a stranger's between them. */
function wordsOf(random: Random, sentence: string): string {
  if (chance(random, 0.2)) return hostileText(random);
  const words = sentence.split(" ");
  for (let times = below(random, 4); times > 0; times--) {
    const at = below(random, words.length);
    const by = pick(random, [
      [],
      [words[at], words[at]],
      [pick(random, words)],
      [hostileText(random, 40)],
      ["not"],
      ["1,900"],
    ]);
    words.splice(at, 1, ...by.map((word) => word ?? ""));
  }
  return words.join(" ");
}

function streamOf(random: Random, answer: string, counted: object): string {
  const half = below(random, answer.length + 1);
  const lines: unknown[] = [answer.slice(0, half), answer.slice(half)].map((content) => ({
    message: { content },
    done: false,
  }));
  const reason = chance(random, 0.9) ? "stop" : pick(random, ["length", "load", "", null]);
  const last = { message: { content: "" }, done: true, done_reason: reason, ...counted };
  const stream = [...lines, ...(chance(random, 0.95) ? [last] : [])].map((line) => JSON.stringify(line)).join("\n");
  if (chance(random, 0.05)) return stream.slice(0, below(random, stream.length));
  if (chance(random, 0.03)) return `${JSON.stringify({ error: hostileText(random) })}\n${stream}`;
  return `${stream}\n`;
}
