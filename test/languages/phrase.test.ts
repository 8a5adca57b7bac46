import fc from "fast-check";
import { expect, test } from "vitest";
import { phraseIn } from "../../src/languages/terms/phrase.ts";
import { readLanguage, WORDLESS } from "../../src/languages/wordless.ts";

const has = (text: string, phrase: string, code: string | null = "en") =>
  phraseIn(text, [phrase], readLanguage(code)) === phrase;

test.each([
  ["The dockers' strikes went on.", "strike", "en"],
  ["Strike in the port of Ellery", "strike", "en"],
  ["Two royal families met.", "royal family", "en"],
  ["The minister criticised NATO's plan.", "nato", "en"],
  ["Les grèves ont repris, dit l'OTAN.", "OTAN", "fr"],
  ["Les grèves ont repris.", "grève", "fr"],
  ["Sports day rained off", "sport", "en"],
  ["Neue Streiks im Hafen", "Streik", "de"],
  ["王室の家族はスポーツを見た。", "スポーツ", "ja"],
  ["The band Half & Half plays.", "half & half", "en"],
])("%j has %j", (text, phrase, code) => {
  expect(has(text, phrase, code)).toBe(true);
});

test.each([
  ["Transport was slow.", "sport", "en"],
  ["She plays e-sport at home.", "sport", "en"],
  ["The universities opened.", "universe", "en"],
  ["The family met the royal guard.", "royal family", "en"],
  ["The singer Roger Waters came.", "water", "en"],
  ["They told us nothing.", "US", "en"],
  ["No news of the new bridge", "newt", "en"],
  ["Der Sportverein tagt.", "Sport", "de"],
  ["Anything at all", "", "en"],
  ["Anything at all", " ", "en"],
])("%j has no %j", (text, phrase, code) => {
  expect(has(text, phrase, code)).toBe(false);
});

const letters = fc.string({ unit: fc.constantFrom(..."abcdefgåøéß"), minLength: 1, maxLength: 8 });

test("a word inside another word is none, in whatever it stands", () => {
  fc.assert(
    fc.property(letters, letters, letters, (before, word, after) => {
      expect(phraseIn(`${before}${word}${after}, ${before}-${word}`, [word], WORDLESS)).toBe(null);
    }),
  );
});

test("a word by itself is found, whatever stands around it and in whichever case", () => {
  const marks = fc.constantFrom(" ", ", ", "“", "”", " (", ") ", ": ", "… ", "\n");
  fc.assert(
    fc.property(letters, marks, marks, fc.boolean(), (word, before, after, isLoud) => {
      const text = `lamp${before}${isLoud ? word.toUpperCase() : word}${after}lamp`;
      fc.pre(!word.includes("ß"));
      expect(phraseIn(text, [word], WORDLESS)).toBe(word);
    }),
  );
});
