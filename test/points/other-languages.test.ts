import { expect, test } from "vitest";
import { languageOf } from "../../src/languages/known.ts";
import { flawOf } from "../../src/points/flaw.ts";
import { wordingsOf } from "../../src/points/wordings.ts";
import { splitSentences } from "../../src/reading/sentences/split.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import { rulesSummarizer } from "../../src/summarize/rules/rules.ts";

async function pointsOf(text: string, language: string): Promise<string[]> {
  const article = articleFromText(text, { id: "a", language });
  const sentences = splitSentences(text, article.blocks, languageOf(language));
  const limits = { points: 5, words: null };
  const points = await rulesSummarizer().summarize(
    { article, sentences, quotes: [] },
    limits,
    new AbortController().signal,
  );
  return points.map((point) => point.text);
}

function flawIn(sentence: string, code: string): string | null {
  const language = languageOf(code);
  if (!language) throw new Error(`no pack: ${code}`);
  return flawOf(sentence, language);
}

test.each([
  ["Ha asegurado que el muelle norte seguirá cerrado hasta el lunes.", "es", "points-back"],
  ["No quiso hablar con los periodistas del puerto.", "es", "points-back"],
  ["Dimitió el jefe del puerto de Varmilla tras el accidente.", "es", null],
  ["Hay tres heridos graves en el hospital de Varmilla.", "es", null],
  ["Se rompieron las amarras de dos barcos en Varmilla.", "es", null],
  ["Ha aggiunto che il molo resterà chiuso fino a lunedì.", "it", "points-back"],
  ["Restano chiuse le due strade del porto di Varmilla.", "it", null],
  ["Acrescentou que o cais norte fica fechado até segunda-feira.", "pt", "points-back"],
  ["Houve três feridos graves no porto de Varmilha.", "pt", null],
  ["وأضاف أن الميناء سيبقى مغلقاً حتى يوم الاثنين.", "ar", "points-back"],
  ["وأعلنت وزارة النقل أن الميناء سيبقى مغلقاً حتى الاثنين.", "ar", null],
])("whose subject was told before cannot stand alone: %s", (sentence, code, flaw) => {
  expect(flawIn(sentence, code)).toBe(flaw);
});

test("a sentence without its subject is told with the one that has it", async () => {
  const text =
    "La directora del puerto, Marta Quiroga, ha visitado el muelle norte de Varmilla. Ha asegurado que la grúa había sido revisada en enero.";
  expect(await pointsOf(text, "es")).toContain(text);
});

test("“este martes” is not parted from its day", () => {
  const language = languageOf("es");
  const sentence = "El puerto ha confirmado este martes que cerrará el muelle norte.";
  const wordings = language ? wordingsOf(sentence, language, { shortened: true, reportDay: "weekday 2" }) : [];
  expect(wordings).toContain(sentence);
  for (const wording of wordings) expect(wording).not.toContain("este que");
});

test.each([
  [
    "es",
    "El puerto de Varmilla cerró ayer el muelle norte por el temporal.\n\n—¿Cuándo abrirá de nuevo?\n\n—La marea manda en este puerto. El muelle abrirá cuando el mar nos deje.",
    "El muelle abrirá",
  ],
  [
    "ru",
    "Порт Варма вчера закрыл северный причал из-за шторма.\n\n«Мы ждали на причале всю ночь. Буксир порта пришёл к нам только утром. Капитан молчал.\n\n«Капитан ничего нам не сказал».",
    "Буксир порта",
  ],
])(
  "what is said in a dialogue or within a long quotation is not told as the report's own: %s",
  async (code, text, said) => {
    const points = await pointsOf(text, code);
    expect(points.length).toBeGreaterThan(0);
    expect(points.join("\n")).not.toContain(said);
  },
);

test.each([
  ["«¿Que si aguanta la grúa? Aguanta», ha respondido la directora del puerto, Marta Quiroga.", "es"],
  ["« Les grues tiennent », a dit la maire de Varmont, Ida Rask.", "fr"],
  ["La maire de Varmont, Ida Rask, a dit : « Les grues tiennent depuis trente ans. »", "fr"],
  ["„Der Kran hält auch den nächsten Sturm aus“, sagte die Hafenmeisterin Hanne Vollmark.", "de"],
  ["»Der Kran hält auch den nächsten Sturm aus«, sagte die Hafenmeisterin Hanne Vollmark.", "de"],
])("a quotation whose speaker is told stands alone in any language's marks: %s", (sentence, code) => {
  expect(flawIn(sentence, code)).toBeNull();
});

test.each([
  ["Die Sperre des Hafens sei inzwischen wieder aufgehoben worden.", "points-back"],
  ["Die Sperre des Hafens sei laut Behörde wieder aufgehoben worden.", null],
  ["Die Bürgermeisterin Hanne Vollmark sagte, die Sperre sei aufgehoben.", null],
  ["Beide starben bei dem Unfall in der Nähe des Hafens.", "points-back"],
  ["Weitere Angaben konnte er der Hafenpolizei nicht machen.", "pronoun"],
  ["Der 24-Jährige sagte, er habe den Kran nicht gesehen.", null],
])("a German sentence that leans on the one before cannot stand alone: %s", (sentence, flaw) => {
  expect(flawIn(sentence, "de")).toBe(flaw);
});
