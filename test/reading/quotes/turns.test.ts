import { expect, test } from "vitest";
import { articleFromText } from "../../../src/sources/extract/plain-text/article.ts";
import { quotesIn } from "./quotes-in.ts";

const INTRODUCTION = {
  en: "The keeper of the lamp at Norda retires in May. We spoke to Elke Dahl in her kitchen.",
  de: "Die Wärterin des Leuchtturms hört im Mai auf. Wir sprachen mit Elke Dahl in ihrer Küche.",
  fr: "La gardienne du phare part en mai. Rencontre avec Elke Dahl dans sa cuisine.",
};

const saidIn = (language: string, ...paragraphs: string[]): (string | null)[][] => {
  const text = paragraphs.join("\n\n");
  return quotesIn(articleFromText(text, { id: "a", language })).map(({ ranges, speaker }) => [
    text.slice(ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0),
    speaker?.name ?? null,
  ]);
};

test.each([
  ["fr", INTRODUCTION.fr, "— Pourquoi partez-vous ?", "— Parce que la lampe est vieille. Moi aussi.", null],
  ["de", INTRODUCTION.de, "– Warum gehen Sie?", "– Weil die Lampe alt ist. Ich bin es auch.", "der Verfasser"],
])("in an interview with dashes (%s) whoever was introduced answers, and who asks may be a “we”", (...told) => {
  const [language, introduction, question, answer, asks] = told;
  expect(saidIn(language, introduction, question, answer)).toEqual([
    [question.slice(2), asks],
    [answer.slice(2), "Elke Dahl"],
  ]);
});

test("in an interview with labels they are no part of what is said", () => {
  const said = saidIn("en", INTRODUCTION.en, "Q: Why do you leave?", "A: Because the lamp is old. So am I.");
  expect(said).toEqual([
    ["Why do you leave?", "the author"],
    ["Because the lamp is old. So am I.", "Elke Dahl"],
  ]);
});

test("lists with dashes or letters are no dialogue", () => {
  expect(saidIn("en", "The board met Elke Dahl.", "— The lamp will be sold.", "— The tower will stay.")).toEqual([]);
  expect(saidIn("en", "The board met Elke Dahl.", "A. The lamp will be sold.", "B. The tower will stay.")).toEqual([]);
});

test("who tells one turn of a dialogue tells every second one", () => {
  const said = saidIn(
    "it",
    "Il processo è ripreso ieri.",
    "— Conosce questa lampada? — domanda il giudice.",
    "— La conosco, era di mio padre — risponde Ada Ferri.",
    "— Risponda soltanto.",
    "— È quello che faccio.",
  );
  expect(said).toEqual([
    ["Conosce questa lampada?", "il giudice"],
    ["La conosco, era di mio padre", "Ada Ferri"],
    ["Risponda soltanto.", "il giudice"],
    ["È quello che faccio.", "Ada Ferri"],
  ]);
});

test("an answer that goes on over a paragraph leaves the interview with whom it was held", () => {
  const said = saidIn(
    "en",
    INTRODUCTION.en,
    "Q: Why do you leave?",
    "A: Because the lamp is old.",
    "It was built by Arne Holt and Ida Brok.",
    "Q: Will you stay here?",
    "A: I was born here.",
  );
  expect(said.at(-1)).toEqual(["I was born here.", "Elke Dahl"]);
});

test("who answers an interview that two people may give is not told", () => {
  const both = "The lamp at Norda is for sale. We spoke to Elke Dahl about Arne Holt in her kitchen.";
  const said = saidIn("en", both, "Q: Why do you leave?", "A: Because the lamp is old.");
  expect(said.at(-1)).toEqual(["Because the lamp is old.", null]);
});

test("small words with an apostrophe are part of the name of whoever answers", () => {
  const said = saidIn(
    "nl",
    "Wie betaalt de sluis? Wij spraken met Joost van ’t Veen in zijn keuken.",
    "– Wie betaalt dit?",
    "– Uiteindelijk de stad.",
  );
  expect(said.at(-1)).toEqual(["Uiteindelijk de stad.", "Joost van ’t Veen"]);
});

test("what hangs on the name of whoever answers makes it no institution's", () => {
  const said = saidIn("en", "We spoke to Ida Holm on her last day.", "Q: Why stop now?", "A: My knees. And the price.");
  expect(said.at(-1)).toEqual(["My knees. And the price.", "Ida Holm"]);
});

test("in an interview whose questions stand behind dashes, what stands in marks behind each answers it", () => {
  const said = saidIn(
    "ja",
    "灯台守の北村健一さんは五月に辞める。",
    "――なぜ辞めるのですか。",
    "「灯りが古くなった。私もだ」",
    "――これからもここに住みますか。",
    "「ここで生まれた。ほかは知らない」",
    "灯りは五月に消える。町は塔を売るという。",
  );
  expect(said).toEqual([
    ["なぜ辞めるのですか。", null],
    ["灯りが古くなった。私もだ", "北村健一"],
    ["これからもここに住みますか。", null],
    ["ここで生まれた。ほかは知らない", "北村健一"],
  ]);
});

test("in an interview whose questions are plain paragraphs, a dash by itself is said by whoever was introduced before it", () => {
  const said = saidIn(
    "pt",
    "Elke Dahl deixa o farol de Norda em maio, depois de trinta anos sozinha.",
    "Porquê agora?",
    "— Porque a lâmpada é velha. E eu também.",
    "O farol vai ser vendido a um hotel.",
    "— Que o limpem bem.",
    "E a ilha, fica vazia?",
    "— Vazia, não. Há cabras.",
  );
  expect(said).toEqual([
    ["Porque a lâmpada é velha. E eu também.", "Elke Dahl"],
    ["Que o limpem bem.", "Elke Dahl"],
    ["Vazia, não. Há cabras.", "Elke Dahl"],
  ]);
});

test("a question that a list of dashes answers makes it no interview", () => {
  const list = ["Elke Dahl deixa o farol em maio.", "O que muda?", "— A lâmpada será vendida.", "— A torre fica."];
  expect(saidIn("pt", ...list)).toEqual([]);
});

test("what stands in brackets behind whoever is introduced is nobody's name, and a label is none", () => {
  const said = saidIn(
    "es",
    "Elke Dahl (Puerto Norda, 1959) recibe en la cocina del faro.",
    "Pregunta. ¿Por qué se va?",
    "Respuesta. Porque la lámpara es vieja. Y yo también.",
  );
  expect(said.at(-1)).toEqual(["Porque la lámpara es vieja. Y yo también.", "Elke Dahl"]);
});

test("behind a question in Japanese whoever stands before the marks answers, the last line too", () => {
  const said = saidIn(
    "ja",
    "灯台守の北村ふみさん（71）に聞いた。",
    "――なぜ辞めるのですか。",
    "北村ふみさん「灯りが古くなった。私もだ」",
    "――寂しさは。",
    "「海は残ります」",
  );
  expect(said.filter((_, at) => at % 2 === 1)).toEqual([
    ["灯りが古くなった。私もだ", "北村ふみ"],
    ["海は残ります", "北村ふみ"],
  ]);
});

test("a hyphen and a blank may stand for the dash of a turn", () => {
  const said = saidIn("ar", "التقينا سالم الحداد في بيته.", "- لماذا تغادر المنارة؟", "- لأن المصباح قديم، وأنا كذلك.");
  expect(said.map(([words]) => words)).toEqual(["لماذا تغادر المنارة؟", "لأن المصباح قديم، وأنا كذلك."]);
  expect(saidIn("en", "The board met Elke Dahl.", "- The lamp will be sold.", "- The tower will stay.")).toEqual([]);
});

test("what a letter says in Arabic is said by the letter, not by whoever spoke before", () => {
  const said = saidIn(
    "ar",
    "وقال الوزير فؤاد بن ياسين إن الأمر انتهى. وجاء في بيان الشركة: «نأسف لما جرى، وسندفع الأجور كاملة غداً».",
  );
  expect(said.at(-1)).toEqual(["نأسف لما جرى، وسندفع الأجور كاملة غداً", "بيان الشركة"]);
});

test("one dash behind a colon and a verb of saying opens what is said; behind any other colon it opens an entry", () => {
  const opening = "A ministra Ana Robles visitou o farol na terça-feira.";
  expect(saidIn("pt", `${opening} E resumiu:`, "— O farol fecha em maio. Ninguém precisa dele.")).toEqual([
    ["O farol fecha em maio. Ninguém precisa dele.", "Ana Robles"],
  ]);
  expect(saidIn("pt", `${opening} O concurso tem uma condição:`, "— Ter nascido na ilha.")).toEqual([]);
});
