import { expect, test } from "vitest";
import { languageOf } from "../../src/languages/known.ts";
import { quantitiesIn } from "../../src/languages/numbers.ts";
import { WORDLESS } from "../../src/languages/wordless.ts";

test.each([
  ["1,200 people", [1200]],
  ["twenty-one of 300", [21, 300]],
  ["2.5 million euros, or 2,500,000", [2_500_000, 2_500_000]],
  ["£3bn and 40k", [3e9, 40_000]],
  ["two hundred guests, a dozen buses", [200, 12]],
  ["her third win in the 1990s", [3, 1990]],
  ["nobody at all", []],
])("%s", (text, expected) => {
  expect(quantitiesIn(text, languageOf("en") ?? WORDLESS).map(({ value }) => value)).toEqual(expected);
});

test.each([
  ["de", "1.200 Menschen, 2,5 Millionen Euro, einundzwanzig Tote", [1200, 2_500_000, 21]],
  ["de", "zweihundert Gäste, ein Dutzend Busse, der dritte Sieg", [200, 1, 12, 3]],
  ["fr", "1,5 million d'euros, vingt-deux morts", [1_500_000, 22]],
  ["fr", "12 400 habitants, 3 200 000 euros, 12, 400", [12_400, 3_200_000, 12, 400]],
  ["es", "treinta y tres, dos mil personas, el 4,5 por ciento", [30, 3, 2000, 4.5]],
  ["it", "ventitré feriti, 3,2 miliardi", [23, 3.2e9]],
  ["pt", "dois milhões de euros, trinta e dois", [2e6, 30, 2]],
  ["nl", "eenentwintig doden, 2,5 miljoen", [21, 2_500_000]],
  ["ru", "2,5 млн рублей, двадцать один", [2_500_000, 21]],
  ["zh", "3万元，2.5亿元", [30_000, 250_000_000]],
  ["ja", "死者は12人、3万円、1万2400人", [12, 30_000, 12_400]],
])("numbers of %s: %s", (code, text, expected) => {
  expect(quantitiesIn(text, languageOf(code) ?? WORDLESS).map(({ value }) => value)).toEqual(expected);
});
