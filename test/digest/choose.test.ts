import { expect, onTestFinished, test } from "vitest";
import { type Choosing, chooseStories } from "../../src/digest/choose/choose.ts";
import type { GatheredStory } from "../../src/digest/choose/question.ts";
import type { Choice, ChoiceQuestion } from "../../src/model/choice.ts";
import { Problem } from "../../src/model/problem.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { tellStory } from "../../src/stories/tell.ts";
import type { Chosen } from "../../src/summarize/chooser.ts";
import { read } from "../stories/wire.ts";

const COURIER = {
  id: "https://courier.example/gate",
  outlet: "Selwarne Courier",
  title: "Twelve dead as gate of Lissavar Dam fails in Orvane",
  publishedAt: "2026-03-03T19:00:00.000Z",
  text: `Twelve people were killed on Tuesday when a spillway gate at the Lissavar Dam in Orvane failed after days of rain.
The surge of water tore through the village of Ostrenby, directly below the dam, the Water Authority said.
Interior Minister Maren Tolvik declared a state of emergency in the Lissavar Valley and promised an inquiry.
“We heard the gate go, and then we ran,” said Olin Brask, a miller in Ostrenby.`,
};
const POST = {
  id: "https://post.example/gate",
  outlet: "Meridian Post",
  title: "Lissavar Dam gate gives way, flooding Ostrenby",
  publishedAt: "2026-03-03T21:00:00.000Z",
  text: `A spillway gate at the Lissavar Dam gave way on Tuesday and flooded the village of Ostrenby in Orvane, killing 12.
Engineers had warned the Water Authority in November that two bolts of the gate were cracked.
Rescuers from Selwarne searched the rooftops of Ostrenby with two helicopters and eleven boats.
“Nobody told us that the bolts were cracked,” said Mayor Ane Lund.
“The valley will need years to recover,” said Jorn Hask of the farmers' union.`,
};
const LIMITS = { points: 2, words: null };
const NEVER = new AbortController().signal;

async function gathered(id = "gate", wires = [COURIER, POST]): Promise<GatheredStory> {
  const articles = await Promise.all(wires.map(read));
  return { story: tellStory(id, articles, LIMITS), articles };
}

type Answer = (question: ChoiceQuestion) => Partial<Choice> | Promise<Partial<Choice>>;

async function rig(answer: Answer, of: Partial<Choosing> = {}) {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  const questions: ChoiceQuestion[] = [];
  const told: string[] = [];
  const choose = async (question: ChoiceQuestion): Promise<Chosen> => {
    questions.push(question);
    const choice = { points: [], headline: null, quotes: [], same: [], ...(await answer(question)) };
    return { choice, outcome: choice.points.length > 0 ? "chosen" : "none-stood", seed: 7, promptTokens: 900 };
  };
  const choosing: Choosing = {
    chooser: { name: "ollama:tiny", version: "1", choose },
    ...{ store, until: NEVER, signal: NEVER, now: () => new Date("2026-03-04T06:00:00Z") },
    tell: (words) => told.push(words),
    ...of,
  };
  return { store, questions, told, choosing };
}

const having =
  (...words: readonly string[]): Answer =>
  ({ candidates }) => ({ points: words.map((each) => candidates.findIndex(({ text }) => text.includes(each))) });

const pointsOf = ({ story }: { story: GatheredStory["story"] }) =>
  story.keyPoints.map(({ text, by, outcome }) => [text.split(" ").slice(0, 2).join(" "), by, outcome]);

test("what the model chooses is told as the reports go, with who chose it, and the evidence and outlets that rules find", async () => {
  const { choosing } = await rig(having("two bolts", "spillway gate"));
  const { story, articles } = await gathered();
  const [chosen] = await chooseStories(choosing, [{ story, articles }], LIMITS);
  const texts = articles.map(({ article }) => article.text);
  expect(chosen?.story.keyPoints.map(({ text }) => text)).toEqual([
    expect.stringContaining("spillway gate"),
    expect.stringContaining("two bolts"),
  ]);
  for (const point of chosen?.story.keyPoints ?? []) {
    expect(point).toMatchObject({ by: "ollama:tiny", outcome: "chosen" });
    expect(point.outlets).toEqual([...new Set(point.evidence.map(({ outlet }) => outlet))]);
    for (const { text } of point.evidence) expect(texts.some((whole) => whole.includes(text))).toBe(true);
  }
});

test("the model is asked about all outlets' candidates, headlines and quotes, with outlet and day", async () => {
  const { choosing, questions } = await rig(having("two bolts"));
  await chooseStories(choosing, [await gathered()], LIMITS);
  const [question] = questions;
  expect(new Set(question?.candidates.map(({ outlet }) => outlet))).toEqual(
    new Set(["Selwarne Courier", "Meridian Post"]),
  );
  expect(question?.candidates[0]?.day).toBe("2026-03-03");
  expect(question?.headlines.map(({ text }) => text)).toEqual([COURIER.title, POST.title]);
  expect(question?.quotes.map(({ text }) => text)).toContain(
    "“Nobody told us that the bolts were cracked” (Ane Lund, Mayor)",
  );
});

test("the headline and the quotes that it chooses come first", async () => {
  const { choosing } = await rig(({ headlines, quotes }) => ({
    points: [0],
    headline: headlines.findIndex(({ text }) => text === POST.title),
    quotes: [quotes.findIndex(({ text }) => text.includes("need years"))],
  }));
  const [chosen] = await chooseStories(choosing, [await gathered()], LIMITS);
  expect(chosen?.story.headline).toBe(POST.title);
  expect(chosen?.leading.map(({ speaker }) => speaker?.name)).toEqual(["Jorn Hask"]);
});

test("the same question is asked once, however often a digest is made; a story that grew is asked about again", async () => {
  const { choosing, questions, store } = await rig(having("two bolts", "spillway gate"));
  const story = await gathered();
  const [first] = await chooseStories(choosing, [story], LIMITS);
  const [second] = await chooseStories({ ...choosing, until: null }, [story], LIMITS);
  expect(second?.story).toEqual(first?.story);
  expect([first?.wasKept, second?.wasKept]).toEqual([false, true]);
  expect(questions).toHaveLength(1);
  const late = {
    ...POST,
    id: "https://herald.example/gate",
    outlet: "Istrane Herald",
    text: `Tolmark sent sixty soldiers to Ostrenby.\n${COURIER.text}`,
  };
  await chooseStories(choosing, [await gathered("gate", [COURIER, POST, late])], LIMITS);
  expect(questions).toHaveLength(2);
  expect(await store.choiceOutcomes("2026-03-01T00:00:00Z")).toEqual({ chosen: 2 });
});

test("another model or another way to ask is another question", async () => {
  const { choosing, questions } = await rig(having("two bolts"));
  const story = await gathered();
  for (const of of [{}, { name: "ollama:other" }, { version: "2" }]) {
    await chooseStories({ ...choosing, chooser: { ...choosing.chooser, ...of } }, [story], LIMITS);
  }
  expect(questions).toHaveLength(3);
});

test("where nothing may be waited for and nothing is remembered, rules tell the story", async () => {
  const { choosing, questions } = await rig(having("two bolts"), { until: null });
  const story = await gathered();
  expect((await chooseStories(choosing, [story], LIMITS))[0]?.story).toEqual(story.story);
  expect(questions).toHaveLength(0);
});

test("when its time is up the rest stays with the rules, says so, and is asked again the next time", async () => {
  const outOfTime = new AbortController();
  const { choosing, told, store } = await rig((question) => {
    outOfTime.abort();
    return having("two bolts")(question);
  });
  const stories = [await gathered("gate"), await gathered("other", [POST])];
  const chosen = await chooseStories({ ...choosing, until: outOfTime.signal }, stories, LIMITS);
  expect(chosen.map(pointsOf).map((points) => points.map(([, by, outcome]) => `${by} ${outcome}`).sort())).toEqual([
    ["ollama:tiny chosen", "rules chosen"],
    ["rules out-of-time", "rules out-of-time"],
  ]);
  expect(told).toEqual(["ollama:tiny: its time is up; rules stand in"]);
  expect(await store.choiceOutcomes("2026-03-01T00:00:00Z")).toEqual({ chosen: 1, "out-of-time": 1 });
  const again = await chooseStories(choosing, stories, LIMITS);
  expect(again.map(({ answer }) => answer?.outcome)).toEqual(["chosen", "chosen"]);
});

test("time that runs out in mid-answer stops that answer", async () => {
  const outOfTime = new AbortController();
  const { choosing } = await rig(() => ({}));
  const stuck: Choosing["chooser"]["choose"] = (_question, signal) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(new Problem("cancelled", "stopped")));
      outOfTime.abort();
    });
  const chooser = { ...choosing.chooser, choose: stuck };
  const [chosen] = await chooseStories({ ...choosing, chooser, until: outOfTime.signal }, [await gathered()], LIMITS);
  expect(chosen?.answer?.outcome).toBe("out-of-time");
});

test("a failure leaves the rules' points with its mark, is told once, and is tried again the next time", async () => {
  let isDown = true;
  const { choosing, told } = await rig((question) => {
    if (isDown) throw new Problem("unreachable", "no Ollama server");
    return having("two bolts")(question);
  });
  const stories = [await gathered("gate"), await gathered("other", [POST])];
  const chosen = await chooseStories(choosing, stories, LIMITS);
  expect(chosen.flatMap(({ story }) => story.keyPoints.map(({ outcome }) => outcome))).toEqual(
    stories.flatMap(({ story }) => story.keyPoints.map(() => "no-answer")),
  );
  expect(told).toEqual(["ollama:tiny: no Ollama server; rules stand in"]);
  isDown = false;
  expect((await chooseStories(choosing, stories, LIMITS)).map(({ answer }) => answer?.outcome)).toEqual([
    "chosen",
    "chosen",
  ]);
});

test("an answer of no use is not asked for again", async () => {
  const { choosing, questions } = await rig(() => ({}));
  const story = await gathered();
  for (let time = 0; time < 2; time++) {
    const [chosen] = await chooseStories(choosing, [story], LIMITS);
    expect(pointsOf(chosen ?? story)[0]?.slice(1)).toEqual(["rules", "none-stood"]);
  }
  expect(questions).toHaveLength(1);
});

test("a stop ends it, and keeps nothing of what was under way", async () => {
  const stop = new AbortController();
  const { choosing, store } = await rig(() => {
    stop.abort();
    throw new Problem("cancelled", "stopped");
  });
  const asked = chooseStories({ ...choosing, signal: stop.signal }, [await gathered()], LIMITS);
  await expect(asked).rejects.toMatchObject({ code: "cancelled" });
  expect(await store.choiceOutcomes("2026-03-01T00:00:00Z")).toEqual({});
});

test("of a story with no more candidates than points nothing is asked", async () => {
  const { choosing, questions } = await rig(having("x"));
  const short = {
    ...POST,
    text: "A spillway gate at the Lissavar Dam gave way on Tuesday, killing 12 people in Orvane.",
  };
  const [chosen] = await chooseStories(choosing, [await gathered("gate", [short])], LIMITS);
  expect([questions.length, chosen?.candidates]).toEqual([0, 0]);
});

test("what readers were told in an earlier digest is no candidate any more", async () => {
  const { choosing, questions } = await rig(having("two bolts"));
  const story = await gathered();
  await chooseStories(choosing, [story], LIMITS);
  const earlier = [
    {
      ...{ id: "d", name: "morning", title: "", timeZone: "UTC", topics: [], leftOut: [] },
      window: { from: "2026-03-02T06:00:00Z", until: "2026-03-03T06:00:00Z" },
      stories: [{ ...story.story, earlier: null, newPoints: [], by: ["rules"] }],
      receipt: { sourcesRead: 1, sourcesFailed: [], articles: 2, by: {} },
    },
  ];
  await chooseStories(choosing, [story], LIMITS, { earlier });
  const [all, fresh] = questions.map(({ candidates }) => candidates.map(({ text }) => text));
  for (const { text } of story.story.keyPoints)
    expect([all?.includes(text), fresh?.includes(text)]).toEqual([true, false]);
});
