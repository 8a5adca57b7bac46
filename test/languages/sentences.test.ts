import { expect, test } from "vitest";
import { languageOf } from "../../src/languages/known.ts";
import { sentencesOf } from "../../src/languages/sentences/split.ts";

const split = (text: string, code: string): string[] =>
  sentencesOf(text, 0, text.length, languageOf(code)).map(({ start, end }) => text.slice(start, end));

/** Sentences parted by " ¦ ". */
const GERMAN: readonly string[] = [
  "Die Brücke ist zu. ¦ Die Fähre fährt stündlich.",
  "Am 24. März kam die Flut. ¦ Am 25. März ging sie.",
  "Der 1. FC Selwarn gewann. ¦ Der 2. Platz blieb leer.",
  "Es gibt Ausnahmen, z. B. für Fischer. ¦ Sie zahlen nichts.",
  "Es gibt Ausnahmen, z.B. für Fischer. ¦ Sie zahlen nichts.",
  "Das kostet 3,5 Mio. Kronen. ¦ Der Rat zahlt.",
  "Das kostet 2 Mrd. Kronen im Jahr. ¦ Der Rat zahlt.",
  "Halle Nr. 5 brennt. ¦ Halle Nr. 6 steht.",
  "Dr. h. c. Ilse Vahr sprach. ¦ Niemand widersprach.",
  "Prof. Dr. Olaf Reent kam. ¦ Er ging bald.",
  "Der 3. Deich brach. ¦ Der 4. hielt.",
  "Das 19. Jahrhundert war lang. ¦ Das 20. war kurz.",
  "Er kam am 3. 5. in den Hafen. ¦ Er blieb.",
  "Sie traf König Karl III. in Norda. ¦ Er lächelte.",
  "Die Sitzung begann um 8.30 Uhr. ¦ Sie endete um 10 Uhr.",
  "Das Schiff ist 3.000 Tonnen schwer. ¦ Es sank.",
  "Wer zahlt? ¦ Niemand weiß es.",
  "Schluss damit! ¦ So rief die Menge.",
  "„Wir bleiben.“ ¦ Das sagte Vollmark.",
  "„Wir bleiben. Wir gehen nicht“, sagte Vollmark. ¦ Dann ging sie.",
  "Vollmark fragte: „Wer zahlt?“ ¦ Keiner antwortete.",
  "Vollmark (parteilos) kam. ¦ Sie sprach kurz.",
  "Der Rat (s. o.) stimmte zu. ¦ Die Kammer nicht.",
  "Die Kosten (ca. 40 Mio. Kronen) sind hoch. ¦ Der Rat zahlt.",
  "Fähren, Kutter usw. lagen im Hafen. ¦ Es war voll.",
  "Es waren Fischer, Lotsen u. a. im Saal. ¦ Es war voll.",
  "Die Firma Norda & Co. KG baut. ¦ Sie baut schnell.",
  "Die Straße heißt Hafenstr. 12 seit Mai. ¦ Vorher nicht.",
  "St. Jürgen liegt am Fluss. ¦ Der Fluss ist breit.",
  "Bzgl. der Gebühr ist alles offen. ¦ Der Rat tagt.",
  "Laut § 3 Abs. 2 gilt das. ¦ Der Richter sah es so.",
  "Das gilt gem. Art. 5 des Vertrags. ¦ Der Richter sah es so.",
  "Sie wohnt in Bad Reent b. Selwarn im Norden. ¦ Er nicht.",
  "Er heißt J. P. Harmsen. ¦ Sie heißt U. Kranz.",
  "Im Okt. 2024 kam die Flut. ¦ Im Nov. ging sie.",
  "Am Mo. ist Markt. ¦ Am Di. ist Ruhe.",
  "Die Nachricht kam vom 4. Polizeirevier. ¦ Der Chef schwieg.",
  "Das ist sein 50. Sieg. ¦ Der 51. folgt.",
  "Er wurde 50. ¦ Alle kamen.",
  "Die Zahl stieg auf 12. ¦ Zwei starben später.",
  "Das war 2019. ¦ Heute ist es anders.",
  "Der Zug hält an Gleis 4. ¦ Dann fährt er weiter.",
  "Evtl. kommt er morgen. ¦ Sonst nie.",
  "Die Feuerwehr kam um 3 Uhr … ¦ Sie ging um 5.",
  "Er ist Kapitän a. D. und lebt in Norda. ¦ Sie ist Lotsin.",
  "Er ist Kapitän i. R. und lebt in Norda. ¦ Sie ist Lotsin.",
  "Der Dipl.-Ing. Jens Harmsen baute sie. ¦ Sie hält.",
  "Das Schiff wog 40 t. ¦ Es sank.",
  "Die Fahrt dauert max. 20 Min. und kostet wenig. ¦ Das freut viele.",
  "Der Anteil liegt bei 4,2 Prozent. ¦ Das ist viel.",
  "Sie schrieb auf norda.example/hafen. ¦ Er las es.",
  "Version 2.1 läuft. ¦ Version 3.0 nicht.",
  "Die sog. Hafengebühr kommt. ¦ Der Rat will sie.",
  "Der Vors. Richter sprach. ¦ Der Saal schwieg.",
  "Geb. 1950 in Norda, lebt sie heute in Selwarn. ¦ Er nicht.",
  "Das betrifft v. a. Fischer. ¦ Lotsen weniger.",
  "Vgl. dazu den Bericht. ¦ Er ist lang.",
  "Frau Min. Stolt kam um 9 Uhr. ¦ Sie ging um 10 Uhr.",
  "Die 2. Liga ruht. ¦ Die 1. Liga spielt.",
  "Er siegte im 100. Rennen. ¦ Es war heiß.",
];

/** Each paragraph of a long quotation has its own opening mark, and a page's line breaks are lost. */
test("a single mark that opens again closes nothing: sentences end inside", () => {
  const sentences = [
    "'We waited on the pier all night.",
    "Nobody came.",
    "'The lamp was dark.",
    "We saw that at once,' the pilot said.",
  ];
  expect(split(sentences.join(" "), "en")).toEqual([...sentences.slice(0, 2), sentences.slice(2).join(" ")]);
});

test("German sentences end where they end", () => {
  const wrong = GERMAN.filter((written) => {
    const sentences = written.split(" ¦ ");
    return split(sentences.join(" "), "de").join(" ¦ ") !== written;
  });
  expect(GERMAN).toHaveLength(60);
  expect(wrong).toEqual([]);
});
