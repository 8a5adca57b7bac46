import type { Token } from "../../src/languages/analysis/token.ts";
import { wordTag } from "../../src/languages/analysis/word-class.ts";
import type { Language } from "../../src/languages/language.ts";
import { sentencesOf } from "../../src/languages/sentences/split.ts";
import type { AnnotatedArticle } from "./annotated.ts";

/** Which tags a word may have. */
export type Allows = (tag: string) => boolean;

/** A sentence of news of which only some words are known: what each may be, null where nothing is known. */
export interface PartlyTaggedSentence {
  readonly words: readonly string[];
  readonly allows: readonly (Allows | null)[];
}

/**
 * The sentences in which somebody says something, with what that tells of the words: a cue is a verb, and who speaks is
 * none. Treebanks have hardly any news in them, and none of its "said harbour master Jane Roe".
 */
export function reportedWords(article: AnnotatedArticle, language: Language): PartlyTaggedSentence[] {
  const { text, quotes } = article;
  const cues = quotes.flatMap(({ cueSpan }) => (cueSpan ? [cueSpan] : []));
  const speakers = quotes.flatMap(({ speakerSpan }) => (speakerSpan ? [speakerSpan] : []));
  return sentencesOf(text, 0, text.length, language).flatMap((range) => {
    const tokens = language.tokens(text, range);
    const cueTokens = tokens.filter((token) => within(token, cues));
    const heads = speakers.flatMap((span) => lastNoun(tokens.filter((token) => within(token, [span]))) ?? []);
    const allows = tokens.map((token): Allows | null => {
      if (heads.includes(token)) return isNominal;
      return cueTokens.includes(token) && isCueVerb(language, token) ? isVerb : null;
    });
    return allows.some((each) => each !== null) ? [{ words: tokens.map(({ text }) => text), allows }] : [];
  });
}

const within = ({ start, end }: Token, spans: readonly (readonly [number, number])[]): boolean =>
  spans.some(([from, to]) => start >= from && end <= to);

/** The word that a speaker's phrase has before its first mark: a name, a noun or what follows it. */
function lastNoun(tokens: readonly Token[]): Token | null {
  const mark = tokens.findIndex(({ kind }) => kind !== "word");
  return (mark < 0 ? tokens.at(-1) : tokens[mark - 1]) ?? null;
}

const VERB_TAGS = ["finite", "participle", "gerund"].map((form) => wordTag(`VERB:${form}`));

const isCueVerb = (language: Language, { lower, kind }: Token): boolean =>
  kind === "word" && VERB_TAGS.some((tag) => language.words("cue-verbs").has(language.lemma({ lower, tag })));

const isVerb: Allows = (tag) => tag.startsWith("VERB");
const NOT_NOMINAL = /^(?:VERB|AUX|ADV|ADP|SCONJ|CCONJ)/;
const isNominal: Allows = (tag) => !NOT_NOMINAL.test(tag);
