import { expect, test } from "vitest";
import { languageOf } from "../../src/languages/known.ts";
import { flawOf } from "../../src/points/flaw.ts";
import { withoutTie } from "../../src/points/opening.ts";
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
  ["Tiene 29 años y cruzaba el puerto a diario.", "es", "points-back"],
  ["De aquel puerto dice que nadie vio la boya.", "es", "points-back"],
  ["En 2024 cerraron tres astilleros de la ría de Varmilla.", "es", null],
  ["Negli anni Settanta dava lavoro a 2.300 persone.", "it", "points-back"],
  ["Sul molo operano 64 vigili del fuoco, con due unità cinofile.", "it", null],
  ["Si cercano due operai nella rada di Varmilla.", "it", null],
  ["Na terça-feira morreram duas pessoas no incêndio do estaleiro.", "pt", null],
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

test.each([
  ["Su portavoz, Julián Pardo, recuerda dos averías en la grúa.", "es"],
  ["Il suo legale, Ugo Rasca, parla di una gru mai controllata.", "it"],
  ["A sua advogada, Rita Salgado, fala de uma grua nunca vistoriada.", "pt"],
  ["Son avocat, Luc Rasque, parle d'une grue jamais contrôlée.", "fr"],
  ["وتبلغ مساحته 4,200 متر مربع، ويقع على بعد ميل من الميناء.", "ar"],
])("what belongs to somebody told of before cannot stand alone: %s", (sentence, code) => {
  expect(flawIn(sentence, code)).toBe("points-back");
});

test("a quotation of which only the verb of saying is told has no speaker", () => {
  expect(flawIn("«Con dos prácticos no se puede guardar el puerto», ha argumentado.", "es")).toBe("nameless-speaker");
  expect(flawIn("«Não há guardas que cheguem», disse em conferência de imprensa.", "pt")).toBe("nameless-speaker");
  expect(flawIn("«Con dos prácticos no se puede guardar el puerto», ha argumentado la directora.", "es")).toBeNull();
});

test("a verb whose form says “we” is the writer's own voice", () => {
  expect(flawIn("حملنا السؤال إلى مدير الميناء في مكتبه أمس.", "ar")).toBe("first-person");
  expect(flawIn("La directora Marta Quiroga dice lo que todos sabemos desde mayo.", "es")).toBe("first-person");
});

test.each([
  ["The crash leaves 43 people hurt in Norda and one question: who will pay for the bridge?", "en", null],
  ["El choque deja 43 heridos en Norda y una pregunta sin respuesta: ¿por qué corría tanto el tren?", "es", null],
  ["Only one question is left in Norda: who will pay for the bridge?", "en", "question"],
])("a question that ends a statement of figures leaves it one: %s", (sentence, code, flaw) => {
  expect(flawIn(sentence, code)).toBe(flaw);
});

test.each([
  ["Ma prima di due settimane il molo non riaprirà, avverte il porto.", "it", "Prima di due settimane il molo"],
  ["Mais la grue restera fermée jusqu'à vendredi, selon le port.", "fr", "La grue restera fermée"],
  ["Но кран в порту Варма останется закрыт до пятницы.", "ru", "Кран в порту Варма"],
  ["Maar de kraan in Varmond blijft tot vrijdag gesloten.", "nl", "De kraan in Varmond"],
])("“but” before a sentence goes: %s", async (sentence, code, told) => {
  const language = languageOf(code);
  expect(language && withoutTie(sentence, language).startsWith(told)).toBe(true);
});

test("behind a question in Arabic marks the verb that tells who asks is no sentence of its own", () => {
  const text = "«أي ملح هذا الذي يحترق؟» يسأل سامي النوري في ممر الميناء.";
  const article = articleFromText(text, { id: "a", language: "ar" });
  expect(splitSentences(text, article.blocks, languageOf("ar"))).toHaveLength(1);
});
