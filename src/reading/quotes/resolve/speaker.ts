import { isGoverned } from "../../../languages/analysis/between.ts";
import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isComma } from "../../../languages/analysis/token.ts";
import { type Language, perLanguage } from "../../../languages/language.ts";
import { isSurface } from "../../../languages/speech.ts";
import { wordsOfKind } from "../../../languages/word-kinds.ts";
import type { Excerpt, Speaker } from "../../../model/reading.ts";
import { type NameMention, nameMentions } from "../../names/name-mention.ts";
import { isInstitutionWord, isNameWord, isPossessive, isRoleNoun, isTitle } from "../../names/name-words.ts";
import type { Named } from "../../names/people.ts";
import type { Attribution } from "../attribution/attribution.ts";
import { linkingWords } from "../attribution/attributive.ts";
import { isCueNoun, type PhrasedSentence } from "../attribution/cues.ts";
import { isQuote, type QuoteToken, type ViewToken } from "../view.ts";
import { describedBefore, mayBePerson } from "./description.ts";
import { type Discourse, sentenceAt, sentenceNumber, tokensOf } from "./discourse.ts";
import { subjectBefore } from "./dropped-subject.ts";
import { namedBehind } from "./named-behind.ts";
import { bearerOf } from "./namesakes.ts";
import { plainRole } from "./plain-role.ts";
import { barePronoun, type Pronoun, pronounOf } from "./pronoun-words.ts";
import { pronounReferent, type Referent } from "./pronouns.ts";
import { roleHolder } from "./role-holder.ts";
import { isSpokenSince } from "./spoken-since.ts";

/** A speaker found, and the named person or institution behind it where the article has one. */
export interface Resolved {
  readonly speaker: Speaker;
  readonly named: Named | null;
}

const ENDING = /['’](?:s|d|ve|ll|re|m)?$/;

/** Turns the words at a quotation into a speaker with a name. Null where nothing but a pronoun is known, or nobody is meant to be. */
export function resolveSpeaker(
  text: string,
  discourse: Discourse,
  attribution: Attribution,
  last: Resolved | null,
  said: readonly QuoteToken[] = [],
): Resolved | null {
  const { block } = attribution;
  const tokens = tokensOf(discourse, block);
  const phrase = withPart(discourse, block, attribution.speaker);
  if (isNobodyKnown(discourse.language, tokens, attribution)) return null;
  if (isDropped(tokens, phrase)) return leftOut(text, discourse, attribution, last);
  const mention = mentionOf(discourse.language, text, tokens, phrase);
  if (!mention) return null;
  const { named, isDoubtful } = referent(discourse, block, phrase, last?.named ?? null, said);
  const name = nameOf(text, discourse, attribution.block, phrase, { mention, named, last });
  if (name === null || isBare(discourse, name.toLowerCase())) return null;
  const isGuess =
    isDoubtful ||
    attribution.isDoubtful ||
    (!named && phrase.pronoun && !isRelative(tokens, phrase)) ||
    isSpokenSince(discourse, attribution, { name, mention }, last?.speaker ?? null);
  if (isGuess && !named && isMute(discourse.language, tokens[phrase.head], attribution)) return null;
  const { role, group } = roleOf(discourse, tokens, phrase, named);
  return { speaker: { name, role, mention, group, ...(isGuess ? { doubtful: true } : {}) }, named };
}

/** Whether no cue says that somebody speaks, and the noun tells of nobody and nothing that could. */
const isMute = (language: Language, head: ViewToken | undefined, { cue, isCarried }: Attribution): boolean =>
  (cue === null || isCarried) && !maySay(language, head);

/** Whether a noun may be somebody or a text; only of a language with a list of such nouns it is known that one is not. */
function maySay(language: Language, token: ViewToken | undefined): boolean {
  if (language.words("speaking-nouns").size === 0 || token?.tag.wordClass !== "NOUN" || token.capital) return true;
  const lemma = language.lemma(token);
  return (
    isRoleNoun(language, lemma) ||
    isInstitutionWord(language, lemma) ||
    isCueNoun(language, token) ||
    SPEAKING.some((list) => language.words(list).has(lemma) || language.words(list).has(token.lower))
  );
}

/** Lists of what else is told to say something. */
const SPEAKING = ["persons", "plurals", "report-nouns", "speaking-nouns"] as const;

/** "Somebody had written on the wall:": neither tells whose the words are; in "A banner asks:" it is the banner that asks. */
function isNobodyKnown(language: Language, tokens: readonly ViewToken[], { speaker, cue }: Attribution): boolean {
  const head = tokens[speaker.head];
  if (!head || somebody(language).has(head.lower)) return head !== undefined;
  return isSurface(head, language) && (isGoverned(tokens, speaker) || tokens[cue?.from ?? -1]?.kind !== "word");
}

const somebody = wordsOfKind("demonstratives", "somebody");

/** What is known of a speaker beside the name: the role, and whether several speak. */
function roleOf(
  discourse: Discourse,
  tokens: readonly ViewToken[],
  phrase: NounPhrase,
  named: Named | null,
): Pick<Speaker, "role" | "group"> {
  const several = isSeveral(discourse.language, tokens, phrase);
  const group = several || (named ? named.personhood < 0 : isPlural(discourse, tokens, phrase));
  const words = named && !several ? plainRole(discourse, named) : null;
  return { role: discourse.language.unspaced ? (words?.replaceAll(" ", "") ?? null) : words, group };
}

/** "one of the signers" of "the signers", "several of the dockers" of "several": not all of them speak. */
function withPart(discourse: Discourse, block: number, phrase: NounPhrase): NounPhrase {
  const { language } = discourse;
  const tokens = tokensOf(discourse, block);
  const isLink = (at: number) => linkingWords(language).has(tokens[at]?.lower ?? "");
  if (isLink(phrase.from - 1) && isPart(language, tokens[phrase.from - 2])) return { ...phrase, from: phrase.from - 2 };
  if (!isLink(phrase.to) || phrase.to > phrase.from + 1 || !isPart(language, tokens[phrase.from])) return phrase;
  const whole = sentenceOf(discourse, block, phrase.from)?.phrases.find(({ from }) => from === phrase.to + 1);
  return whole ? { ...whole, from: phrase.from } : phrase;
}

const isPart = (language: Language, token: ViewToken | undefined): boolean =>
  token?.tag.wordClass === "NUM" || parts(language).has(token?.lower ?? "");

const parts = wordsOfKind("quantifiers", "part");

/** A verb that stands for the subject it has not. */
const isDropped = (tokens: readonly ViewToken[], { head, pronoun }: NounPhrase): boolean =>
  pronoun && tokens[head]?.tag.pronoun === null && tokens[head]?.tag.wordClass !== "PRON";

/** Whoever a verb without a subject has say something: the last speaker, or the subject of a sentence since then. */
function leftOut(text: string, discourse: Discourse, attribution: Attribution, last: Resolved | null): Resolved | null {
  const { block, speaker: phrase } = attribution;
  const speaker = subjectBefore(discourse, block, phrase.head, last?.speaker.mention?.end ?? -1);
  return (speaker && resolveSpeaker(text, discourse, { ...attribution, speaker }, last)) ?? last;
}

/** "Jane Doe and John Roe", each in full; so too for "she and John Roe". */
function jointName(discourse: Discourse, block: number, phrase: NounPhrase, last: Named | null): string | null {
  const tokens = tokensOf(discourse, block);
  const mentions = mentionsWithin(discourse, block, phrase.from, phrase.to);
  const pronoun = !phrase.pronoun && tokens[phrase.from]?.tag.pronoun === "personal";
  const and =
    mentions.map(({ to: end }) => joiner(tokens, end)).find((word) => word !== null) ??
    (pronoun ? joiner(tokens, phrase.from + 1) : null);
  if (!and || (!pronoun && mentions.length < 2)) return null;
  if (!pronoun && !mentions.some(({ from, to }) => from <= phrase.head && phrase.head < to)) return null;
  const people = mentions.map(({ words, gender }) => discourse.cast.find(words, gender));
  if (pronoun) people.unshift(referent(discourse, block, onlyPronoun(phrase), last).named);
  if (!people.every((named) => named !== null && named.personhood >= 0)) return null;
  return [...new Set(people.map((named) => named?.name ?? ""))].join(` ${and} `);
}

/** The "and" of "Roe and Doe", "Roe, and Doe". */
function joiner(tokens: readonly ViewToken[], at: number): string | null {
  const token = tokens[isComma(tokens[at]) ? at + 1 : at];
  return token?.tag.wordClass === "CCONJ" ? token.text : null;
}

function mentionsWithin(discourse: Discourse, block: number, from: number, to: number): NameMention[] {
  const sentence = sentenceOf(discourse, block, from);
  return sentence ? nameMentions(discourse.language, sentence, { paragraph: 0, sentence: 0, from, to }) : [];
}

const sentenceOf = ({ reader }: Discourse, block: number, token: number): PhrasedSentence | null =>
  reader.sentence(block, sentenceAt(reader.paragraphs[block]?.sentences ?? [], token));

const onlyPronoun = ({ from }: NounPhrase): NounPhrase => ({ from, to: from + 1, head: from, pronoun: true });

interface Known {
  readonly mention: Excerpt;
  readonly named: Named | null;
  readonly last: Resolved | null;
}

function nameOf(text: string, discourse: Discourse, block: number, phrase: NounPhrase, known: Known): string | null {
  const { mention, named, last } = known;
  const joint = jointName(discourse, block, phrase, last?.named ?? null);
  if (joint) return joint;
  if (named) return isSaidMoreFully(mention.text, named.name) ? mention.text : named.name;
  const isUnnamed = phrase.pronoun || isBare(discourse, mention.text.toLowerCase());
  return isUnnamed ? describedAs(text, discourse, block, phrase, last) : mention.text;
}

/** "Sources close to the union" tells more than the "Sources" that looked like a name. */
const isSaidMoreFully = (mention: string, name: string): boolean =>
  !name.includes(" ") && mention.startsWith(`${name} `) && /^\p{Ll}/u.test(mention.slice(name.length + 1));

/** Words that stand for somebody and name nobody; with the mark of a mention they call all who read. */
const isBare = ({ language }: Discourse, word: string): boolean =>
  language.words("pronouns").has(word) || language.words("demonstratives").has(word) || MENTIONS_ALL.has(word);

/** What the chats read as a mention of everybody there. */
const MENTIONS_ALL: ReadonlySet<string> = new Set(["@everyone", "@here", "@channel", "@all"]);

/** The words of the article for somebody it never names. */
function describedAs(
  text: string,
  discourse: Discourse,
  block: number,
  phrase: NounPhrase,
  last: Resolved | null,
): string | null {
  const tokens = tokensOf(discourse, block);
  const word = pronounAt(tokens, phrase);
  const pronoun = pronounOf(discourse.language, word);
  if (pronoun?.person === 1) return discourse.language.authorName;
  if (isRelative(tokens, phrase)) {
    const before = antecedentPhrase(discourse, block, phrase);
    return before && !before.pronoun ? (mentionOf(discourse.language, text, tokens, before)?.text ?? null) : null;
  }
  const described = describedBefore(discourse, block, phrase.head, word);
  const there =
    described && mentionOf(discourse.language, text, tokensOf(discourse, described.block), described.phrase);
  if (there) return there.text;
  return last && mayMean(discourse.language, pronoun, last) ? last.speaker.name : null;
}

/** "Jane Roe and John Doe"; not an office that is for two things: "Trade and Industry Minister", "ministra de Salud y Deporte". */
function isSeveral({ headsLast }: Language, tokens: readonly ViewToken[], { from, to, head }: NounPhrase): boolean {
  const start = headsLast ? from : head;
  const and = tokens.slice(start, to).findIndex(({ tag }) => tag.wordClass === "CCONJ");
  const isOfOffice = tokens[head]?.tag.wordClass === "NOUN" && tokens.slice(head, start + and).some(isPreposition);
  return and >= 0 && (headsLast || !isOfOffice);
}

/** Whether a pronoun may stand for whoever spoke last: "they" for several, "she" for a person. */
function mayMean(language: Language, pronoun: Pronoun | null, { speaker, named }: Resolved): boolean {
  if (pronoun?.number === "plural") return speaker.group;
  const isPersonal = pronoun?.gender === "male" || pronoun?.gender === "female";
  return !isPersonal || named !== null || mayBePerson(language, speaker.name.split(" ").at(-1) ?? "");
}

const isPreposition = ({ tag }: ViewToken): boolean => tag.wordClass === "ADP";

/** Whether several are meant: "the signers", "two of the signers"; not "one of the signers". */
const isPlural = ({ language }: Discourse, tokens: readonly ViewToken[], { from, head }: NounPhrase): boolean =>
  tokens[head] !== undefined &&
  language.isPlural(tokens[head]) &&
  !(
    from < head &&
    language
      .words("numbers")
      .get(tokens[from]?.lower ?? "")
      ?.split(" ")[0] === "1"
  );

const isRelative = (tokens: readonly ViewToken[], { head }: NounPhrase): boolean =>
  tokens[head]?.tag.pronoun === "relative";

const pronounAt = (tokens: readonly ViewToken[], { head }: NounPhrase): string =>
  barePronoun(tokens[head]?.lower ?? "");

function mentionOf(language: Language, text: string, tokens: readonly ViewToken[], phrase: NounPhrase): Excerpt | null {
  const first = tokens[phrase.from];
  const last = tokens[phrase.to - 1];
  if (!first || !last) return null;
  if (isQuote(last)) return quotedMention(text, first, last);
  const end = language.reportsItself(tokens, phrase.to - 1)
    ? last.end
    : last.start + last.text.replace(ENDING, "").length;
  return { text: text.slice(first.start, end), start: first.start, end };
}

/** A name in quote marks, without them where nothing else stands there. */
function quotedMention(text: string, first: ViewToken, last: QuoteToken): Excerpt {
  const { start, end } = first === last ? last.region : { start: first.start, end: last.end };
  return { text: text.slice(start, end), start, end };
}

const someone = (referent: Referent | null): Referent | null => (referent?.named ? referent : null);
const clear = (named: Named | null): Referent => ({ named, isDoubtful: false });

/** The named person or institution that a phrase stands for. */
function referent(
  discourse: Discourse,
  block: number,
  phrase: NounPhrase,
  lastSpeaker: Named | null,
  said: readonly QuoteToken[] = [],
): Referent {
  const tokens = tokensOf(discourse, block);
  if (!phrase.pronoun) {
    return (
      someone(namedBy(discourse, block, phrase)) ??
      someone(clear(namedBehind(discourse, block, phrase))) ??
      someone(ownerOfWords(discourse, block, phrase, lastSpeaker)) ??
      clear(roleHolder(discourse, block, phrase))
    );
  }
  if (isRelative(tokens, phrase)) {
    const before = antecedentPhrase(discourse, block, phrase);
    if (!before || before.pronoun) return clear(null);
    return referent(discourse, block, before, lastSpeaker);
  }
  const word = pronounAt(tokens, phrase);
  const sentence = sentenceNumber(discourse, block, phrase.head);
  return pronounReferent(discourse, { word, paragraph: block, sentence, token: phrase.head, lastSpeaker, said });
}

const wordsSaid = perLanguage((language) => new Set(language.words("cue-nouns").keys()));

/** In "a translation of her remarks", "Roe's statement" whoever owns the words said. */
function ownerOfWords(
  discourse: Discourse,
  block: number,
  phrase: NounPhrase,
  lastSpeaker: Named | null,
): Referent | null {
  const { language } = discourse;
  const tokens = tokensOf(discourse, block);
  for (let at = phrase.to - 1; at > phrase.from; at--) {
    const token = tokens[at];
    const owner = tokens[at - 1];
    if (!token || !owner || !wordsSaid(language).has(language.lemma(token))) continue;
    if (owner.tag.pronoun === "possessive")
      return referent(discourse, block, onlyPronoun({ ...phrase, from: at - 1 }), lastSpeaker);
    const [mention] = isPossessive(language, tokens, at - 1) ? mentionsWithin(discourse, block, phrase.from, at) : [];
    if (mention) return clear(discourse.cast.find(mention.words, mention.gender));
  }
  return null;
}

/** What "who" or "which" stands for: the phrase before it, over a comma and an aside, with the part that is meant of it. */
function antecedentPhrase(discourse: Discourse, block: number, { from }: NounPhrase): NounPhrase | null {
  const phrases = sentenceOf(discourse, block, from)?.phrases ?? [];
  const before = phrases.findLast(({ to }) => to <= from);
  const named = before && phrases.findLast(({ to }) => to === before.from - 1);
  const tokens = tokensOf(discourse, block);
  const isApposed = named && isComma(tokens[named.to]) && isNameWord(discourse.language, tokens[named.head]);
  const meant = isApposed ? named : before;
  return meant ? withPart(discourse, block, meant) : null;
}

function namedBy(discourse: Discourse, block: number, phrase: NounPhrase): Referent | null {
  const { language } = discourse;
  const tokens = tokensOf(discourse, block);
  if (!isNameWord(language, tokens[phrase.head]))
    return clear(language.unspaced ? addressed(discourse, block, phrase) : knownSurname(discourse, tokens, phrase));
  const start = runStart(discourse, tokens, phrase);
  const within = (to: number): NameMention[] => mentionsWithin(discourse, block, start, to);
  const meant = (mention: NameMention): Referent => bearerOf(discourse, block, mention);
  const behindHead = phrase.to > phrase.head + 1 ? within(phrase.to) : [];
  const called = behindHead.find((each) => isCalledAtEnd(language, tokens, each, phrase));
  if (called) return meant(called);
  const mention = within(phrase.head + 1).at(-1);
  if (mention?.to === phrase.head + 1) return meant(mention);
  const holder = behindHead.findLast((each) => isOfficeHolder(each, phrase));
  return holder ? meant(holder) : null;
}

/** A word with a capital that ends the name of a person whom the article names in full, where all nouns have capitals. */
function knownSurname(
  { language, cast }: Discourse,
  tokens: readonly ViewToken[],
  { from, to, head }: NounPhrase,
): Named | null {
  const word = tokens[head];
  if (language.capitalsAreNames || !word?.capital || to - from > 1) return null;
  const named = cast.find([word.text], null);
  return named && named.words.length > 1 && named.personhood > 0 ? named : null;
}

/** "田所久美子市長", "宇都宮さん": whoever a title or an office stands behind. */
function addressed(discourse: Discourse, block: number, phrase: NounPhrase): Named | null {
  const { cast, language } = discourse;
  const mention = mentionsWithin(discourse, block, phrase.from, phrase.to).at(-1);
  if (!mention) return null;
  const behind = tokensOf(discourse, block).slice(mention.to, phrase.to);
  const isAddressed = behind.every(({ text, lower }) => isTitle(language, lower) || isRoleNoun(language, text));
  return isAddressed ? cast.find(mention.words, mention.gender) : null;
}

/** In "Secretary of State Jane Roe" the phrase's head is the office: the name behind it is meant. */
const isOfficeHolder = ({ from, to, role }: NameMention, phrase: NounPhrase): boolean =>
  to === phrase.to && role !== null && role.split(" ").length >= from - phrase.head;

/** "Department of Health and Human Services spokeswoman Jane Roe": a role stands right before the name that ends it. */
const isCalledAtEnd = (
  language: Language,
  tokens: readonly ViewToken[],
  { from, to }: NameMention,
  phrase: NounPhrase,
): boolean => to === phrase.to && from > phrase.head + 1 && isRoleNoun(language, tokens[from - 1]?.text ?? "");

/** Where the run of name words that ends at the phrase's head starts. */
function runStart({ language }: Discourse, tokens: readonly ViewToken[], { from, head }: NounPhrase): number {
  let at = head;
  while (
    at > from &&
    (isNameWord(language, tokens[at - 1]) || isNameWord(language, tokens[at - 2])) &&
    !ENDING.test(tokens[at - 1]?.text ?? "")
  )
    at--;
  return at;
}
