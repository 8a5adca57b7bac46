import { readFileSync } from "node:fs";
import { madeIn } from "../text/made-in.ts";
import { once } from "../text/once.ts";
import { hashOf } from "./analysis/hashing.ts";
import { type LemmaRules, lemmaOf, readLemmaRules } from "./analysis/lemma-rules.ts";
import { type ListedWords, withListed } from "./analysis/listed-classes.ts";
import { withFullNames, withGivenNames, withNames, withOpenedNames } from "./analysis/names.ts";
import { nounPhrases, type PhraseWords } from "./analysis/noun-phrases.ts";
import { type ReportWords, withOpeningParticiples, withReports } from "./analysis/reports.ts";
import { createRoleFinder } from "./analysis/roles.ts";
import { createTagger, type TaggedWord } from "./analysis/tagger.ts";
import type { TaggedToken, Token } from "./analysis/token.ts";
import { isFiniteVerb } from "./analysis/token.ts";
import { tokenize, type WordConventions } from "./analysis/tokenize.ts";
import { readWeights, type Weights } from "./analysis/weights.ts";
import { type WordClass, wordTag } from "./analysis/word-class.ts";
import { createWordCutter, type UnspacedWords } from "./analysis/word-cutter.ts";
import { type PackConventions, readConventions } from "./conventions.ts";
import type { Language, WordListName } from "./language.ts";
import type { WordList } from "./lexicon.ts";
import { listOf } from "./list-files.ts";
import { markDirections } from "./quote-marks/conventions.ts";
import type { Reports } from "./quote-marks/dialogue.ts";

/** What was learnt for a language, from a treebank: `bench/learning`. */
export interface Learnt {
  readonly wordClasses: Weights;
  readonly subjects: Weights;
  readonly lemmas: LemmaRules;
}

/**
 * A language out of the files of its pack: `language.json`, `lexicon/*.txt` and what was learnt for it. `learnt` stands for
 * the pack's own, for whoever is about to learn it.
 */
export function createLanguage(folder: URL, learnt: Partial<Learnt> = {}): Language {
  const conventions = readConventions(new URL("language.json", folder));
  const lists = new Map<WordListName, WordList>();
  const words = (name: WordListName): WordList => madeIn(lists, name, () => listOf(folder, name));
  const { quoteMarks, unspaced } = conventions;
  const clipped = once(() => new Set(words("clipped-words").keys()));
  const tagger = once(() => createTagger(learnt.wordClasses ?? weightsOf(folder, "word-classes.bin")));
  const subjects = once(() => createRoleFinder(learnt.subjects ?? weightsOf(folder, "subjects.bin")));
  const lemmas = once(() => learnt.lemmas ?? readLemmaRules(readFileSync(new URL("lemmas.txt", folder), "utf8")));
  const writing = once(() => wordConventions(conventions, words));
  const lemma = rememberedLemma(lemmas, () => words("verb-forms"));
  const reportsItself = nameThatReports(words, lemma);
  const phraseWords = once(() => phraseConventions(conventions, words, lemma, reportsItself));
  const listed = once(() => listedWords(words, lemma));
  const directions = markDirections(quoteMarks);
  return {
    ...conventions,
    marks: {
      directions,
      ...(conventions.dashDialogue ? { dialogue: reportsOf(words, lemma) } : {}),
      get clipped() {
        return clipped();
      },
    },
    words,
    tokens: (text, range) => tokenize(text, range, writing()),
    analyse: (text, range, style = "text") => {
      const isTitle = style === "title";
      const tokens = tokenize(text, range, writing());
      const isEnclitic = (token: Token): boolean => isTiedPronoun(token, words("pronouns"));
      const others = tokens.filter((token) => !isEnclitic(token));
      const tags = tagger()(others.map((token) => (isTitle || unspaced ? token.lower : token.text))).values();
      const tagged = tokens.map((token) =>
        isEnclitic(token)
          ? { ...token, tag: ENCLITIC, hash: hashOf(token.lower) }
          : taggedToken(token, tags.next().value as TaggedWord, isTitle),
      );
      return isTitle && !unspaced ? tagged : withKnownWords(tagged, conventions, listed(), words);
    },
    isPlural: ({ lower }) => words("plurals").has(lower) || isPluralForm(lower, conventions.pluralEndings),
    lemma,
    reportsItself,
    verbLemma: (tokens, at) => withParticle(tokens, at, lemma, words("verb-particles")),
    phrases: (tokens, from, to) => nounPhrases(tokens, from, to, phraseWords()),
    subject: (place) => subjects()(place),
  };
}

/** Tagged tokens with what a pack's lists and the way its language is written say of their classes. */
function withKnownWords(
  tagged: readonly TaggedToken[],
  { unspaced, reportsTakeInfinitives, capitalsAreNames, particlesOpenNames, dropsSubjects }: PackConventions,
  listed: ListedWords,
  words: (name: WordListName) => WordList,
): TaggedToken[] {
  if (unspaced) return withListed(tagged, listed);
  const opened = withOpeningParticiples(tagged, listed);
  const nouns = reportsTakeInfinitives ? opened : withReports(opened, listed);
  const isIn = (list: WordListName) => (lower: string) => words(list).has(lower);
  if (capitalsAreNames) {
    const named = dropsSubjects ? nouns : withGivenNames(nouns);
    return withNames(particlesOpenNames ? withOpenedNames(named, isIn("name-particles")) : named);
  }
  const adverbs = nouns.map((token) =>
    isAdverb(words("function-words"), token.lower) ? { ...token, tag: ADVERB } : token,
  );
  return withFullNames(adverbs, isIn("given-names"), isIn("name-particles"));
}

const ADVERB = wordTag("ADV");

/** Whether a word is no noun and no name, whatever it looks like. */
const isAdverb = (functionWords: WordList, lower: string): boolean =>
  functionWords.get(lower)?.split(" ").includes("adverb") === true;

/** In a title only nouns and what describes them keep their capital. */
function taggedToken(token: Token, { tag, hash }: TaggedWord, isTitle: boolean): TaggedToken {
  const { kind, text, lower, start, end } = token;
  const capital = token.capital && !(isTitle && !KEEPS_CAPITAL.has(tag.wordClass));
  return { kind, text, lower, start, end, capital, tag, hash };
}

/** "-elle" of "a-t-elle répondu": a pronoun whatever stands around it, and the verb reads as it would without it. */
const isTiedPronoun = ({ kind, text, lower }: Token, pronouns: WordList): boolean =>
  kind === "word" && text.startsWith("-") && pronouns.has(lower);

const ENCLITIC = wordTag("PRON:personal");

const KEEPS_CAPITAL: ReadonlySet<WordClass> = new Set(["NOUN", "PROPN", "ADJ", "X"]);

const CLAUSE_REACH = 25;

/** Looks for a verb's particle at the end of its clause. */
function withParticle(
  tokens: readonly TaggedToken[],
  at: number,
  lemma: (token: TaggedToken) => string,
  particles: WordList,
): string {
  const verb = tokens[at] as TaggedToken;
  const plain = lemma(verb);
  if (particles.size === 0 || !isFiniteVerb(verb)) return plain;
  for (let next = at + 1; next < tokens.length && next - at < CLAUSE_REACH; next++) {
    const token = tokens[next] as TaggedToken;
    const isEnd = endsClause(tokens[next + 1]);
    if (isEnd && particles.has(token.lower)) return token.lower + plain;
    if (token.kind === "mark" && CLAUSE_ENDS.has(token.text)) return plain;
  }
  return plain;
}

const CLAUSE_ENDS = new Set([".", ";", ":", "?", "!"]);

const endsClause = (token: TaggedToken | undefined): boolean =>
  token === undefined || token.kind === "mark" || token.kind === "quote" || token.tag.wordClass === "CCONJ";

function weightsOf(folder: URL, file: string): Weights {
  return readWeights(readFileSync(new URL(file, folder)));
}

function wordConventions(
  { code, elides, unspaced }: PackConventions,
  words: (name: WordListName) => WordList,
): WordConventions {
  const abbreviations = [...words("abbreviations")];
  const lower = (wanted: (kind: string) => boolean): Set<string> =>
    new Set(abbreviations.flatMap(([word, kind]) => (wanted(kind) ? [word.toLowerCase()] : [])));
  return {
    abbreviations: lower((kind) => kind !== "numbering"),
    numbering: lower((kind) => kind === "numbering"),
    enclitics: new Set(words("enclitics").keys()),
    clipped: new Set(words("clipped-words").keys()),
    elides,
    cut: unspaced ? createWordCutter(code, unspacedWords(words)) : null,
  };
}

/** What any list of the pack has as a word is no given name. */
function unspacedWords(words: (name: WordListName) => WordList): UnspacedWords {
  const lists = (["cue-verbs", "verb-forms", "roles", "institutions", "common-words", "times"] as const).map(words);
  return {
    surnames: new Set(words("surnames").keys()),
    isWord: (word) => lists.some((list) => list.has(word)),
    variants: words("variants"),
    pronouns: words("pronouns"),
  };
}

/** Told by a verb behind a name that reports words and is no noun: "McDonald's said", not "Roe's claim". */
const nameThatReports =
  (words: (name: WordListName) => WordList, lemma: (token: TaggedToken) => string): Language["reportsItself"] =>
  (tokens, at) => {
    if (tokens[at]?.capital !== true) return false;
    const verb = tokens[tokens[at + 1]?.tag.wordClass === "ADV" ? at + 2 : at + 1];
    if (verb?.tag.wordClass !== "VERB" || !isFiniteVerb(verb)) return false;
    const plain = lemma(verb);
    return words("cue-verbs").get(plain)?.includes("plain") === true && !words("cue-nouns").has(plain);
  };

function phraseConventions(
  { adjectivesFollow, headsLast, possessiveEndings }: PackConventions,
  words: (name: WordListName) => WordList,
  lemma: Language["lemma"],
  reportsItself: Language["reportsItself"],
): PhraseWords {
  const setOf = (name: WordListName): Set<string> => new Set(words(name).keys());
  return {
    linking: setOf("linking-prepositions"),
    nameParticles: setOf("name-particles"),
    genitiveArticles: setOf("genitive-articles"),
    joining: setOf("joining-words"),
    isPortfolio: ({ lower }) => words("portfolios").has(lower),
    isRole: ({ lower }) => words("roles").has(lower) || words("roles").has(lemma({ lower, tag: NOUN })),
    times: setOf("times"),
    isOwner: (tokens, at) =>
      possessiveEndings.some((ending) => tokens[at]?.lower.endsWith(ending)) && !reportsItself(tokens, at),
    adjectivesFollow,
    headsLast,
  };
}

/** "officials", not "press" or "bank's". */
const isPluralForm = (lower: string, endings: readonly string[]): boolean =>
  endings.some((ending) => lower.endsWith(ending) && !lower.endsWith(`s${ending}`) && !/['’]s$/.test(lower));

const FINITE = wordTag("VERB:finite");
const PARTICIPLE = wordTag("VERB:participle");
const NOUN = wordTag("NOUN");

/** Whether a word is a form of a verb that reports words. */
function reportsOf(
  words: (name: WordListName) => WordList,
  lemma: (token: Pick<TaggedToken, "lower" | "tag">) => string,
): Reports {
  return (word) => {
    const kind = words("cue-verbs").get(lemma({ lower: word.toLowerCase(), tag: FINITE })) ?? "";
    return kind.startsWith("saying") || kind.startsWith("naming");
  };
}

/** The lists that tell a word's class by themselves. */
function listedWords(
  words: (name: WordListName) => WordList,
  lemma: (token: Pick<TaggedToken, "lower" | "tag">) => string,
): ListedWords {
  const nouns = (["roles", "institutions", "titles", "plurals"] as const).map(words);
  const pronouns = words("pronouns");
  return {
    ...reportWords(words, lemma),
    isAdverb: (lower) => words("times").has(lower) || isAdverb(words("function-words"), lower),
    isTitle: (lower) => words("titles").has(lower),
    isRole: (lower) => words("roles").has(lower),
    isNoun: (lower) => nouns.some((list) => list.has(lower)),
    isPronoun: (lower) => pronouns.has(lower),
  };
}

/** What the lists say of verbs and nouns that report words. */
function reportWords(
  words: (name: WordListName) => WordList,
  lemma: (token: Pick<TaggedToken, "lower" | "tag">) => string,
): ReportWords {
  const traitsOf = (lower: string): string => words("cue-verbs").get(lemma({ lower, tag: FINITE })) ?? "";
  return {
    isParticipleOfReport: (lower) => {
      const verb = lemma({ lower, tag: PARTICIPLE });
      return verb !== lower && words("cue-verbs").has(verb);
    },
    isReport: (lower) => traitsOf(lower).includes("plain"),
    isSaying: (lower) => traitsOf(lower).startsWith("saying"),
    isReportNoun: (lower) => words("cue-nouns").has(lemma({ lower, tag: NOUN })),
    isClauseOpener: (lower) => words("clause-openers").has(lower),
  };
}

const MOST_LEMMAS = 10_000;

function rememberedLemma(
  rules: () => LemmaRules,
  forms: () => WordList,
): (token: Pick<TaggedToken, "lower" | "tag">) => string {
  const known = new Map<WordClass, Map<string | null, Map<string, string>>>();
  return ({ lower, tag: { wordClass, form } }) => {
    const ofClass = madeIn(known, wordClass, () => new Map());
    const ofTag = madeIn(ofClass, form, () => new Map());
    const kept = ofTag.get(lower);
    if (kept !== undefined) return kept;
    const tag = form ? `${wordClass}:${form}` : wordClass;
    const lemma = (wordClass === "VERB" ? forms().get(lower) : undefined) ?? lemmaOf(rules(), lower, tag);
    if (ofTag.size >= MOST_LEMMAS) ofTag.clear();
    ofTag.set(lower, lemma);
    return lemma;
  };
}
