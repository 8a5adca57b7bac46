import type { Expected, GoldenCase } from "./golden-cases.ts";

/** An article that reports without quote marks, and what of it is whose: "cue: words". */
const by =
  (mention: string, name = mention) =>
  (what: string, text: string, ...reported: readonly string[]): GoldenCase => ({
    what,
    text,
    quotes: reported.map((each): Expected => {
      const [cue = "", words = ""] = each.split(": ");
      return [words, cue, name, mention, "indirect"];
    }),
  });
const lund = by("Karl Lund");
const union = by("the Harbour Union", "Harbour Union");

const PRAISE = "Karl Lund says he respects Ines Calloway and calls her “a born sailor.”";

/** Where what is reported begins and ends, and what is no report. */
export const REPORTED_WITHOUT_MARKS: readonly GoldenCase[] = [
  lund("a pronoun opens it", "Karl Lund said this is a rough patch.", "said: this is a rough patch"),
  lund("a word of degree belongs to it", "Karl Lund said too much is made of it.", "said: too much is made of it"),
  lund("a part of a whole opens it", "Karl Lund said all of them had left.", "said: all of them had left"),
  lund("a gerund opens it", "Karl Lund said asking for help was right.", "said: asking for help was right"),
  lund("a year stands before it", "Karl Lund said in 2019 that it would sink.", "said: that it would sink"),
  lund("a stretch of time stands before it", "Karl Lund has said for years that it leaks.", "said: that it leaks"),
  lund(
    "a gerund is its subject",
    "Painting it white helped them, Karl Lund said.",
    "said: Painting it white helped them",
  ),
  lund(
    "a participle of the reporter's before it",
    "Recalling the storm, Karl Lund said it was late.",
    "said: it was late",
  ),
  union(
    "a connection before it",
    "But, according to the Harbour Union, boats are rare.",
    "according to: boats are rare",
  ),
  union("in brackets", "(According to the Harbour Union, boats are rare.)", "According to: boats are rare"),
  union(
    "a setting before it",
    "In addition, according to the Harbour Union, boats are rare.",
    "according to: boats are rare",
  ),
  by("Sources close to the Harbour Union")(
    "many speak in the name of one",
    "Sources close to the Harbour Union say it is late.",
    "say: it is late",
  ),
  {
    what: "praise in quote marks ends it",
    text: PRAISE,
    quotes: [
      ["he respects Ines Calloway", "says", "Karl Lund", "Karl Lund", "indirect"],
      ["a born sailor.", "calls", "Karl Lund", "Karl Lund", "fragment"],
    ],
  },
  lund(
    "its subject has an aside",
    "Karl Lund noted the pier, built of oak, rotted.",
    "noted: the pier, built of oak, rotted",
  ),
  lund("what somebody did not say", "Karl Lund did not say that the pier was safe."),
  lund("what somebody may come to say", "Karl Lund hopes to announce that the pier is safe."),
  lund("a thing made known is no clause", "Karl Lund announced his engagement to the woman who had saved him."),
  lund("a thing made known with what it is for", "Karl Lund announced measures designed to save the pier."),
];
