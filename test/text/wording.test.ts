import { expect, test } from "vitest";
import { isCutFrom, wordingOf } from "../../src/text/wording.ts";

const WHOLE = wordingOf("Certainly, all issues of security, as they concern our country, should be discussed.");

test.each([
  ["all issues of security", true],
  ["All issues of security... should be discussed.", true],
  ["… concern our country …", true],
  ["should be discussed... all issues", false],
  ["all issue", false],
  ["all questions of security", false],
])("%j is cut from the whole: %s", (text, isCut) => {
  expect(isCutFrom(text, WHOLE)).toBe(isCut);
});
