import { writeFileSync } from "node:fs";
import { isGoverned } from "../../src/languages/analysis/between.ts";
import { type LemmaRules, lemmaLines, lemmaOf } from "../../src/languages/analysis/lemma-rules.ts";
import type { NounPhrase } from "../../src/languages/analysis/noun-phrases.ts";
import type { TaggedToken, Token } from "../../src/languages/analysis/token.ts";
import { readWeights, weightBytes } from "../../src/languages/analysis/weights.ts";
import type { Language } from "../../src/languages/language.ts";
import { createLanguage } from "../../src/languages/pack.ts";
import { markedBlock } from "../../src/languages/quote-marks/regions.ts";
import type { PhrasedSentence } from "../../src/reading/quotes/attribution/cues.ts";
import { type ViewToken, withQuotes } from "../../src/reading/quotes/view.ts";
import type { AnnotatedQuote, ReadAnnotated } from "./annotated.ts";
import { type Dictionary, wordNetDictionary } from "./dictionary.ts";
import { readExamples } from "./examples.ts";
import { germanDictionary } from "./german-dictionary.ts";
import { type LemmatizedWord, learnLemmas } from "./learn-lemmas.ts";
import { learnRole, type RoleExample } from "./learn-roles.ts";
import { learnTagger } from "./learn-tagger.ts";
import { frenchDictionary, italianDictionary, packDictionary } from "./romance-dictionaries.ts";
import { taggedSentence, tagOfWord } from "./tagged-sentences.ts";
import { readTreebank, type TreebankSentence, type TreebankWord } from "./treebank.ts";

/**
 * Learns a language's word classes, plain forms and subjects from its treebank and writes them into its pack; the same to
 * the byte each time. Prints how much of the treebank's test part they get right.
 */
export function learnAnalysis(code: string, treebanks: string): void {
  const folder = new URL(`../../src/languages/${code}/`, import.meta.url);
  const training = readTreebank(`${treebanks}/${code}-train.conllu.gz`);
  const test = readTreebank(`${treebanks}/${code}-test.conllu.gz`);
  const wordClasses = taggerBytes(code, folder, training);
  const lemmas = learnLemmas(lemmatizedWords(training));
  writeFileSync(new URL("word-classes.bin", folder), wordClasses);
  writeFileSync(new URL("lemmas.txt", folder), lemmaLines(lemmas));
  const subjects = weightBytes(learnRole("subject", subjectExamples(code, folder, training)));
  writeFileSync(new URL("subjects.bin", folder), subjects);
  const language = createLanguage(folder);
  console.log(`${code}: ${training.length} sentences learnt from, ${test.length} to test on`);
  console.log(`  word classes ${shareOfTags(language, test)} right, ${wordClasses.length} bytes`);
  console.log(`  plain forms of verbs ${shareOfLemmas(lemmas, test)} right`);
  console.log(`  subjects ${shareOfSubjects(language, examplesOf(language, test))}, ${subjects.length} bytes`);
}

/** What tells of the words that a treebank has seldom. */
const DICTIONARIES: Readonly<Record<string, (language: Language) => Dictionary>> = {
  en: wordNetDictionary,
  de: germanDictionary,
  es: packDictionary,
  fr: frenchDictionary,
  it: italianDictionary,
  pt: packDictionary,
};

function taggerBytes(code: string, folder: URL, sentences: readonly TreebankSentence[]): Uint8Array {
  const language = createLanguage(folder);
  const dictionary = DICTIONARIES[code]?.(language) ?? new Map<string, string>();
  return weightBytes(
    learnTagger(
      sentences.flatMap((sentence) => taggedSentence(sentence, language) ?? []),
      dictionary,
    ),
  );
}

const OPEN_CLASSES = new Set(["VERB", "AUX", "NOUN", "ADJ"]);

const lemmatizedWords = (sentences: readonly TreebankSentence[]): LemmatizedWord[] =>
  sentences.flatMap(({ words }) =>
    words
      .filter(({ wordClass }) => OPEN_CLASSES.has(wordClass))
      .map((word) => ({
        word: word.form.toLowerCase(),
        lemma: word.lemma.toLowerCase(),
        tag: tagOfWord(word),
      })),
  );

/** Subjects as they are to be found: among words whose classes come from a tagger that never saw the sentence. */
function subjectExamples(code: string, folder: URL, sentences: readonly TreebankSentence[]): RoleExample[] {
  const halves = [0, 1].map((half) => sentences.filter((_, index) => index % 2 === half));
  const ofTreebank = halves.flatMap((half, index) => {
    const wordClasses = readWeights(taggerBytes(code, folder, halves[1 - index] ?? []));
    return examplesOf(createLanguage(folder, { wordClasses }), half);
  });
  const own = readExamples(createLanguage(folder)).flatMap(speakerAsSubject);
  return [...ofTreebank, ...Array.from({ length: EXAMPLE_WEIGHT }, () => own).flat()];
}

/** An example of a pack stands for so many sentences of its kind: it is news, as treebanks hardly are. */
const EXAMPLE_WEIGHT = 2;

/** Whoever an example has say something is the subject of the verb that reports it, unless a preposition governs them. */
function speakerAsSubject({ article, reader }: ReadAnnotated): RoleExample[] {
  const { quotes } = article;
  return reader.paragraphs.flatMap(({ tokens, sentences }, block) =>
    sentences.flatMap((_, index): RoleExample[] => {
      const sentence = reader.sentence(block, index);
      if (!sentence) return [];
      return quotes.flatMap((quote) => speakerIn(sentence, tokens, quote) ?? []);
    }),
  );
}

function speakerIn(
  { phrases, from, to }: PhrasedSentence,
  tokens: readonly ViewToken[],
  { speakerSpan, cueSpan }: AnnotatedQuote,
): RoleExample | null {
  if (!speakerSpan || !cueSpan) return null;
  const verb = verbOfCue(tokens, cueSpan);
  if (verb < from || verb >= to || !isVerb(tokens[verb])) return null;
  const phrase = phrases.findIndex(({ head }) => isWithin(tokens[head], speakerSpan));
  const isSubject = phrase >= 0 && !isGoverned(tokens, phrases[phrase] as NounPhrase);
  return isSubject ? { tokens, phrases, verb, from, to, phrase } : null;
}

/** The index of a cue's first verb, auxiliaries only where it has no other; -1 where it has none. */
function verbOfCue(tokens: readonly TaggedToken[], span: readonly [number, number]): number {
  const verb = tokens.findIndex((token) => token.tag.wordClass === "VERB" && isWithin(token, span));
  return verb < 0 ? tokens.findIndex((token) => isWithin(token, span)) : verb;
}

const isWithin = (token: Token | undefined, [start, end]: readonly [number, number]): boolean =>
  token !== undefined && token.start >= start && token.end <= end;

const isVerb = (token: TaggedToken | undefined): boolean =>
  token?.tag.wordClass === "VERB" || token?.tag.wordClass === "AUX";

function examplesOf(language: Language, sentences: readonly TreebankSentence[]): RoleExample[] {
  return sentences.flatMap((sentence) => sentenceExamples(language, sentence));
}

function sentenceExamples(language: Language, { text, words }: TreebankSentence): RoleExample[] {
  const range = { start: 0, end: text.length };
  const tokens = withQuotes(text, language.analyse(text, range), markedBlock(text, range, language.marks).regions);
  const phrases = language.phrases(tokens, 0, tokens.length);
  return tokens.flatMap((token, verb): RoleExample[] => {
    const subject = token.tag.wordClass === "VERB" ? subjectOf(words, token.start, token.end) : undefined;
    if (subject === undefined) return [];
    const at = subject && tokens.findIndex(({ start, end }) => start <= subject.start && end > subject.start);
    const phrase = at === null ? -1 : phrases.findIndex(({ from, to }) => from <= at && at < to);
    const isLost = subject !== null && (phrase < 0 || at === verb);
    return isLost ? [] : [{ tokens, phrases, verb, from: 0, to: tokens.length, phrase }];
  });
}

/** The subject of the verb written at [start, end); null where it has none, undefined where no verb stands there. */
function subjectOf(words: readonly TreebankWord[], start: number, end: number): TreebankWord | null | undefined {
  const numbers = words.flatMap((word, index) =>
    word.start < end && word.end > start && (word.wordClass === "VERB" || word.wordClass === "AUX") ? [index + 1] : [],
  );
  if (numbers.length === 0) return undefined;
  return words.find(({ relation, head }) => relation === "nsubj" && numbers.includes(head)) ?? null;
}

const percent = (right: number, all: number): string => `${((100 * right) / Math.max(1, all)).toFixed(1)} %`;

function shareOfTags(language: Language, sentences: readonly TreebankSentence[]): string {
  let right = 0;
  let all = 0;
  for (const sentence of sentences) {
    const gold = taggedSentence(sentence, language)?.tags ?? [];
    const tokens = language.analyse(sentence.text, { start: 0, end: sentence.text.length });
    for (const [at, tag] of gold.entries()) if (tokens[at]?.tag.wordClass === tag.split(":")[0]) right++;
    all += gold.length;
  }
  return percent(right, all);
}

function shareOfLemmas(rules: LemmaRules, sentences: readonly TreebankSentence[]): string {
  const verbs = lemmatizedWords(sentences).filter(({ tag }) => tag.startsWith("VERB"));
  return percent(verbs.filter(({ word, tag, lemma }) => lemmaOf(rules, word, tag) === lemma).length, verbs.length);
}

function shareOfSubjects(language: Language, examples: readonly RoleExample[]): string {
  const found = examples.map((example) => ({ ...example, subject: language.subject(example) }));
  const right = found.filter(({ subject, phrases, phrase }) => subject !== null && phrases.indexOf(subject) === phrase);
  const precision = percent(right.length, found.filter(({ subject }) => subject !== null).length);
  return `${precision} of the found, ${percent(right.length, found.filter(({ phrase }) => phrase >= 0).length)} of all`;
}
