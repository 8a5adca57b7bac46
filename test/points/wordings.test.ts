import { expect, test } from "vitest";
import { wordingsOf } from "../../src/points/wordings.ts";
import { ENGLISH } from "../builders.ts";

test.each([
  ["Ines Doyle, a teacher from Port Eliza, won the coastal race.", "Ines Doyle won the coastal race."],
  ["The bridge, which was built in 1931, collapsed during the storm.", "The bridge collapsed during the storm."],
  [
    "Two trams collided near the old harbour, leaving nine passengers injured.",
    "Two trams collided near the old harbour.",
  ],
  [
    "After a night on the mountain, the three climbers were found alive by rescuers.",
    "The three climbers were found alive by rescuers.",
  ],
  [
    "Two trams collided near the old harbour, injuring nine people, police said.",
    "Two trams collided near the old harbour, police said.",
  ],
  [
    "The pier will not reopen this year, said Ada Quist, director of the port authority.",
    "The pier will not reopen this year, said Ada Quist.",
  ],
])("can shorten: %s", (sentence, shorter) => {
  expect(wordingsOf(sentence, ENGLISH)).toContain(shorter);
});

test("takes brackets and the day of a report out of every wording", () => {
  expect(wordingsOf("The pier (pictured) will reopen in May, the council said Monday.", ENGLISH)).toEqual([
    "The pier will reopen in May, the council said.",
  ]);
});

test.each([
  // Who disputes what is said of them keeps the word.
  "Karl Lund, who denies the charges, will appear before the court in May.",
  "The minister, who was not at the meeting, has resigned from her post.",
  // What a condition, a limit or a denial reaches must not be parted from it.
  "The company only told its staff after the newspaper had asked about it.",
  "The mayor did not resign because of the report, as her rivals had claimed.",
  "If the river rises again, the town will be emptied, officials at the port warn.",
  "The port will pay the fishermen when the dredging of the channel is over.",
  // The end of a list is no aside.
  "Ferries to Lund, the Skerries and Port Eliza have been cancelled until Monday.",
  // Said to have happened, by somebody: never told as if it were so.
  "The guard stole the painting from the museum, police said.",
  "The guard stole the painting from the museum, according to the charges.",
])("leaves whole: %s", (sentence) => {
  expect(wordingsOf(sentence, ENGLISH)).toEqual([sentence]);
});
