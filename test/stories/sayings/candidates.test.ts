import { expect, test } from "vitest";
import { languageOf } from "../../../src/languages/known.ts";
import { searchTerms } from "../../../src/languages/terms/search-terms.ts";
import { readLanguage } from "../../../src/languages/wordless.ts";
import { createSpeakerIndex, isSameSpeaker } from "../../../src/stories/telling/sayings/same-speaker.ts";
import { sameWording, type Wording, wordingFrom } from "../../../src/stories/telling/sayings/same-wording.ts";
import { createWordingIndex } from "../../../src/stories/telling/sayings/wording-index.ts";
import { touchedBy } from "../../../src/text/touched.ts";

const worded = (text: string): Wording => wordingFrom(searchTerms(text), languageOf("en") ?? readLanguage(null));

/** Sentences of one mould, cut and changed, among them fragments and figures. */
function sentences(count: number): string[] {
  const things = ["harbour", "ferry", "bridge", "lighthouse"];
  return Array.from({ length: count }, (_, at) => {
    const thing = things[at % 4];
    const whole = `we will not open the ${thing} to ${at % 7} ships again before the ${things[(at >> 2) % 4]} is mended`;
    const words = whole.split(" ");
    const cut = [whole, words.slice(at % 5).join(" "), words.slice(0, 3 + (at % 9)).join(" "), thing ?? "", "we will"];
    return cut[at % 5] ?? whole;
  });
}

test("no wording that another is cut from is left out of those it is compared with", () => {
  const wordings = sentences(240).map(worded);
  const index = createWordingIndex();
  for (const wording of wordings) index.add(wording);
  let same = 0;
  for (const shorter of wordings) {
    const held = new Set(index.holding([shorter]));
    for (const [at, fuller] of wordings.entries()) {
      if (sameWording(fuller, shorter, true) === 0) continue;
      same += 1;
      expect(held).toContain(at);
    }
  }
  expect(same).toBeGreaterThan(1000);
});

test("of thousands of sentences of one mould each is compared with a few", () => {
  const index = createWordingIndex();
  const wordings = Array.from({ length: 3000 }, (_, at) => worded(`we are very glad of pier ${at} at ${at * 7} Quay`));
  for (const wording of wordings) index.add(wording);
  const most = Math.max(...wordings.map((wording) => index.holding([wording]).length));
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(10);
});

test("a wording with words left out is compared with those that can hold every stretch of it", () => {
  const index = createWordingIndex();
  index.add(worded("the ferry will sail on Monday whatever the harbour board may say of the storm"));
  index.add(worded("the ferry will sail on Monday and nobody else will"));
  const stretches = ["the ferry will sail on Monday", "say of the storm"].map(worded);
  expect(index.holding(stretches)).toContain(0);
  expect(index.holding([worded("nobody in this town says so")])).toEqual([]);
  expect(index.holding([worded("it is")])).toEqual([]);
});

test("no speaker who can be the same is left out of those a speaker is compared with", () => {
  const names = [
    "Volodymyr Zelensky",
    "Zelenskyy",
    "the Kremlin",
    "Dmitry Peskov",
    "Orla Quist",
    "O. Quist",
    "Ng",
    "Mr Ng",
  ];
  const roles = [null, "Kremlin spokesman", "president", "harbour minister"];
  const speakers = names.flatMap((name) => roles.map((role) => ({ name, role, mention: null, group: false })));
  const index = createSpeakerIndex();
  for (const speaker of speakers) index.add(speaker);
  for (const speaker of speakers) {
    const like = new Set(index.like(speaker));
    const same = speakers.flatMap((other, at) => (isSameSpeaker(speaker, other) ? [at] : []));
    expect(same.length).toBeGreaterThan(0);
    expect(like.isSupersetOf(new Set(same))).toBe(true);
    expect(like.size).toBeLessThan(speakers.length);
  }
});

test("the ranges that another touches are those with a character of it", () => {
  const ranges = [0, 10, 20, 35].map((start) => ({ start, end: start + 9 }));
  for (let start = 0; start < 50; start++)
    for (let end = start; end < 50; end++)
      expect(touchedBy(ranges, { start, end })).toEqual(
        ranges.filter((range) => start < range.end && range.start < end),
      );
});
