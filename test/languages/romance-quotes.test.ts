import { describe, expect, test } from "vitest";
import { whichLanguage } from "../../src/languages/detection/which-language.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import { quotesIn } from "../reading/quotes/quotes-in.ts";

const found = (language: string, text: string): (string | null)[][] =>
  quotesIn(articleFromText(text, { id: "a", language })).map(({ ranges, speaker, kind }) => [
    text.slice(ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0),
    speaker?.name ?? null,
    kind,
  ]);

describe("French", () => {
  test("a speaker named inside the marks is none of the words said", () => {
    const text =
      "« Le phare restera allumé, a promis la maire, Solange Kerbrat. Nous avons trouvé un gardien. » La décision est prise.";
    expect(found("fr", text)).toEqual([
      ["Le phare restera allumé", "Solange Kerbrat", "direct"],
      ["Nous avons trouvé un gardien.", "Solange Kerbrat", "direct"],
    ]);
  });

  test("a pronoun tied to the verb is the woman named before", () => {
    const text =
      "La maire Solange Kerbrat a visité le phare samedi. « Le toit ne tiendra pas un hiver de plus », a-t-elle déclaré.";
    expect(found("fr", text)).toEqual([["Le toit ne tiendra pas un hiver de plus", "Solange Kerbrat", "direct"]]);
  });

  test("what is told with “selon” is reported", () => {
    const text = "Selon la préfecture, le pont sera fermé jusqu’à vendredi. Des bus sont prévus.";
    expect(found("fr", text)).toEqual([["le pont sera fermé jusqu’à vendredi", "la préfecture", "indirect"]]);
  });

  test("an elided particle stays at its name", () => {
    const text =
      "« Nous vendrons la moitié de la flotte », a annoncé le directeur Bertrand d’Esterel devant les ouvriers.";
    expect(found("fr", text)).toEqual([["Nous vendrons la moitié de la flotte", "Bertrand d’Esterel", "direct"]]);
  });
});

describe("Spanish", () => {
  test("a speaker between dashes inside the marks is none of the words said", () => {
    const text =
      "“La torre no se toca —dijo el alcalde Benito Salcedo—. Es de todos los vecinos.” El pleno vota el jueves.";
    expect(found("es", text)).toEqual([
      ["La torre no se toca", "Benito Salcedo", "direct"],
      ["Es de todos los vecinos.", "Benito Salcedo", "direct"],
    ]);
  });

  test("a verb without a subject has the speaker before it", () => {
    const text =
      "«El puerto abrirá mañana», aseguró la ministra Elena Robledo. Añadió que los barcos esperan desde el lunes.";
    expect(found("es", text).map(([, speaker]) => speaker)).toEqual(["Elena Robledo", "Elena Robledo"]);
  });
});

describe("Italian", () => {
  test("hyphens part the speaker from the words said", () => {
    const text = '"Il molo è sicuro - ha detto la sindaca Piera Tolmezzi - e riapriremo domenica". La festa si farà.';
    expect(found("it", text).map(([, speaker]) => speaker)).toContain("Piera Tolmezzi");
    expect(found("it", text).some(([words]) => words?.includes("Tolmezzi - e") === true && words.startsWith('"'))).toBe(
      false,
    );
  });
});

describe("Portuguese", () => {
  test("a line of dialogue opens with a dash", () => {
    const text =
      "O dia começou cedo no cais de Vila Serena.\n\n— O barco já não volta hoje — disse o mestre Raul Bonança.";
    expect(found("pt", text)).toEqual([["O barco já não volta hoje", "Raul Bonança", "direct"]]);
  });
});

describe("nobody's words", () => {
  test.each([
    ["fr", "Le voilier « Belle Aurore » a quitté le port de Kermor lundi. Le film « Marée basse » sort en salle."],
    ["es", "El velero «Bella Aurora» zarpó el lunes del puerto. La película «Marea baja» se estrena hoy."],
    ["it", "La nave «Bella Aurora» è salpata lunedì dal porto. Il film «Bassa marea» esce oggi in sala."],
    ["pt", "O navio «Bela Aurora» deixou o porto na segunda-feira. O filme «Maré baixa» estreia hoje."],
  ])("%s: names of ships and works", (language, text) => {
    expect(found(language, text)).toEqual([]);
  });
});

test.each([
  ["fr", "Le conseil municipal a voté la fermeture du vieux marché couvert"],
  ["es", "El ayuntamiento cierra el viejo mercado cubierto hasta septiembre"],
  ["it", "Il consiglio comunale chiude il vecchio mercato coperto fino a maggio"],
  ["pt", "A câmara municipal decidiu fechar o antigo mercado até setembro"],
  ["ca", "El govern aprova una nova llei per als lloguers a la ciutat"],
])("%s is told from its sisters", (language, text) => {
  expect(whichLanguage(text)).toBe(language);
});
