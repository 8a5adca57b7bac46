import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGE_CODES, languageOf } from "../../src/languages/known.ts";
import type { Language } from "../../src/languages/language.ts";
import { markedBlock } from "../../src/languages/quote-marks/regions.ts";

const german = languageOf("de") as Language;
const english = languageOf("en") as Language;

const quotedIn = (text: string, { marks }: Language): string[] =>
  markedBlock(text, { start: 0, end: text.length }, marks).regions.map(({ start, end }) => text.slice(start, end));

test.each<[string, readonly string[]]>([
  ["„Wir bleiben hier“, sagte Vollmark. Die Gebühr gilt ab Januar.", ["Wir bleiben hier"]],
  ["„Wir bleiben hier.“ Das sagte Vollmark. „Wir gehen nicht.“", ["Wir bleiben hier.", "Wir gehen nicht."]],
  ["»Wir bleiben hier«, sagte Vollmark.", ["Wir bleiben hier"]],
  ["»Wir bleiben hier«, sagte Vollmark, »und zwar lange.«", ["Wir bleiben hier", "und zwar lange."]],
  ["«Wir bleiben hier», sagte Vollmark in Basel.", ["Wir bleiben hier"]],
  ["«Wir bleiben hier», sagte Vollmark. «Wir gehen nicht.»", ["Wir bleiben hier", "Wir gehen nicht."]],
  ['"Wir bleiben hier", sagte Vollmark. "Wir gehen nicht."', ["Wir bleiben hier", "Wir gehen nicht."]],
  ["‚Wir bleiben hier‘, sagte Vollmark.", ["Wir bleiben hier"]],
  ["›Wir bleiben hier‹, sagte Vollmark.", ["Wir bleiben hier"]],
  ["„Er rief ‚Land in Sicht‘ und lachte“, sagte Vollmark.", ["Er rief ‚Land in Sicht‘ und lachte"]],
  ["»Er rief ›Land in Sicht‹ und lachte«, sagte Vollmark.", ["Er rief ›Land in Sicht‹ und lachte"]],
  ["„Das ist's“, sagte Vollmark. „So geht's.“", ["Das ist's", "So geht's."]],
  ["Die „Seestern“ und die „Möwe“ liefen aus.", ["Seestern", "Möwe"]],
  ["„Wir bleiben hier”, sagte Vollmark. „Wir gehen nicht.”", ["Wir bleiben hier", "Wir gehen nicht."]],
  ["“Wir bleiben hier”, sagte Vollmark.", ["Wir bleiben hier"]],
  ["Vollmark („Wir bleiben hier“) ging.", ["Wir bleiben hier"]],
  ["Vollmark: „Wir bleiben hier!“ – „Nein“, sagte Kranz.", ["Wir bleiben hier!", "Nein"]],
  ["„Wir bleiben …“, sagte Vollmark – „… hier.“", ["Wir bleiben …", "… hier."]],
  ["Der 5“-Bolzen fehlt, „sonst nichts“, so Kranz.", ["sonst nichts"]],
])("German marks: %s", (text, quoted) => {
  expect(quotedIn(text, german)).toEqual(quoted);
});

test("the same marks are read as each language's press means them", () => {
  expect(quotedIn("He said “we stay” and left.", english)).toEqual(["we stay"]);
  expect(quotedIn("Er sagte „wir bleiben“ und ging.", german)).toEqual(["wir bleiben"]);
});

const PAIRS: Readonly<Record<string, readonly (readonly [open: string, close: string])[]>> = {
  de: [
    ["„", "“"],
    ["»", "«"],
    ["«", "»"],
    ["›", "‹"],
    ["‚", "‘"],
    ['"', '"'],
    ["„", "”"],
  ],
  en: [
    ["“", "”"],
    ["‘", "’"],
    ['"', '"'],
    ["«", "»"],
  ],
};

const word = fc.constantFrom("Hafen", "Gebühr", "Möwe", "Rat", "morgen", "bleibt", "lange", "Kai", "hier", "wir");
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((all) => all.join(" "));

test.each(Object.keys(PAIRS))(
  "in %s no quotation holds a mark's reporter, whatever kinds of marks alternate",
  (code) => {
    const language = languageOf(code) as Language;
    const part = fc.record({ pair: fc.constantFrom(...(PAIRS[code] ?? [])), said: words, told: words });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(({ pair: [open, close], said, told }) => `${open}${said}${close}, ${told}. `).join("");
        expect(quotedIn(text, language)).toEqual(parts.map(({ said }) => said));
      }),
      { numRuns: 300 },
    );
  },
);

test.each(LANGUAGE_CODES)("in %s what was never closed ends with its paragraph, and regions never overlap", (code) => {
  const language = languageOf(code) as Language;
  const character = fc.constantFrom(..."„“”«»‹›‚‘’\"'「」『』 a.,!\n");
  fc.assert(
    fc.property(fc.array(character, { maxLength: 60 }), (characters) => {
      const text = characters.join("");
      const { regions } = markedBlock(text, { start: 0, end: text.length }, language.marks);
      let end = 0;
      for (const region of regions) {
        expect(region.from).toBeGreaterThanOrEqual(end);
        expect(region.start).toBeGreaterThanOrEqual(region.from);
        expect(region.end).toBeLessThanOrEqual(region.to);
        end = region.to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});
