import { expect, test } from "vitest";
import { cleanSentence } from "../../src/points/clean.ts";
import { withoutTie } from "../../src/points/opening.ts";
import { ENGLISH } from "../builders.ts";

test.each([
  ["SANDRY/PORT ELLERY, Norvia Divers found four parts.", "Divers found four parts."],
  ["GAZETTE/ORLOW poll shows a lead.", "GAZETTE/ORLOW poll shows a lead."],
  ["PORT ELIZA, Nova (Wire) -- The ferry ran aground.", "The ferry ran aground."],
  ["(Wire)The ferry ran aground.", "The ferry ran aground."],
  ["PORT ELIZA — The ferry ran aground.", "The ferry ran aground."],
  ["• The  ferry\nran aground .", "The ferry ran aground."],
  ["Ines Doyle (Labour) said no.", "Ines Doyle (Labour) said no."],
])("cleans %s", (sentence, expected) => {
  expect(cleanSentence(sentence)).toBe(expected);
});

test.each([
  ["But the ferry sailed.", "The ferry sailed."],
  ["However, in addition, the ferry sailed.", "The ferry sailed."],
  ["Otherwise the ferry sails.", "Otherwise the ferry sails."],
  ["No, the ferry did not sail.", "No, the ferry did not sail."],
  ["Andover is flooded.", "Andover is flooded."],
  ["Behind the scenes: But the ferry sailed.", "The ferry sailed."],
  ["Step 2: The ferry sailed.", "The ferry sailed."],
  ["Why it matters: The ferry sailed.", "The ferry sailed."],
  ["Harbour police: The ferry sailed.", "Harbour police: The ferry sailed."],
  ["Quist: The ferry sailed.", "Quist: The ferry sailed."],
  ["However, Quist said, the ferry sailed.", "However, Quist said, the ferry sailed."],
  ["However, Quist said, “we sailed.”", "Quist said, “we sailed.”"],
])("unties %s", (sentence, expected) => {
  expect(withoutTie(sentence, ENGLISH)).toBe(expected);
});
