import { expect, test } from "vitest";
import { outcomeWords } from "../../src/app/examine-model.ts";
import { rewriteByModel } from "../../src/app/model-round.ts";
import { openStore } from "../../src/app/open-store.ts";
import { Problem } from "../../src/model/problem.ts";
import type { ReadArticle } from "../../src/model/reading.ts";
import type { Summarizer } from "../../src/summarize/summarizer.ts";
import { aReadArticle } from "../builders.ts";

const NEVER = new AbortController().signal;
const LIMITS = { points: 3, words: null };
const WINDOW = { from: "2000-01-01T00:00:00Z", until: "2100-01-01T00:00:00Z" };

const reads = (id: string, publishedAt: string): ReadArticle =>
  aReadArticle({ id, url: `https://x.example/${id}`, publishedAt });

const OLD = reads("old", "2026-03-01T08:00:00Z");
const NEW = reads("new", "2026-03-02T08:00:00Z");

const modelThat = (summarize: Summarizer["summarize"]): Summarizer => ({ name: "ollama:tiny", summarize });

const writes = modelThat(async ({ article, sentences }) => [
  {
    text: article.text.slice(0, article.text.indexOf(".") + 1),
    evidence: sentences,
    by: "ollama:tiny",
    path: "written",
  },
]);

async function afterRound(model: Summarizer, of: { outOfTime?: AbortSignal; signal?: AbortSignal } = {}) {
  const store = await openStore(":memory:");
  const told: string[] = [];
  try {
    for (const { article, reading } of [OLD, NEW]) {
      await store.keepArticle(article, "source", "2026-03-02T09:00:00Z");
      await store.keepReading({ article, reading });
    }
    const round = { model, limits: LIMITS, store, outOfTime: NEVER, signal: NEVER, onProgress: () => undefined, ...of };
    await rewriteByModel({ ...round, tell: (words) => told.push(words) }, [OLD, NEW]);
    const readings = (await store.readArticles(WINDOW)).map(({ reading }) => reading);
    return {
      told,
      readings,
      by: readings.map(({ by }) => by),
      paths: readings.map(({ keyPoints }) => keyPoints[0]?.path),
    };
  } finally {
    await store.close();
  }
}

test("the model's points take the place of the rules'", async () => {
  const { by, paths, told } = await afterRound(writes);
  expect(by).toEqual(["ollama:tiny", "ollama:tiny"]);
  expect(paths).toEqual(["written", "written"]);
  expect(told).toEqual([]);
});

test("when the time is up the rest stays with the rules, newest read first, and says so", async () => {
  const outOfTime = new AbortController();
  const slow = modelThat(async (...asked) => {
    const points = await writes.summarize(...asked);
    outOfTime.abort();
    return points;
  });
  const { by, paths, told } = await afterRound(slow, { outOfTime: outOfTime.signal });
  expect(by).toEqual(["rules", "ollama:tiny"]);
  expect(paths).toEqual(["out-of-time", "written"]);
  expect(told).toEqual(["ollama:tiny: its time for this round is up; rules stand in"]);
});

test("time that runs out in mid-answer stops that answer", async () => {
  const outOfTime = new AbortController();
  const stuck = modelThat(
    (_text, _limits, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(new Problem("cancelled", "stopped")));
        outOfTime.abort();
      }),
  );
  const { paths } = await afterRound(stuck, { outOfTime: outOfTime.signal });
  expect(paths).toEqual(["out-of-time", "out-of-time"]);
});

test("a failure leaves the rules' points, with its mark, and is told once", async () => {
  const failing = modelThat(() => Promise.reject(new Problem("unreachable", "no Ollama server")));
  const { readings, paths, told } = await afterRound(failing);
  expect(readings.map(({ keyPoints }) => keyPoints.length)).toEqual([1, 1]);
  expect(paths).toEqual(["no-answer", "no-answer"]);
  expect(told).toEqual(["ollama:tiny: no Ollama server; rules stand in"]);
});

test("what a model says and the article does not bear never reaches a reading", async () => {
  const lying = modelThat(async ({ sentences }) => [
    { text: "Engineers replaced 412 bolts.", evidence: sentences, by: "ollama:tiny", path: "written" },
  ]);
  const { by, paths } = await afterRound(lying);
  expect(by).toEqual(["rules", "rules"]);
  expect(paths).toEqual(["none-stood", "none-stood"]);
});

test("a stop changes nothing more", async () => {
  const stop = new AbortController();
  const stopping = modelThat(() => {
    stop.abort();
    return Promise.reject(new Problem("cancelled", "stopped"));
  });
  const { by, paths } = await afterRound(stopping, { signal: stop.signal });
  expect(by).toEqual(["rules", "rules"]);
  expect(paths).toEqual([undefined, undefined]);
});

test("doctor counts how the last articles came about", async () => {
  const point = { text: "x", evidence: [], by: "ollama:tiny" };
  const read = (path?: "written" | "out-of-time") =>
    aReadArticle({}, { keyPoints: [path ? { ...point, path } : { ...point, by: "rules" }] });
  expect(outcomeWords([read("written"), read("written"), read("out-of-time"), read()])).toBe(
    "; articles of the last 7 days: 2 as written, 1 by rules, as its time was up",
  );
  expect(outcomeWords([read()])).toBe("");
});
