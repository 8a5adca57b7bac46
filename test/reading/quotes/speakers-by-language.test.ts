import { expect, test } from "vitest";
import { articleFromText } from "../../../src/sources/extract/plain-text/article.ts";
import { quotesIn } from "./quotes-in.ts";

const speakersIn = (language: string, text: string): (string | null)[] =>
  quotesIn(articleFromText(text, { id: "a", language })).map(({ speaker }) => speaker?.name ?? null);

test.each([
  ["en", "Marla Henning is waiting at the ferry with two suitcases. “I have not slept since Friday.”"],
  ["de", "Marla Henning wartet an der Fähre mit zwei Koffern. „Ich habe seit Freitag nicht geschlafen.“"],
  ["fr", "Marla Henning attend le bac avec deux valises. « Je n'ai pas dormi depuis vendredi. »"],
  ["es", "Marla Henning espera el transbordador con dos maletas. «No he dormido desde el viernes.»"],
  ["it", "Marla Henning aspetta il traghetto con due valigie. «Non dormo da venerdì.»"],
])("whom a sentence tells of says the words that stand alone behind it (%s)", (language, text) => {
  expect(speakersIn(language, text)).toEqual(["Marla Henning"]);
});

test("of a name in several cases a subject's is told, and a role without an article finds its holder", () => {
  const speakers = speakersIn(
    "ru",
    "По словам мэра Анны Зориной, мост откроют в мае. Анна Зорина приехала на набережную утром. «Мост будет», — ответила мэр.",
  );
  expect(speakers).toEqual(["Анна Зорина", "Анна Зорина"]);
});

test("two people whose names are alike but for the case are two", () => {
  const speakers = speakersIn("ru", "«Мы подождём», — сказала Анна Зорина. «Мы ждать не будем», — сказал Антон Зорин.");
  expect(speakers).toEqual(["Анна Зорина", "Антон Зорин"]);
});

test("a name stands behind the comma of its own script", () => {
  expect(speakersIn("ar", "وقال الحارس، سامي النوري: «رأيت الدخان أولاً ثم سمعت الصوت».")).toEqual(["سامي النوري"]);
});

test("where all nouns have capitals, a surname that may be a noun is told in full once its bearer was named", () => {
  const text =
    "Kapitän Hinnerk Stöver (58) stoppte die Maschinen. „Die Karte stimmt nicht mehr“, so Stöver, „der Sand wandert.“";
  expect(new Set(speakersIn("de", text))).toEqual(new Set(["Hinnerk Stöver"]));
});

test.each([
  "“We’re truly grateful” said all about the mood that the ship was saved.",
  "“We’re extremely glad” says a banner: “The ship is saved, and nobody drowned.”",
])("what somebody says of themselves is nobody's name: %s", (text) => {
  expect(speakersIn("en", text).filter((name) => name?.includes("We’re"))).toEqual([]);
});
