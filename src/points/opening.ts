import { COMMAS, isFiniteVerb, type TaggedToken } from "../languages/analysis/token.ts";
import type { Language } from "../languages/language.ts";
import { reportsWords } from "../languages/speech.ts";
import { wordsOfKind } from "../languages/word-kinds.ts";
import { withCapital } from "../text/capital.ts";
import { isCapitalised, type Word, withoutPossessive, wordsOf } from "../text/words.ts";
import { endsInParticiple } from "./compress/participles.ts";
import { sentenceParts } from "./compress/sentence-parts.ts";

/** Openings that only tie a sentence to the one before; with a comma after them they can go. */
const ties = wordsOfKind("linking-phrases", "tie");
/** Those that can go without a comma too, because a clause follows. */
const bareTies = wordsOfKind("linking-phrases", "bare-tie");
/** "The same", "In addition": two words that only repeat, or add to, something said before. */
const repeating = wordsOfKind("linking-phrases", "repeats");
/** "In addition to the ferry": what it adds to is named. */
const adding = wordsOfKind("linking-phrases", "adds");
/** "The former was sold": alone; "The former champion won" says who. */
const alone = wordsOfKind("linking-phrases", "alone");
/** First words that point back at something said before. */
const pointing = wordsOfKind("function-words", "points-back");
/** Of these, the ones that may open a sentence that stands alone, where a noun or the right word follows. */
const mayOpen = wordsOfKind("function-words", "may-open");
const asking = wordsOfKind("function-words", "never-stands");
const ofTwo = wordsOfKind("function-words", "of-two");
const danglingSecond = wordsOfKind("function-words", "dangles-second");
const partitives = wordsOfKind("function-words", "partitive");
const back = wordsOfKind("function-words", "of-before");
const beforePointer = wordsOfKind("function-words", "before-pointer");
const pointers = wordsOfKind("function-words", "pointer");
/** "This week" and the like are told by the day of the report. */
const ownTime = wordsOfKind("function-words", "own-time");
const LONGEST_TIE = 4;

/** The sentence without what ties it to the one before ("But ", "In addition, ") or only labels it ("The mood: "). */
export function withoutTie(sentence: string, language: Language): string {
  const tie = tieLength(sentence, language) || labelLength(sentence, language);
  if (tie === 0) return sentence;
  const rest = sentence.slice(tie).trimStart();
  return withoutTie(withCapital(rest), language);
}

function tieLength(sentence: string, language: Language): number {
  const words = wordsOf(sentence).slice(0, LONGEST_TIE);
  if (words[0]?.start !== 0) return 0;
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1];
    if (!last) continue;
    const phrase = sentence.slice(0, last.end).toLowerCase();
    const isTie = COMMAS.includes(sentence[last.end] ?? " ") && ties(language).has(phrase);
    if (isTie && !isInserted(sentence.slice(last.end + 1), language)) return last.end + 1;
    if (count === 1 && bareTies(language).has(phrase) && sentence[last.end] === " ") return last.end;
  }
  return 0;
}

/** Whether who says it stands behind a tie as behind what is said: "Instead, the mayor has confirmed, the pier will close." */
function isInserted(rest: string, language: Language): boolean {
  const comma = rest.indexOf(", ");
  if (comma < 0 || comma > LONGEST_LABEL) return false;
  const isSaid = reportsWords(wordsOf(rest.slice(0, comma)).at(-1)?.lower ?? "", language);
  return isSaid && !/^["'“‘„‚«‹「『]/.test(rest.slice(comma + 2));
}

const LONGEST_LABEL = 40;
const MOST_WORDS_OF_A_LABEL = 4;
const LABEL_CLASSES = new Set(["DET", "ADJ", "NOUN", "NUM", "ADP", "PART"]);

/** "Why it matters: The …", "Update: The …": a few words before a sentence of its own; "Police: …" tells who says it. */
function labelLength(sentence: string, language: Language): number {
  const colon = sentence.slice(0, LONGEST_LABEL).indexOf(": ");
  if (colon < 0 || !/^\p{Lu}/u.test(sentence.slice(colon + 2))) return 0;
  const words = language.analyse(sentence, { start: 0, end: colon });
  const [first, ...others] = words;
  if (first?.kind !== "word" || words.length > MOST_WORDS_OF_A_LABEL) return 0;
  const isAsked = language.words("question-words").has(first.lower);
  const isDone = first.tag.form === "gerund";
  const isNamed = first.tag.wordClass === "PROPN" || words.some(({ lower }) => isSpeakers(lower, language));
  const isPlain = others.every(({ kind, tag }) => kind !== "mark" && LABEL_CLASSES.has(tag.wordClass));
  return isAsked || (isPlain && (isDone || !isNamed)) ? colon + 2 : 0;
}

/** Whether a word tells of somebody or something that may say something. */
export const isSpeakers = (lower: string, { words }: Language): boolean =>
  words("persons").has(lower) ||
  words("person-nouns").has(lower) ||
  words("roles").has(lower) ||
  words("institutions").has(lower) ||
  words("plurals").has(lower) ||
  words("report-nouns").has(lower);

const CONTRACTED = /['’]\p{L}{1,2}$/u;

/** Whether a sentence opens with a word that points back at what was said before. */
export function opensByPointing(sentence: string, language: Language): boolean {
  const words = wordsOf(sentence);
  const [first, second] = words;
  if (!first || pointsInPhrase(sentence, words, language)) return true;
  const bare = first.lower.replace(CONTRACTED, "");
  if (first.lower !== bare && pointers(language).has(bare)) return true;
  if (!pointing(language).has(bare))
    return (
      opensWithPronoun(sentence, first, language) ||
      opensWithPair(sentence, words, language) ||
      opensUntold(sentence, first, language)
    );
  if (!mayOpen(language).has(bare)) return !(bare === "us" && first.text === "US");
  if (sentence[first.end] === ",") return true;
  return first.lower !== bare || !openerStands(bare, second, language) || isOfThem(words, language);
}

/** A pronoun of which nothing else is known: "Das teilte die Polizei mit", where "das" is no article. */
function opensWithPronoun(sentence: string, { start }: Word, language: Language): boolean {
  if (start > 0 || language.unspaced) return false;
  const opening = { start: 0, end: Math.min(sentence.length, FEW_CHARACTERS) };
  const known = language.words("function-words").get(language.tokens(sentence, opening)[0]?.lower ?? "");
  if (known?.includes("opener")) return false;
  const [first, second] = language.analyse(sentence, opening);
  if (!first) return false;
  const { lower, tag } = first;
  if (language.words("articles").has(lower))
    return isFiniteVerb(second) && (tag.pronoun !== null || language.words("demonstratives").has(lower));
  return tag.pronoun === "personal";
}

const FEW_CHARACTERS = 80;
const shares = wordsOfKind("quantifiers", "share");
const shareUnits = wordsOfKind("units", "share");
const BEFORE_SHARE = new Set(["ADJ", "ADP", "ADV", "DET", "NUM", "SCONJ"]);

/** Whether an opening leaves untold of whom it speaks a part, or of which things. */
function opensUntold(sentence: string, { start }: Word, language: Language): boolean {
  if (start > 0 || language.unspaced) return false;
  const { tokens } = sentenceParts(sentence, language);
  return opensWithShare(tokens, language) || pointsBehindAdverb(tokens, language) || opensWithOwned(tokens, language);
}

/** "Il suo legale", "وتبلغ مساحته": whose, was said before. */
function opensWithOwned(tokens: readonly TaggedToken[], language: Language): boolean {
  const [article, owner] = tokens;
  const isOwner = (lower: string): boolean => /^3\b.*possessive/.test(language.words("pronouns").get(lower) ?? "");
  if (article?.tag.wordClass === "DET" && isOwner(owner?.lower ?? "")) return true;
  const noun = tokens.find(({ tag }) => !BEFORE_OWNED.has(tag.wordClass));
  return noun?.tag.wordClass === "NOUN" && isOwned(noun.lower, language);
}

/** What may stand before the first noun of a sentence whose verb comes first. */
const BEFORE_OWNED = new Set(["ADP", "ADV", "AUX", "CCONJ", "PART", "VERB"]);

/** Whether a noun ends with who has it, behind a letter that only such an ending brings out; none has an article too. */
const isOwned = (lower: string, { ownedEndings, definitePrefix, words }: Language): boolean =>
  !(definitePrefix && lower.startsWith(definitePrefix)) &&
  ownedEndings.some(
    (ending) =>
      lower.endsWith(`ت${ending}`) || (lower.endsWith(ending) && words("roles").has(lower.slice(0, -ending.length))),
  );

/** "About half had left": of whom, was said before. */
function opensWithShare(tokens: readonly TaggedToken[], language: Language): boolean {
  const share = tokens.findIndex(({ lower }) => shares(language).has(lower) || shareUnits(language).has(lower));
  const verb = tokens[share + 1];
  return (
    share >= 0 &&
    (isFiniteVerb(verb) || verb?.tag.wordClass === "AUX") &&
    tokens.slice(0, share).every(({ tag }) => BEFORE_SHARE.has(tag.wordClass))
  );
}

/** "Often these ships": which, was said before; "Today this year's winners" are told by the day of the report. */
function pointsBehindAdverb([adverb, pointer, pointed]: readonly TaggedToken[], language: Language): boolean {
  return (
    adverb?.tag.wordClass === "ADV" &&
    pointers(language).has(pointer?.lower ?? "") &&
    pointed?.tag.wordClass === "NOUN" &&
    !ownTime(language).has(withoutPossessive(pointed.lower))
  );
}

/** "One of them": of what, was said before. */
const isOfThem = ([, second, third]: readonly Word[], language: Language): boolean =>
  partitives(language).has(second?.lower ?? "") && back(language).has(third?.lower ?? "");

function openerStands(first: string, second: Word | undefined, language: Language): boolean {
  if (asking(language).has(first)) return false;
  if (ofTwo(language).has(first)) return isCapitalised(second?.text ?? "");
  return !danglingSecond(language).has(second?.lower ?? "");
}

function opensWithPair(sentence: string, [first, second, third]: readonly Word[], language: Language): boolean {
  if (!second) return false;
  const pair = `${first?.lower} ${second.lower}`;
  const next = third?.lower ?? "";
  if (alone(language).has(pair)) return danglingSecond(language).has(next);
  if (adding(language).has(`${pair} ${next}`))
    return back(language).has(wordsOf(sentence.slice(third?.end, 80))[0]?.lower ?? "");
  return repeating(language).has(pair) && sentence[second.end] !== "-";
}

const LONGEST_PHRASE = 8;

/** "Asked about that milestone, …", "After this, …", "Understanding this, …": the opening phrase points back. */
function pointsInPhrase(sentence: string, words: readonly Word[], language: Language): boolean {
  const comma = sentence.indexOf(",");
  const phrase = words.slice(0, LONGEST_PHRASE).filter(({ end }) => end <= comma);
  return phrase.some(({ lower, end }, index) => {
    const before = phrase[index - 1]?.lower ?? "";
    const isTied = beforePointer(language).has(before) || (index === 1 && endsInParticiple(before, language));
    const isPointing = pointers(language).has(lower) && isTied;
    return isPointing && (end === comma || !ownTime(language).has(withoutPossessive(phrase[index + 1]?.lower ?? "")));
  });
}
