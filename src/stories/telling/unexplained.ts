import { isFiniteVerb, type TaggedToken } from "../../languages/analysis/token.ts";
import { languageOf } from "../../languages/known.ts";
import { type Language, perLanguage } from "../../languages/language.ts";
import { reportsWords } from "../../languages/speech.ts";
import { stemOf } from "../../languages/terms/stems.ts";
import type { Candidate } from "../../points/candidates.ts";
import { withoutQuoted } from "../../text/quote-marks.ts";
import { remembered } from "../../text/remembered.ts";
import { withoutPossessive, wordsOf } from "../../text/words.ts";
import { kinshipOfWords } from "../lexicon/kinship.ts";
import { type AnalysedSentence, analysed, lemmaAt } from "../statements/analysed.ts";

/** From this likeness on, a thing goes by another word: "the flaw" of a vulnerability. */
const ONE_THING = 0.8;

/**
 * The first of candidates, in the order in which they are told, that speaks of something of which its reader has not heard
 * ("The pledge could help", "Two months earlier, …"): no earlier one names it, nor is what stands before it told. What
 * opens an article looks back on nothing: "the railway" is the one of its readers. `known`:
 * what the reader has seen before. Null where all are clear.
 */
export function firstUnexplained(
  told: readonly Candidate[],
  known: string,
  sources: readonly { readonly text: string; readonly language: string | null }[],
): Candidate | null {
  const language = languageOf(sources[0]?.language ?? null);
  if (language === null) return null;
  return (
    told.find((candidate, place) => {
      const before = told.slice(0, place);
      const heard = [known, ...before.map(({ text }) => text)];
      const isIntroduced = (surname: string): boolean =>
        heard.some((text) => text.includes(surname)) ||
        isNamedInFull(surname, candidate.text, language) ||
        !isNamedInFull(surname, sources[candidate.source]?.text, language);
      const { pointsBack, things, surnames } = referencesOf(candidate.text, language);
      if (!surnames.every(isIntroduced)) return true;
      if (before.some((other) => isRightBefore(other, candidate))) return false;
      if (candidate.position === 0) return pointsBack;
      return pointsBack || (candidate.sentences.length === 1 && things.some((thing) => !names(heard, thing)));
    }) ?? null
  );
}

/** Whether a text gives a surname with a given name before it: then whoever has not read that does not know who is meant. */
function isNamedInFull(surname: string, text = "", language: Language): boolean {
  for (let at = text.indexOf(` ${surname}`); at >= 0; at = text.indexOf(` ${surname}`, at + 1)) {
    const before = wordsOf(text.slice(Math.max(0, at - NAME_REACH), at)).slice(-2);
    const given = before.at(-1)?.text.length === 1 ? before[0] : before.at(-1);
    if (language.words("given-names").has(given?.lower ?? "")) return true;
  }
  return false;
}

const isRightBefore = ({ source, index, sentences }: Candidate, next: Candidate): boolean =>
  source === next.source && index + sentences.length === next.index;

function names(texts: readonly string[], thing: string): boolean {
  const kinship = kinshipOfWords();
  const stem = stemOf(thing);
  return texts.some((text) =>
    wordsOf(text).some(({ lower }) => stemOf(lower) === stem || kinship.likeness(lower, thing) >= ONE_THING),
  );
}

/** How far before a surname a given name may begin, an initial between them, in UTF-16 code units. */
const NAME_REACH = 25;

/** What of a telling is only clear to whoever read what stands before it. */
interface References {
  readonly pointsBack: boolean;
  /** Nouns that are taken for known. */
  readonly things: readonly string[];
  /** Names of one word, as they are written. */
  readonly surnames: readonly string[];
}

const referencesOf = (text: string, language: Language): References => referencesIn(language)(text);

const referencesIn = perLanguage((language: Language) =>
  remembered((text): References => {
    const sentence = analysed(withoutQuoted(text), language);
    const whole = analysed(text, language);
    const things = [openingThing(sentence), ...thingsPointedAt(sentence), ...speakersTakenForKnown(whole)];
    const surnames = [...loneNames(whole), ...possessors(sentence)];
    const pointsBack = opensWithShift(sentence) || closesWithPronoun(sentence);
    return { pointsBack, things: things.filter((thing) => thing !== null), surnames };
  }),
);

/** The names of one word that nothing describes. */
const loneNames = ({ tokens, phrases }: AnalysedSentence): string[] =>
  phrases.flatMap(({ from, to }) => (isName(tokens[from]) && to === from + 1 ? [nameOf(tokens[from])] : []));

/** "Roe's vow": names of one word that nothing stands before. */
const possessors = ({ tokens }: AnalysedSentence): string[] =>
  tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    return isName(token) && isPossessor(token) && !before?.capital ? [nameOf(token)] : [];
  });

const isName = (token: TaggedToken | undefined): boolean => token?.tag.wordClass === "PROPN" && token.capital;

const nameOf = (token: TaggedToken | undefined): string => withoutPossessive(token?.text ?? "");

const isPossessor = (token: TaggedToken | undefined): boolean =>
  token !== undefined && withoutPossessive(token.lower) !== token.lower;

/** "The pledge" where nothing says which: no name, no "of", no clause behind it. */
function openingThing({ tokens, language }: AnalysedSentence): string | null {
  const [article, noun, next] = tokens;
  if (!article || !noun || !next || language.words("articles").get(article.lower) !== "definite") return null;
  if (noun.tag.wordClass !== "NOUN" || noun.capital || language.words("times").has(noun.lower)) return null;
  const isClosed = next.text === "," || GOING_ON.has(next.tag.wordClass) || next.tag.form === "finite";
  return isClosed && !language.words("unique-nouns").has(noun.lower) ? noun.lower : null;
}

const GOING_ON = new Set(["AUX", "ADV", "PRON"]);

/** "“…,” the official said": which, was told before. */
const speakersTakenForKnown = ({ tokens, phrases, language }: AnalysedSentence): string[] =>
  phrases.flatMap(({ from, to, head }) => {
    const [article, noun] = [tokens[from], tokens[head]];
    const isPlain = to === from + 2 && language.words("articles").get(article?.lower ?? "") === "definite";
    const isSaying =
      saysHere(tokens, to, language) || (tokens[from - 2]?.kind === "mark" && saysHere(tokens, from - 1, language));
    if (!noun || !isPlain || !isSaying || noun.tag.wordClass !== "NOUN" || noun.capital) return [];
    return language.isPlural(noun) || language.words("unique-nouns").has(noun.lower) ? [] : [noun.lower];
  });

const saysHere = (tokens: readonly TaggedToken[], at: number, language: Language): boolean =>
  isFiniteVerb(tokens[at]) && reportsWords(tokens[at]?.lower ?? "", language);

/** "pondered this question", where nothing before it asks one. */
function thingsPointedAt({ tokens, phrases, language }: AnalysedSentence): string[] {
  const demonstratives = language.words("demonstratives");
  return phrases.flatMap(({ from, head }) => {
    const noun = tokens[head];
    const isPointing = demonstratives.has(tokens[from]?.lower ?? "") && tokens[from]?.tag.wordClass === "DET";
    if (!noun || !isPointing || noun.tag.wordClass !== "NOUN") return [];
    if (tokens.slice(from + 1, head + 1).some((token) => isTime(token, language))) return [];
    const isNamed = tokens.slice(0, from).some(({ lower }) => stemOf(lower) === stemOf(noun.lower));
    return isNamed ? [] : [noun.lower];
  });
}

/** "this year's elections" */
const isTime = (token: TaggedToken, language: Language): boolean =>
  [token.lower, withoutPossessive(token.lower), language.lemma(token)].some((word) =>
    language.words("times").has(word),
  );

/** "Two months earlier, …" */
function opensWithShift(sentence: AnalysedSentence): boolean {
  const [, span, shift, comma] = sentence.tokens;
  const times = sentence.language.words("times");
  return (
    times.has(lemmaAt(sentence, 1)) &&
    span !== undefined &&
    times.get(shift?.lower ?? "") === "order" &&
    comma?.text === ","
  );
}

/** ", he said.": who, stands in the sentence before. */
const closesWithPronoun = (sentence: AnalysedSentence): boolean =>
  sentence.tokens.some((stop, at, tokens) => {
    const [comma, pronoun] = tokens.slice(at - CLOSING, at);
    const isClosing = at >= CLOSING && STOPS.includes(stop.text) && comma?.text === ",";
    return (
      isClosing &&
      pronoun?.tag.pronoun === "personal" &&
      sentence.language.words("cue-verbs").has(lemmaAt(sentence, at - 1))
    );
  });

const CLOSING = 3;
const STOPS = ".!?";
