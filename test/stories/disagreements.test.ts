import { expect, test } from "vitest";
import { tellStory } from "../../src/stories/tell.ts";
import { FERRY, read, readAll } from "./wire.ts";

const NO_LIMIT = { points: 5, words: null };

async function told(one: string, other: string, otherTime = "2026-03-03T10:00:00Z") {
  const articles = await Promise.all([
    read({ id: "a", outlet: "Courier", title: "Reef", publishedAt: "2026-03-03T09:00:00Z", text: one }),
    read({ id: "b", outlet: "Gazette", title: "Reef", publishedAt: otherTime, text: other }),
  ]);
  return tellStory("reef", articles, NO_LIMIT).disagreements;
}

async function slots(one: string, other: string, otherTime?: string) {
  const disagreements = await told(one, other, otherTime);
  return disagreements.map(({ kind, slot, sides }) => [kind, slot, ...sides.map(({ value }) => value)]);
}

const TWELVE = "Twelve people were killed when the ferry Marigold struck the Tolland reef.";

test("another toll at the same time is a disagreement, with both sentences", async () => {
  const { disagreements } = tellStory("ferry", await readAll(FERRY), NO_LIMIT);
  expect(disagreements).toMatchObject([
    {
      kind: "figure",
      slot: "dead",
      isUpdate: false,
      sides: [
        { value: "Twelve", outlets: ["Ellery Courier"], excerpt: { articleId: "courier-ferry" } },
        { value: "Fifteen", outlets: ["Sandry Gazette"], excerpt: { articleId: "gazette-ferry" } },
      ],
    },
  ]);
});

const FUND = "Under the accord Tolmark will pay 2.4 billion crowns into a fund for Kesharan harbours.";

test.each([
  [
    "a sum",
    FUND,
    "The accord sets up a fund for Kesharan harbours into which Tolmark will pay 2.6 billion crowns.",
    ["figure", "crowns", "2.4 billion", "2.6 billion"],
  ],
  [
    "what is counted, with its description",
    "Two undersea cables between Orlo and Istrane in the Tessarin Sound were cut on Friday.",
    "Friday's storm cut three undersea cables in the Tessarin Sound between Orlo and Istrane.",
    ["figure", "undersea cables", "Two", "three"],
  ],
  [
    "who it is, of one first name",
    "Ships may call at Orlow again in May. Its president, Anna Stenby, will retire in July.",
    "Dredgers have left the quay. The harbour board is proud of them; its president, Anna Lindqvar, means to retire in July.",
    ["name", "president", "Anna Stenby", "Anna Lindqvar"],
  ],
  [
    "a toll that stands at a figure",
    "Four people died in the fire at the paint store of Orlow on Monday.",
    "The paint store of Orlow burned on Monday. The death toll of the fire at the paint store stood at two.",
    ["figure", "dead", "Four", "two"],
  ],
  [
    "a date",
    "The boats of both countries may fish in two thirds of the Sound from June 1.",
    "Two thirds of it open to boats: both countries can fish in the Sound from the 15th of June.",
    ["date", "sound", "June 1", "15th of June"],
  ],
  [
    "a day of the week",
    "The fishing union of Amaris will put the accord to a vote on Sunday.",
    "In Amaris the fishing union holds its vote on Saturday over the accord.",
    ["date", "vote", "Sunday", "Saturday"],
  ],
  [
    "a name",
    "The fire broke out shortly before dawn in the engine room of the trawler Halcyon off Amaris.",
    "Shortly before dawn a fire broke out in the engine room of the trawler Petrel off Amaris.",
    ["name", "trawler", "Halcyon", "Petrel"],
  ],
  [
    "the name of an office's holder",
    "The inquiry into the broken gate will be led by Judge Halla Renwick in Selwarne.",
    "Judge Orla Stenberg will lead the inquiry into the broken gate in Selwarne.",
    ["name", "judge", "Halla Renwick", "Orla Stenberg"],
  ],
])("outlets differ on %s", async (_, one, other, expected) => {
  expect(await slots(one, `Reporters were there. ${other}`)).toEqual([expected]);
});

test.each([
  ["the same figure in other words", "Off Sandry, 12 people died as the ferry Marigold struck the Tolland reef."],
  ["a bound", "Off Sandry, at least 10 people died as the ferry Marigold struck the Tolland reef."],
  ["an estimate", "Off Sandry, about 15 people died as the ferry Marigold struck the Tolland reef."],
  ["a round figure", "Off Sandry, some 10 people died as the ferry Marigold struck the Tolland reef."],
  ["another event", "Off Sandry, 3 people died in 2019 as the ferry Marigold struck the Tolland reef."],
  ["something else counted", "Off Sandry, nine helicopters flew to the ferry Marigold as it struck the Tolland reef."],
  ["a part of it", "Off Sandry, three children were killed when the ferry Marigold struck the Tolland reef."],
  ["some of them", "Among the dead are 4 people who were killed when the ferry Marigold struck the Tolland reef."],
  ["more of them", "Off Sandry, 3 more people were killed when the ferry Marigold struck the Tolland reef."],
  [
    "an article that knows both",
    "Fifteen people were killed when the ferry Marigold struck the Tolland reef. The coastguard put it at 12.",
  ],
])("no disagreement on a toll: %s", async (_, other) => {
  expect(await slots(TWELVE, other)).toEqual([]);
});

test.each([
  ["a rounded sum", FUND, "Under the accord Tolmark will pay 2.38 billion crowns into a fund for Kesharan harbours."],
  ["other money", FUND, "Under the accord Tolmark will pay 310 million marks into a fund for Kesharan harbours."],
  [
    "what it is in other money",
    "Damage to the church in Ostrenby was put at $1 million by the fire service.",
    "Damage to the church in Ostrenby was put at 3 million marks ($1.5 million) by the fire service.",
  ],
  [
    "the day on which one spoke",
    "The interior minister of Orvane told reporters about the broken gate in Selwarne on Tuesday.",
    "About the broken gate in Selwarne the interior minister of Orvane spoke to reporters, she said on Monday.",
  ],
  [
    "another spelling of a name",
    "Engineers were at the gate when it failed, said the authority's spokesman Hadrik Soll in Selwarne.",
    "Engineers were at the gate when it failed, said the authority's spokesman Hadrick Soll in Selwarne.",
  ],
  [
    "part of a name",
    "The fire broke out shortly before dawn in the engine room of the trawler Halcyon Queen off Amaris.",
    "Shortly before dawn a fire broke out in the engine room of the trawler Halcyon off Amaris.",
  ],
  [
    "results of which each outlet chooses its own",
    "Teal caught 8 passes for 66 yards and 2 touchdowns in the first half against Selwarne.",
    "Teal caught 52 passes for 440 yards and 4 touchdowns in his season with Selwarne.",
  ],
])("no disagreement: %s", async (_, one, other) => {
  expect(await slots(one, other)).toEqual([]);
});

test("a higher toll hours later is an update of the earlier one; a lower one is neither", async () => {
  const later = "Off Sandry, fifteen people died as the ferry Marigold struck the Tolland reef.";
  expect(await told(TWELVE, later, "2026-03-03T19:00:00Z")).toMatchObject([
    { slot: "dead", isUpdate: true, sides: [{ value: "Twelve" }, { value: "fifteen" }] },
  ]);
  expect(await told(TWELVE, later, "2026-03-03T01:00:00Z")).toEqual([]);
});

test.each([
  [
    "an age",
    "The keeper Evert Halm, 58, was asleep when the Lissa lighthouse went dark.",
    "Evert Halm, 63, keeps the Lissa lighthouse.",
    ["age", "Halm", "58", "63"],
  ],
  [
    "a time of day",
    "The polling stations of Amaris closed at 8 p.m. on Sunday.",
    "In Amaris the polling stations closed at 10 p.m.",
    ["time", "time", "8 p.m.", "10 p.m."],
  ],
  [
    "a share",
    "38 percent of the union's members in Amaris worked nights.",
    "The union says 48 per cent of its members in Amaris worked nights.",
    ["figure", "percent", "38", "48"],
  ],
  [
    "a place",
    "The convoy of the wounded was shelled near the bridge at Selwarne.",
    "Rebels shelled the convoy of the wounded near the bridge at Ostrenby.",
    ["name", "bridge", "Selwarne", "Ostrenby"],
  ],
])("outlets differ on %s", async (_, one, other, expected) => {
  expect(await slots(one, `Reporters were there. ${other}`)).toEqual([expected]);
});

test("what one outlet states and the other denies is shown with both sentences", async () => {
  const one = "The owner of the Lissa mill has insured the building.";
  const other = "The owner of the Lissa mill has not insured the building.";
  expect(await slots(one, other)).toEqual([["event", "insure", one, other]]);
  expect(await slots(one, `${one} ${other}`)).toEqual([]);
});

test.each([
  [
    "a measure in other units",
    "The lake under the ice is 16 kilometres long.",
    "The lake under the ice is 10 miles long.",
  ],
  ["shirt numbers", "The keeper Pim Orrel wears the No. 1 shirt.", "The keeper Pim Orrel wears the No. 4 shirt."],
  ["times of two zones", "Counting in Amaris ended at 20:30 GMT.", "Counting in Amaris ended at 22:30 local time."],
])("no disagreement: %s", async (_, one, other) => {
  expect(await slots(one, other)).toEqual([]);
});

test("another journey that an aside brings up is no disagreement about this one", async () => {
  const one =
    "Mayor Ilka Dorn, who fell while boarding the ferry, was fine before her Friday trip to Orlow, an aide said.";
  const other =
    "Mayor Ilka Dorn, who fell while boarding the ferry, once mocked how the old mayor boarded one during a trip to Sandry.";
  expect(await slots(one, other)).toEqual([]);
});
