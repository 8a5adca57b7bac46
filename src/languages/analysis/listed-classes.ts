import type { ReportWords } from "./reports.ts";
import type { TaggedToken } from "./token.ts";
import { type WordTag, wordTag } from "./word-class.ts";

/** What a pack's lists say of words whose class a small treebank leaves open. */
export interface ListedWords extends ReportWords {
  readonly isTitle: (lower: string) => boolean;
  readonly isRole: (lower: string) => boolean;
  readonly isAdverb: (lower: string) => boolean;
  readonly isNoun: (lower: string) => boolean;
  readonly isPronoun: (lower: string) => boolean;
}

/**
 * The tokens of a language without blanks, with what its lists know: "教授" is a noun, "指出" a verb. A report behind a
 * genitive's particle, or before a particle that only a noun has, is a noun.
 */
export function withListed(tokens: readonly TaggedToken[], words: ListedWords): TaggedToken[] {
  return withAddressed(tokens, words).map((token, at) => {
    if (token.kind !== "word") return token;
    const tag = tagOf(token, tokens[at - 1], tokens[at + 1], words);
    return tag ? { ...token, tag } : token;
  });
}

/** What the lists say of one word, by what stands beside it; null where the tagger is right or nothing is known. */
function tagOf(
  token: TaggedToken,
  before: TaggedToken | undefined,
  behind: TaggedToken | undefined,
  words: ListedWords,
): WordTag | null {
  if (token.tag === NAME) return null;
  if (token.capital && NAME_FIRST.test(token.text)) return NAME;
  if (words.isAdverb(token.lower)) return ADVERB;
  if (words.isPronoun(token.lower) && !isAmong(before, token)) return unless(token, PRONOUN);
  if (words.isNoun(token.lower)) return token.tag.wordClass === "PROPN" ? null : unless(token, NOUN);
  return words.isReport(token.lower) && !isNounBetween(before, behind) ? unless(token, VERB) : null;
}

const isNounBetween = (before: TaggedToken | undefined, behind: TaggedToken | undefined): boolean =>
  GENITIVE.has(before?.text ?? "") || OF_NOUNS.has(behind?.text ?? "");

/** "4羽のうち": "うち" is "of them" there, and "we" elsewhere. */
const isAmong = (before: TaggedToken | undefined, { text }: TaggedToken): boolean =>
  before?.text === "の" && /^\p{sc=Hiragana}+$/u.test(text);

/** A tag for a token that has another class. */
const unless = ({ tag }: TaggedToken, wanted: WordTag): WordTag | null =>
  tag.wordClass === wanted.wordClass ? null : wanted;

const LONGEST_NAME = 3;

/** The tokens with what stands before "さん" or before an office, if it looks like a name, as one. */
function withAddressed(tokens: readonly TaggedToken[], words: ListedWords): readonly TaggedToken[] {
  const named = [...tokens];
  for (const at of tokens.keys()) {
    for (let each = nameStart(tokens, at, words); each < at; each++)
      named[each] = { ...(tokens[each] as TaggedToken), tag: NAME };
  }
  return named;
}

/** Where the name begins that a title or an office at `at` stands behind; `at` where none does. */
function nameStart(tokens: readonly TaggedToken[], at: number, words: ListedWords): number {
  const lower = tokens[at]?.lower ?? "";
  const isTitle = words.isTitle(lower);
  if (!isTitle && !words.isRole(lower)) return at;
  let from = at;
  if (isTitle && isSyllabic(tokens[at - 1]) && mayBeName(tokens[at - 2], words)) from--;
  while (from > 0 && at - from < LONGEST_NAME && mayBeName(tokens[from - 1], words)) from--;
  const run = tokens.slice(from, at);
  return isTitle || isFullName(run) || run.some(({ tag }) => tag.wordClass === "PROPN") ? from : at;
}

/** A family name and a given name of three to five characters in all: "田所久美子". */
const isFullName = (run: readonly TaggedToken[]): boolean =>
  run.length === 2 && /^[\p{sc=Han}々]{3,5}$/u.test(run.map(({ text }) => text).join(""));

const mayBeName = (token: TaggedToken | undefined, words: ListedWords): boolean =>
  token?.kind === "word" &&
  NAMES.has(token.tag.wordClass) &&
  NAME_SCRIPT.test(token.text) &&
  !words.isNoun(token.lower);

/** "ふみ": a given name in syllables, behind a family name in characters: "桐生ふみさん". */
const isSyllabic = (token: TaggedToken | undefined): boolean =>
  token?.kind === "word" && NAMES.has(token.tag.wordClass) && /^\p{sc=Hiragana}{2,4}$/u.test(token.text);

const NAMES = new Set(["NOUN", "PROPN", "X", "ADJ", "ADV"]);
const NAME_SCRIPT = /^[\p{sc=Han}\p{sc=Katakana}々ー・]+$/u;

const NAME_FIRST = /^[\p{sc=Han}\p{sc=Katakana}]/u;
const NAME = wordTag("PROPN");
const PRONOUN = wordTag("PRON:personal");
const NOUN = wordTag("NOUN");
const ADVERB = wordTag("ADV");
const VERB = wordTag("VERB:finite");
const GENITIVE = new Set(["的", "の"]);
const OF_NOUNS = new Set("的のはがをにで書者");
