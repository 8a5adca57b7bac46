import { expect, onTestFinished, test } from "vitest";
import { createBot } from "../../src/app/bot.ts";
import { briefingParts } from "../../src/app/posting.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import { loadConfig } from "../../src/config/load.ts";
import { chooseAhead } from "../../src/digest/choose/ahead.ts";
import { placeArticles } from "../../src/digest/collect/place-articles.ts";
import { briefingMaker } from "../../src/digest/deliver/brief.ts";
import { homesOf } from "../../src/digest/deliver/homes.ts";
import type { Digest } from "../../src/model/digest.ts";
import { Problem } from "../../src/model/problem.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Chooser } from "../../src/summarize/chooser.ts";
import { aSubscription } from "../builders.ts";
import { read } from "../stories/wire.ts";

const DUE = "2026-03-04T08:00:00.000Z";
const at = (clock: string) => new Date(`2026-03-04T${clock}:00.000Z`);

/** Reports of places that have nothing in common, so that each is a story of its own. */
const REPORTS: Readonly<Record<string, string>> = {
  Orvane: `A spillway gate at the Lissavar Dam in Orvane failed on Tuesday after days of rain.
Engineers had warned the Water Authority in November that two bolts were cracked.
Rescuers searched the rooftops of Ostrenby with two helicopters and eleven boats.
Interior Minister Maren Tolvik promised an inquiry into the failure.
Insurers put the loss at 40 million crowns.
Soldiers from Tolmark brought sixty pumps overnight.`,
  Tessarin: `Fishing crews of the Tessarin Sound ended their strike on Monday after nine weeks.
Petra Lindqvane led the talks for the owners of the trawlers.
The new contract raises wages by four percent and shortens night shifts.
Teo Barrande of the crews' union called the contract fair.
Herring prices fell at the auction in Istrane.
Canneries expect their first deliveries on Thursday.`,
};

async function rig(places: readonly string[], choose?: Chooser["choose"]) {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  const add = async (place: string) => {
    const [title = "", ...text] = (REPORTS[place] ?? "").split("\n");
    const one = await read({
      id: `https://courier.example/${place}`,
      outlet: "Selwarne Courier",
      title,
      publishedAt: "2026-03-04T05:00:00.000Z",
      text: [title, ...text].join("\n"),
    });
    await store.keepArticle(one.article, "wire", "2026-03-04T05:30:00.000Z");
    await store.keepReading(one);
    await placeArticles(store, at("05:30"), 10);
  };
  for (const place of places) await add(place);
  const times = { cron: "0 8 * * *", timeZone: "UTC", createdAt: "2026-03-01T00:00:00.000Z" };
  const subscription = aSubscription({ ...times, topics: [], quietDays: [], state: "active" });
  await store.keepSubscription(subscription);
  const asked: string[] = [];
  const told: string[] = [];
  const deadlines: AbortController[] = [];
  const chooser: Chooser = {
    name: "ollama:tiny",
    version: "1",
    choose: async (question, signal) => {
      asked.push(question.candidates[0]?.text ?? "");
      if (choose) return choose(question, signal);
      const points = question.candidates.map((_, index) => index).reverse();
      return { choice: { points, headline: null, quotes: [], same: [] }, outcome: "chosen", seed: 1, promptTokens: 1 };
    },
  };
  let now = at("07:00");
  const model = { chooser, minutes: 10, tell: (words: string) => void told.push(words) };
  const config = loadConfig(undefined, {});
  const bot = createBot({ config, store, sources: [], read: readByRules, model, now: () => now });
  const homes = homesOf([]);
  const stop = new AbortController();
  const deadline = () => {
    const controller = new AbortController();
    deadlines.push(controller);
    return controller.signal;
  };
  const parts = briefingParts(bot, homes);
  const ahead = chooseAhead({ ...parts, store, model, now: () => now, signal: stop.signal, deadline });
  return {
    ...{ asked, told, deadlines, ahead, add, stop },
    tickAt: async (clock: string) => {
      now = at(clock);
      ahead.begin();
      await ahead.idle();
    },
    brief: async () => {
      now = at("08:00");
      const slot = { subscriptionId: subscription.id, dueAt: DUE };
      return (await briefingMaker(parts)(subscription, slot, null)).digest;
    },
  };
}

/** Who chose the first point of each story, and how that came out. */
const by = ({ stories }: Digest) =>
  stories.map(({ keyPoints: [first] }) => `${first?.by} ${first?.outcome ?? ""}`.trim()).sort();

test("nothing is asked before its minutes; then each story once; and the briefing has it without a call", async () => {
  const { asked, tickAt, brief } = await rig(["Orvane", "Tessarin"]);
  await tickAt("07:45");
  expect(asked).toHaveLength(0);
  await tickAt("07:51");
  expect(asked).toHaveLength(2);
  await tickAt("07:52");
  expect(by(await brief())).toEqual(["ollama:tiny chosen", "ollama:tiny chosen"]);
  expect(asked).toHaveLength(2);
});

test("what came meanwhile is asked about, and what it leaves as it was is not asked again", async () => {
  const { asked, tickAt, brief, ahead, add } = await rig(["Orvane"]);
  await tickAt("07:51");
  await add("Tessarin");
  ahead.hasNews();
  await tickAt("07:55");
  expect(asked).toHaveLength(2);
  expect(by(await brief())).toEqual(["ollama:tiny chosen", "ollama:tiny chosen"]);
});

test("a briefing never waits: what came too late for the model is told by rules", async () => {
  const { asked, tickAt, brief, add } = await rig(["Orvane"]);
  await tickAt("07:51");
  await add("Tessarin");
  expect(by(await brief())).toEqual(["ollama:tiny chosen", "rules"]);
  expect(asked).toHaveLength(1);
});

test("a call under way when the briefing is due is stopped, and the briefing says that time was up", async () => {
  const { tickAt, brief, deadlines, told } = await rig(["Orvane"], (_question, signal) => {
    return new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(new Problem("cancelled", "stopped")));
      deadlines[0]?.abort();
    });
  });
  await tickAt("07:55");
  expect(by(await brief())).toEqual(["rules out-of-time"]);
  expect(told).toEqual(["ollama:tiny: its time is up; rules stand in"]);
});

test("a server that does not answer is tried again at the next tick", async () => {
  let isDown = true;
  const { asked, tickAt, brief } = await rig(["Orvane"], async ({ candidates }) => {
    if (isDown) throw new Problem("unreachable", "no Ollama server");
    const choice = { points: candidates.map((_, index) => index), headline: null, quotes: [], same: [] };
    return { choice, outcome: "chosen", seed: 1, promptTokens: null };
  });
  await tickAt("07:51");
  isDown = false;
  await tickAt("07:52");
  expect(asked).toHaveLength(2);
  expect(by(await brief())).toEqual(["ollama:tiny chosen"]);
});

test("a stop ends it without a word", async () => {
  const { tickAt, told, stop } = await rig(["Orvane"], async () => {
    stop.abort();
    throw new Problem("cancelled", "stopped");
  });
  await tickAt("07:55");
  expect(told).toEqual([]);
});
