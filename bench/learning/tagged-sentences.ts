import type { Token } from "../../src/languages/analysis/token.ts";
import type { Language } from "../../src/languages/language.ts";
import type { TreebankSentence, TreebankWord } from "./treebank.ts";

/** A sentence cut as the product cuts it, each token with the tag that the treebank gives it ("VERB:finite"). */
export interface TaggedSentence {
  readonly words: readonly string[];
  readonly tags: readonly string[];
}

/** The sentence with a language's tokens; null where a token has no word of the treebank. */
export function taggedSentence(sentence: TreebankSentence, language: Language): TaggedSentence | null {
  const tokens = language.tokens(sentence.text, { start: 0, end: sentence.text.length });
  const tags = tokens.map((token) => tagOfToken(token, sentence.words));
  if (tags.some((tag) => tag === null)) return null;
  return { words: tokens.map(({ text }) => text), tags: tags as string[] };
}

/**
 * Of the words that a token covers the first counts where they are written as one ("don't" is an auxiliary), the last
 * with letters where they are joined by marks ("15-year").
 */
function tagOfToken(token: Token, words: readonly TreebankWord[]): string | null {
  const covered = words.filter(({ start, end }) => start < token.end && end > token.start);
  const [first] = covered;
  if (!first) return null;
  if (covered.every(({ start }) => start === first.start)) return tagOfWord(first);
  const named = covered.filter(({ wordClass }) => wordClass !== "PUNCT" && wordClass !== "PART");
  const last = named.findLast(({ wordClass, form }) => wordClass !== "PRON" || form.length > LONGEST_SUFFIX);
  return tagOfWord(last ?? named.at(-1) ?? first);
}

/** Pronouns that Arabic writes on the word before them. */
const LONGEST_SUFFIX = 3;

export function tagOfWord({ wordClass, features, form, lemma }: TreebankWord): string {
  if (wordClass === "VERB" || wordClass === "AUX") return `${wordClass}:${verbForm(features, form, lemma)}`;
  if (wordClass !== "PRON") return wordClass;
  if (/PronType=[^|]*Rel/.test(features)) return "PRON:relative";
  if (features.includes("Poss=Yes")) return "PRON:possessive";
  return features.includes("PronType=Prs") ? "PRON:personal" : "PRON:other";
}

/** Verbs of Chinese and Japanese stand as they are, whatever carries the clause. */
const WITHOUT_FORMS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Treebanks that leave out the form of a verb tell it by mood and person, by tense, or by the lemma. */
function verbForm(features: string, form: string, lemma: string): string {
  if (WITHOUT_FORMS.test(form)) return "finite";
  if (/Mood=Sub/.test(features)) return "subjunctive";
  if (/VerbForm=Inf/.test(features)) return "infinitive";
  if (/VerbForm=(?:Ger|Conv)/.test(features)) return "gerund";
  if (/VerbForm=Part/.test(features)) return /Tense=Pres/.test(features) ? "gerund" : "participle";
  if (/Mood|Person|VerbForm=Fin/.test(features)) return "finite";
  if (/Tense=Past/.test(features)) return "participle";
  return form.toLowerCase() === lemma.toLowerCase() ? "infinitive" : "finite";
}
