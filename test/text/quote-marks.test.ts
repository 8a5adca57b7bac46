import { expect, test } from "vitest";
import { quotedRegions, withoutQuoted } from "../../src/text/quote-marks.ts";

const quoted = (text: string) => quotedRegions(text).regions.map(({ start, end }) => text.slice(start, end));

test.each([
  ['She said "yes" and "no".', ['"yes"', '"no"']],
  ["She said ‘it’s over’ at last.", ["‘it’s over’"]],
  ["The players' bus didn't stop in the '90s.", []],
  ["He called it 'a win', then left.", ["'a win'"]],
  ["“One ‘two’ three”", ["“One ‘two’ three”"]],
])("%s", (text, expected) => {
  expect(quoted(text)).toEqual(expected);
  expect(quotedRegions(text).openAt).toBeNull();
});

test("tells where a mark stays open", () => {
  expect(quotedRegions('He said: "We go.').openAt).toBe(9);
  expect(quotedRegions("We go,” he said.").strayClosing).toBe(true);
});

test("blanks what is quoted and keeps offsets", () => {
  expect(withoutQuoted('She said "yes" twice.')).toBe("She said       twice.");
});
