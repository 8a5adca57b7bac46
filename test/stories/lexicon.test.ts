import fc from "fast-check";
import { expect, test } from "vitest";
import { kinshipOfWords } from "../../src/stories/lexicon/kinship.ts";
import { lineOf } from "../../src/stories/lexicon/word-net.ts";

const kinship = kinshipOfWords();

test.each([
  ["bow", "bend"],
  ["closed", "shut"],
  ["ships", "vessels"],
  ["sold", "sale"],
  ["proposals", "offers"],
])("%s and %s are near in meaning, whichever comes first", (one, other) => {
  expect(kinship.likeness(one, other)).toBeGreaterThan(0.5);
  expect(kinship.likeness(other, one)).toBe(kinship.likeness(one, other));
});

test("words apart in meaning, and words that nobody knows, are not", () => {
  for (const other of ["furnace", "qwxyz", "", "it's", "Ü"]) expect(kinship.likeness("harbour", other)).toBe(0);
});

test("opposites, names, and how many meanings a word has", () => {
  expect(kinship.areOpposed("won", "lost")).toBe(true);
  expect(kinship.areOpposed("won", "wins")).toBe(false);
  expect([kinship.isNameOnly("iran"), kinship.isNameOnly("qwxyz"), kinship.isNameOnly("harbour")]).toEqual([
    true,
    true,
    false,
  ]);
  expect(kinship.meanings("run")).toBeGreaterThan(kinship.meanings("radiation"));
});

test("a sorted file is looked up by first field, wherever the line stands", () => {
  const key = fc.stringMatching(/^[a-z]{1,6}$/);
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 30 }), key, (keys, other) => {
      const lines = Buffer.from(
        [...keys]
          .sort()
          .map((name) => `${name} is here\n`)
          .join(""),
      );
      for (const name of keys) expect(lineOf(lines, name)).toBe(`${name} is here`);
      if (!keys.includes(other)) expect(lineOf(lines, other)).toBeNull();
    }),
  );
});
