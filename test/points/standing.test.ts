import { expect, test } from "vitest";
import { flawOf } from "../../src/points/standing.ts";

test.each([
  ["The harbour at Port Eliza reopened on Monday after a storm.", null],
  ["One of the largest ferries in Port Eliza ran aground.", null],
  ["Former mayor Ada Quist has died at the age of 81.", null],
  ["When she was 12, Ada Quist left the island for good.", null],
  ['"The harbour is open," said harbour master Ines Doyle.', null],
  ["She left the island for good in 1962.", "points-back"],
  ["It's the third storm this winter on the coast.", "points-back"],
  ["One of them ran aground near the old harbour.", "points-back"],
  ["This was announced by the council on Monday.", "points-back"],
  ["The former was sold to a museum in 1962.", "points-back"],
  ["The former harbour master of Port Eliza was acquitted.", null],
  ["The two ran aground on the same evening.", "points-back"],
  ["The two-day strike at the harbour is over.", null],
  ["In addition to its own vessels it hired two barges.", "points-back"],
  ["In addition to the ferry, two barges sank off the coast.", null],
  ["Instead the council will repair the pier itself.", "points-back"],
  ["In 1962 she left the island for good.", "pronoun"],
  ["On Monday he said that the harbour would reopen.", "nameless-speaker"],
  ['"The harbour will be open by Monday," he said.', "nameless-speaker"],
  ['"The harbour will be open by Monday."', "bare-quote"],
  ['Doyle said: "The harbour will be open by Monday.', "unpaired-mark"],
  ["The ferry (built in 1962 ran aground on Monday.", "unpaired-mark"],
  ["Will the harbour reopen before the summer?", "question"],
  ["The ferry that ran aground near the harbour", "fragment"],
  ["ran aground near the harbour on Monday.", "fragment"],
  ["On Monday we went to the harbour of Port Eliza.", "first-person"],
  ["Sign up for our daily newsletter from Port Eliza.", "furniture"],
  ["Scroll down for video of the ferry.", "furniture"],
  ["The ferry sank.", "too-short"],
  [`The ferry ${"slowly and ".repeat(30)}surely ran aground.`, "too-long"],
])("%s", (sentence, flaw) => {
  expect(flawOf(sentence)).toBe(flaw);
});
