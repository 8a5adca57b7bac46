import { beforeAll, expect, test } from "vitest";
import { whoSaidJson } from "../../../src/cli/who-said.ts";
import { askWhoSaid } from "../../../src/commands/who-said/ask.ts";
import type { StoreView } from "../../../src/store/store.ts";
import { aQuery } from "../../contracts/store/reports.ts";
import { aWire, isKeptAside, type WireQuestion, wireQuestions } from "./wire/wire.ts";

interface Said {
  readonly speaker: string | null;
  readonly text: string;
  readonly parts?: readonly string[];
  readonly verdict: string;
}

let view: StoreView;
beforeAll(async () => {
  view = (await aWire()).seenBy("everything");
});

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, " ")
    .trim();

async function isRight({ kind, words, speaker, onRecord }: WireQuestion): Promise<boolean> {
  const answer = whoSaidJson(await askWhoSaid(view, aQuery({ words, limit: 10 }))) as Said[];
  const [first] = answer;
  if (!first) return kind === "nobody" || kind === "reported";
  const isTheirs = plain(first.speaker ?? "").includes(
    plain(speaker ?? "")
      .split(" ")
      .at(-1) ?? "",
  );
  const stands = plain((first.parts ?? [first.text]).join(" ")).includes(plain(onRecord ?? ""));
  if (kind === "reported") return isTheirs;
  return kind !== "nobody" && kind === first.verdict && isTheirs && stands;
}

/** How many of the questions of a kind are answered rightly. */
async function rightOnes(kind: string, keptAside: boolean): Promise<string> {
  const asked = wireQuestions().filter((question) => question.kind === kind && isKeptAside(question) === keptAside);
  const right = await Promise.all(asked.map(isRight));
  return `${right.filter(Boolean).length} of ${asked.length}`;
}

/** What was looked at, and a third that was kept aside while the rules were made. */
test.each([
  ["verbatim", "54 of 55", "18 of 21"],
  ["differs", "12 of 13", "5 of 5"],
  ["nobody", "17 of 17", "14 of 20"],
  ["reported", "6 of 6", "4 of 4"],
])("over a wire of our own, questions of the kind “%s” are answered rightly", async (kind, looked, aside) => {
  expect([await rightOnes(kind, false), await rightOnes(kind, true)]).toEqual([looked, aside]);
});

test("an utterance of a story is grouped, and ascribed, as its digest does", async () => {
  const { utterances } = await askWhoSaid(view, aQuery({ words: "Bread rises", limit: 5 }));
  expect(utterances).toHaveLength(1);
  expect(utterances[0]?.speaker?.name).toBe("Anton Filip");
  expect(utterances[0]?.variants.map(({ article }) => article.outlet)).toHaveLength(1);
});
