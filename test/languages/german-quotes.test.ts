import { describe, expect, test } from "vitest";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import { quotesIn } from "../reading/quotes/quotes-in.ts";

const found = (text: string): (string | null)[][] =>
  quotesIn(articleFromText(text, { id: "a" })).map(({ ranges, speaker, kind }) => [
    text.slice(ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0),
    speaker?.name ?? null,
    kind,
  ]);

test("a quotation ends at its closing mark, and its speaker is not the council of the sentence before", () => {
  const text =
    "Das hat der Stadtrat am Dienstag beschlossen. „Wir dürfen die Kaimauern nicht länger verfallen lassen“, so Bürgermeisterin Hanne Vollmark. Die Gebühr gilt ab Januar.";
  expect(found(text)).toEqual([["Wir dürfen die Kaimauern nicht länger verfallen lassen", "Hanne Vollmark", "direct"]]);
});

describe("who says it", () => {
  test.each<[string, string]>([
    ["„Die Schleuse bleibt bis zum Frühjahr zu“, sagte der Hafenmeister Jens Harmsen am Montag.", "Jens Harmsen"],
    ["Bundeskanzler Friedrich Hallm sagte: „Die Werft wird nicht verkauft.“ Das Land stimmt zu.", "Friedrich Hallm"],
    ["„Das Geld reicht nicht für zwei Brücken“, erklärte die CDU-Chefin Berta Marn in Selwarn.", "Berta Marn"],
    ["„Wir suchen weiter nach den Vermissten“, sagte die Sprecherin der Polizei, Ute Kranz.", "Ute Kranz"],
    ["„Der Damm hält auch dieses Mal“, so die Ministerin. Die Pegel steigen weiter an.", "die Ministerin"],
    ["Kranz zufolge ist der Steg „seit Jahren morsch und gefährlich“. Er wird nun gesperrt.", "Kranz"],
  ])("%s", (text, speaker) => {
    expect(found(text).map(([, name]) => name)).toEqual([speaker]);
  });
});

test("what is reported without marks is found with its speaker", () => {
  const [report] = found(
    "Die Reederei Norda teilte mit, dass die Fähre erst im Mai wieder fahre. Bis dahin fährt ein Bus.",
  );
  expect(report?.slice(1)).toEqual(["Norda", "indirect"]);
});

test("a quotation over paragraphs opens each with a mark and is closed at the last", () => {
  const text =
    "Vollmark sagte: „Wir haben lange gewartet und wir werden nicht länger warten.\n„Im Mai fährt die Fähre wieder.“ Danach ging sie an Bord der neuen Fähre.";
  const parts = quotesIn(articleFromText(text, { id: "a" })).flatMap(({ ranges }) => ranges);
  expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual([
    "Wir haben lange gewartet und wir werden nicht länger warten.",
    "Im Mai fährt die Fähre wieder.",
  ]);
});

test("names of ships and works are nobody's words", () => {
  expect(found("Die „Seestern“ lief am Abend aus. Im Kino läuft „Der letzte Lotse“.")).toEqual([]);
});
