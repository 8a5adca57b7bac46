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

test.each([
  ["fr", "Sur la grille du moulin, une banderole : « Rendez-nous la rivière et les truites »."],
  ["es", "En la fachada, una pancarta: «Queremos volver a casa antes del invierno»."],
  ["es", "El alcalde Luis Vera calló. Alguien escribió en la puerta: «Aquí no se rinde nadie»."],
  ["it", "Ha parlato il sindaco Dino Rota. Qualcuno ha scritto sulla lavagna: «Oggi non si paga il pane»."],
])(
  "what stands on a banner or a wall, or what somebody wrote there, is said by nobody who is named (%s)",
  (language, text) => {
    expect(speakersIn(language, text).at(-1)).toBe(null);
  },
);

test("a banner that asks says so itself", () => {
  expect(speakersIn("pt", "Diante da prefeitura, uma faixa perguntava: “Quem paga a nossa conta de luz?”")).toEqual([
    "uma faixa",
  ]);
});

test.each([
  [
    "es",
    "La ministra Ana Robles habló en Vigo. Preguntada por los plazos, respondió: «El puerto abre en mayo».",
    "Ana Robles",
  ],
  [
    "pt",
    "O ministro Rui Falé falou em Faro. Questionado sobre os prazos, foi seco: «O porto abre em maio».",
    "Rui Falé",
  ],
])("whoever was asked is not called “Asked” (%s)", (language, text, name) => {
  expect(speakersIn(language, text)).toEqual([name]);
});

test("what hangs on a verb, or stands behind a preposition, does not speak in Portuguese", () => {
  const text = "Elke Dahl recebe-nos no farol e avisa logo: «A escada range, cuidado com a cabeça.»";
  expect(speakersIn("pt", text)).toEqual(["Elke Dahl"]);
  const hat = speakersIn("pt", "Elke Dahl vive no farol.\n\n— A escada range — conta, de chapéu na mão.");
  expect(hat.join(" ")).not.toContain("chapéu");
});

test("in Japanese the sentence behind a quotation may tell who said it, whatever its verb is", () => {
  const text = "「このままでは島が消える」。灯台守の北村健一さん（71）は集会で声を荒らげた。";
  expect(speakersIn("ja", text)).toEqual(["北村健一"]);
});

test("what was posted stands in angle brackets in Japanese, and a title in Chinese", () => {
  const said = (language: string, text: string) =>
    quotesIn(articleFromText(text, { id: "a", language })).map(({ ranges }) =>
      text.slice(ranges[0]?.start, ranges.at(-1)?.end),
    );
  expect(said("ja", "港の灯りが消えた。〈灯りがまだ消えたままだ〉との投稿が広がった。")).toEqual([
    "灯りがまだ消えたままだ",
  ]);
  expect(said("zh", "市长林远山推荐了〈灯还没有亮起来〉这篇文章。")).toEqual([]);
});

test("a line that names another article is read by itself: nobody before or behind it says its words", () => {
  const text = [
    "Le phare de Norda ferme en mai, a dit la ministre Ana Robles.",
    "Lire aussi : « Sans lampe, la côte meurt »",
    "« Nous ne vendrons jamais la tour aux étrangers », a ajouté la ministre.",
  ].join("\n\n");
  const quotes = quotesIn(articleFromText(text, { id: "a", language: "fr" })).filter(({ kind }) => kind === "direct");
  expect(
    quotes.map(({ ranges, speaker }) => [text.slice(ranges[0]?.start, ranges[0]?.end), speaker?.name ?? null]),
  ).toEqual([["Nous ne vendrons jamais la tour aux étrangers", "Ana Robles"]]);
});

test.each(["a-t-elle ajouté", "a-t-elle poursuivi", "avait-elle expliqué", "a-t-elle admis"])(
  "a pronoun tied to the auxiliary leaves the participle behind it a verb of saying: %s",
  (words) => {
    const text = `La ministre Ana Robles a visité le phare mardi.\n\n« Nous vendrons la tour », ${words}.`;
    expect(speakersIn("fr", text)).toEqual(["Ana Robles"]);
  },
);

test.each([
  ["es", "Intervino después el alcalde Luis Peral. Explicó que nadie cerrará el faro en mayo.", "Luis Peral"],
  ["es", "Tomó la palabra el concejal Luis Peral. Explicó que nadie cerrará el faro en mayo.", "Luis Peral"],
  ["it", "Prende la parola il consigliere Luca Peralli. Dice che il faro chiude a maggio.", "Luca Peralli"],
  ["pt", "Interveio depois o prefeito Luís Peral. Explicou que ninguém fecha o farol em maio.", "Luís Peral"],
])(
  "whoever stands behind the verb that opens a sentence is whom the next one tells of (%s: %s)",
  (language, text, name) => {
    expect(speakersIn(language, text)).toEqual([name]);
  },
);

test("somebody met, behind a verb without a subject, is not whom the next sentence tells of", () => {
  const text =
    "La ministra Ana Robles llegó a las nueve. Encontró al alcalde Luis Peral. Explicó que nadie cerrará el faro en mayo.";
  expect(speakersIn("es", text)).toEqual(["Ana Robles"]);
});

test.each([
  "Le roman raconte l'été d'une gardienne que tout le village appelle « la Sourde ».",
  "L'historien Karel Vroom, auteur de l'album « Norda, port de brume », juge la lampe invendable.",
])("a name that somebody or something is given is said by nobody: %s", (text) => {
  expect(speakersIn("fr", text)).toEqual([]);
});
