import { isGoverned } from "../../../languages/analysis/between.ts";
import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isComma, isFiniteVerb, isMark, isVerbHelper } from "../../../languages/analysis/token.ts";
import { type Language, perLanguage } from "../../../languages/language.ts";
import { wordsOfKind } from "../../../languages/word-kinds.ts";
import { isGivenName, isInstitutionWord, isNameWord, isPossessive, isRoleNoun } from "../../names/name-words.ts";
import { pronounOf } from "../resolve/pronoun-words.ts";
import type { ViewToken } from "../view.ts";
import { linkingWords, phraseWithin } from "./attributive.ts";
import { type Cue, cueVerbOf, isCueNoun, isSpeltLikeCue, type PhrasedSentence } from "./cues.ts";

/** How a phrase was found to be the source of a cue. */
export type SpeakerWay =
  | "subject"
  | "inverted"
  | "farther"
  | "beside"
  | "shared"
  | "first"
  | "agent"
  | "dropped"
  | "cited"
  | "source"
  | "owner"
  | "author"
  | "text"
  | "label"
  | "head"
  | "signature";

export interface FoundSpeaker {
  readonly phrase: NounPhrase;
  readonly way: SpeakerWay;
  /** Whether the cue is a verb with a subject of its own. */
  readonly hasSubject: boolean;
  /** The phrases right before and right behind the cue, where it is a verb; null where none stands there. */
  readonly beside: NounPhrase | null;
  readonly behind: NounPhrase | null;
}

/** Who may be the source of a cue in its sentence, the likeliest first. */
export function speakersOf(language: Language, sentence: PhrasedSentence, cue: Cue): FoundSpeaker[] {
  return sourcesOf(language, sentence, cue)
    .filter(({ phrase }) => !isTimeOrNumber(language, sentence, phrase) && !isBracketed(sentence, phrase, cue))
    .filter(({ phrase }) => !isHungOn(language, sentence, phrase))
    .map((found) => ({ ...found, phrase: withoutDay(language, sentence, found.phrase) }));
}

/** "The council's statement" of "The council's statement Wednesday". */
function withoutDay(language: Language, { tokens }: PhrasedSentence, phrase: NounPhrase): NounPhrase {
  const { from, to, head } = phrase;
  const isDay =
    language
      .words("times")
      .get(tokens[head]?.lower ?? "")
      ?.startsWith("weekday") === true;
  return isDay && to === head + 1 && head > from && tokens[head - 1]?.tag.wordClass === "NOUN"
    ? { ...phrase, to: head, head: head - 1 }
    : phrase;
}

/** "Recebe-nos": what hangs on a verb as its object. */
const isHungOn = (language: Language, { tokens }: PhrasedSentence, { head, pronoun }: NounPhrase): boolean =>
  pronoun &&
  tokens[head]?.text.startsWith("-") === true &&
  pronounOf(language, tokens[head].lower)?.isSubject === false;

/** Whether a phrase stands in brackets that the cue stands outside of: an aside's nouns say nothing. */
function isBracketed({ tokens, from, to }: PhrasedSentence, { head }: NounPhrase, cue: Cue): boolean {
  const isBefore = head < cue.from;
  const [enters, leaves] = isBefore ? [")）]", "(（["] : ["(（[", ")）]"];
  const between = isBefore ? tokens.slice(Math.max(from, head), cue.from) : tokens.slice(cue.to, Math.min(to, head));
  const count = (marks: string): number => between.filter((token) => isMark(token, marks)).length;
  return count(enters) > count(leaves);
}

/** "Monday", "the end of 2006": nobody who says anything. "Theresa May" does. */
function isTimeOrNumber(
  language: Language,
  { tokens, from: first }: PhrasedSentence,
  { from, head }: NounPhrase,
): boolean {
  const token = tokens[head];
  if (head === first && isDayOrOrder(language, token)) return true;
  const before = tokens[head - 1];
  if (head > from && NOUNS.has(before?.tag.wordClass ?? "") && !isTimeWord(language, before)) return false;
  return token?.kind === "number" ? /^\d+$/.test(token.text) : isTimeWord(language, token);
}

/** Behind one a word of time is not what speaks: "the statement Wednesday". */
const NOUNS = new Set(["NOUN", "PROPN"]);

/** "Yesterday", "Then": with the capital of a sentence's first word it looks like a name, and unlike "May" it is none. */
const isDayOrOrder = (language: Language, token: ViewToken | undefined): boolean =>
  /^(?:day|order|part)\b/.test(language.words("times").get(token?.lower ?? "") ?? "");

/** A day of the week is always one; "May" and "August" may be names. */
function isTimeWord(language: Language, token: ViewToken | undefined): boolean {
  const time = token?.kind === "word" ? language.words("times").get(token.lower) : undefined;
  const mayBeName = language.capitalsAreNames && token?.capital === true && token.tag.wordClass === "PROPN";
  return time !== undefined && (!mayBeName || time.startsWith("weekday"));
}

function sourcesOf(language: Language, sentence: PhrasedSentence, cue: Cue): FoundSpeaker[] {
  switch (cue.kind) {
    case "verb":
      return [...placesOfText(sentence, cue), ...speakersOfVerb(language, sentence, cue)];
    case "phrase":
      return found(cue.source ?? null, "source");
    case "noun":
      return speakersOfNoun(language, sentence, cue.from);
    case "label":
      return labelled(language, sentence, cue.from);
    case "signature":
      return found(phraseFrom(sentence, cue.to), "signature");
  }
}

const found = (phrase: NounPhrase | null, way: SpeakerWay): FoundSpeaker[] =>
  phrase ? [{ phrase, way, hasSubject: false, beside: null, behind: null }] : [];

const phraseFrom = ({ phrases }: PhrasedSentence, at: number): NounPhrase | null =>
  phrases.find(({ from }) => from === at) ?? null;

const phraseUpTo = ({ phrases }: PhrasedSentence, at: number): NounPhrase | null =>
  phrases.find(({ to }) => to === at) ?? null;

/** The subject of the verb; for one without a subject of its own, those of the verbs before it. */
function speakersOfVerb(language: Language, sentence: PhrasedSentence, cue: Cue): FoundSpeaker[] {
  const verb = cue.from;
  const cited = citedWith(language, sentence, cue);
  if (cited) return found(cited, "cited");
  const agent = agentOf(language, sentence, verb);
  if (agent) return found(agent, "agent");
  if (isToldTo(language, sentence, cue)) return [];
  const aside = inAbsolute(language, sentence, verb);
  if (aside) return found(aside, "beside");
  const own = ownSubject(language, sentence, verb);
  const [beside, behind] = [besideVerb(sentence, verb), behindVerb(sentence, verb)];
  const speakers = distinct([
    ...agentsBefore(language, sentence, verb).flatMap((phrase) => found(phrase, "agent")),
    ...found(own, "subject"),
    ...found(behind, "inverted"),
    ...found(behindAdjuncts(language, sentence, verb), "farther"),
    ...found(beside, "beside"),
    ...sharedSubjects(sentence, verb).flatMap((phrase) => found(phrase, "shared")),
    ...found(firstFree(sentence, verb), "first"),
    ...found(droppedSubject(language, sentence, cue), "dropped"),
  ]);
  return speakers.map((speaker) => ({ ...speaker, hasSubject: own !== null, beside, behind }));
}

/** A verb's subject; where verbs may do without one, what a preposition governs is none: "conta, de chapéu na mão". */
function ownSubject(language: Language, sentence: PhrasedSentence, verb: number): NounPhrase | null {
  const subject = sentence.subjectOf(verb);
  return subject && language.dropsSubjects && isGoverned(sentence.tokens, subject) ? null : subject;
}

/** In "they quoted Jane Roe as saying", "Roe was quoted as saying" the one quoted speaks, whichever verb is the cue. */
function citedWith(language: Language, sentence: PhrasedSentence, { from, verb }: Cue): NounPhrase | null {
  const { tokens } = sentence;
  const citing = verb?.cites ? from : citingVerbBefore(language, sentence, from);
  if (citing === null) return null;
  if (isPassive(language, sentence, citing)) return sentence.subjectOf(citing);
  const object = behindVerb(sentence, citing);
  return object && maySpeak(language, tokens[object.head]) ? object : null;
}

const CITING_REACH = 25;

/** The "quoted" before "as saying". */
function citingVerbBefore(language: Language, { tokens, from: floor }: PhrasedSentence, at: number): number | null {
  if (!isTie(tokens[at - 1]) || isFiniteVerb(tokens[at])) return null;
  for (let before = at - 2; before >= Math.max(floor, at - CITING_REACH); before--)
    if (cueVerbOf(language, tokens, before)?.cites) return before;
  return null;
}

/** "as" before "saying", "with" before "Jane Roe saying". */
const isTie = (token: ViewToken | undefined): boolean =>
  token?.tag.wordClass === "SCONJ" || token?.tag.wordClass === "ADP";

/** Somebody, or a text; not the "concerns" that somebody cites. */
const maySpeak = (language: Language, token: ViewToken | undefined): boolean =>
  token !== undefined &&
  (isNameWord(language, token) ||
    token.tag.pronoun === "personal" ||
    isRoleNoun(language, token.text) ||
    isInstitutionWord(language, token.lower) ||
    isCueNoun(language, token));

const passives = perLanguage((language) => new Set(language.words("passive-auxiliaries").keys()));

/** "Roe was asked", "Roe wurde gefragt": the subject hears the words. */
const isToldTo = (language: Language, sentence: PhrasedSentence, { from, verb }: Cue): boolean =>
  verb?.takesListener === true && isPassive(language, sentence, from);

function isPassive(language: Language, { tokens, from: floor }: PhrasedSentence, from: number): boolean {
  if (isRunTogether(language, tokens[from - 1])) return true;
  if (tokens[from]?.tag.form !== "participle") return false;
  for (let at = from - 1; at >= Math.max(floor, from - MOST_STEPS); at--) {
    const before = tokens[at];
    if (before?.tag.wordClass === "AUX") return passives(language).has(language.lemma(before));
    if (before?.tag.wordClass !== "ADV") return false;
  }
  return false;
}

/** "a-t-il dit par téléphone": an auxiliary that makes no passive of a participle. */
function isActive(language: Language, { tokens, from: floor }: PhrasedSentence, participle: number): boolean {
  let at = participle - 1;
  while (at > floor && (tokens[at]?.tag.wordClass === "ADV" || tokens[at]?.text.startsWith("-"))) at--;
  const before = tokens[at];
  return before?.tag.wordClass === "AUX" && !passives(language).has(language.lemma(before));
}

/** "we're", "I'm": a pronoun and what makes a passive of a participle in one word. */
const isRunTogether = (language: Language, token: ViewToken | undefined): boolean =>
  token?.tag.wordClass === "PRON" &&
  token.lower.includes("'") &&
  passives(language).has(token.lower.slice(token.lower.lastIndexOf("'")));

const MOST_PLACES = 3;

/** "In dem Brief heißt es", "stand auf dem Schild": where a text that speaks stands, the nearest first. */
function placesOfText({ tokens, phrases }: PhrasedSentence, { from, verb }: Cue): FoundSpeaker[] {
  if (!verb?.isOfText) return [];
  const distance = ({ head }: NounPhrase): number => Math.abs(head - from);
  const governed = phrases.filter((phrase) => isGoverned(tokens, phrase)).toSorted((a, b) => distance(a) - distance(b));
  return governed.slice(0, MOST_PLACES).flatMap((phrase) => found(phrase, "text"));
}

/** Each phrase once, as it was found first. */
const distinct = (speakers: readonly FoundSpeaker[]): FoundSpeaker[] =>
  speakers.filter(({ phrase }, index) => speakers.findIndex((other) => other.phrase === phrase) === index);

/** The sentence's first phrase that no preposition governs. */
const firstFree = ({ phrases, tokens }: PhrasedSentence, verb: number): NounPhrase | null =>
  phrases.find((phrase) => phrase.to <= verb && !isGoverned(tokens, phrase)) ?? null;

/** A verb whose subject is left out stands for it: "Ha aggiunto", and before a colon any: "Foi seco:". */
function droppedSubject(language: Language, sentence: PhrasedSentence, { from, verb }: Cue): NounPhrase | null {
  if (!verb || !language.dropsSubjects) return null;
  // A noun of words said that looks like a verb is hardly ever one where words are cut: "田所社長の声".
  if (language.unspaced && sentence.tokens[from]?.tag.wordClass === "NOUN") return null;
  const reports = verb.strength !== "other" || isLastBeforeColon(sentence, from);
  return reports ? { from, to: from + 1, head: from, pronoun: true } : null;
}

function isLastBeforeColon({ tokens, to }: PhrasedSentence, verb: number): boolean {
  for (let at = verb + 1; at < to; at++) {
    if (isMark(tokens[at], ":：")) return true;
    if (isFiniteVerb(tokens[at])) return false;
  }
  return false;
}

/** The phrase right before a verb without a subject of its own: "with Jane Roe saying". */
function besideVerb(sentence: PhrasedSentence, verb: number): NounPhrase | null {
  let at = verb;
  while (at > sentence.from && verb - at < MOST_STEPS && isVerbHelper(sentence.tokens[at - 1])) at--;
  return phraseUpTo(sentence, at);
}

/** "…, with the hospital saying": an absolute clause has its own subject. A text there is somebody's: "…, in a letter saying". */
function inAbsolute(language: Language, sentence: PhrasedSentence, verb: number): NounPhrase | null {
  const { tokens } = sentence;
  const phrase = tokens[verb]?.tag.form === "gerund" ? besideVerb(sentence, verb) : null;
  if (phrase === null || !isTie(tokens[phrase.from - 1]) || !isComma(tokens[phrase.from - 2])) return null;
  return isCueNoun(language, tokens[phrase.head]) ? null : phrase;
}

const MOST_STEPS = 4;

/** The phrase right behind a verb, over adverbs and words of time: "said on Tuesday Jane Roe". */
function behindVerb(sentence: PhrasedSentence, verb: number): NounPhrase | null {
  for (let at = verb + 1; at < sentence.to && at <= verb + MOST_STEPS; at++) {
    const phrase = phraseFrom(sentence, at);
    if (phrase) return phrase;
    if (sentence.tokens[at]?.tag.wordClass !== "ADV") return null;
  }
  return null;
}

const MOST_ADJUNCTS = 3;

/** The phrase behind what a verb has with a preposition: "a déclaré à la presse Jane Roe", "ha raccontato, in aula, Jane Roe". */
function behindAdjuncts(language: Language, sentence: PhrasedSentence, verb: number): NounPhrase | null {
  let at = verb + 1;
  for (let steps = 0; steps < MOST_ADJUNCTS; steps++) {
    const governed = sentence.tokens[at]?.tag.wordClass === "ADP" ? phraseFrom(sentence, at + 1) : null;
    if (!governed) break;
    const person = personWithin(language, sentence, governed);
    if (person) return person;
    at = isComma(sentence.tokens[governed.to]) ? governed.to + 1 : governed.to;
  }
  const phrase = at > verb + 1 && at < sentence.to ? phraseFrom(sentence, at) : null;
  return phrase?.pronoun ? null : phrase;
}

/** In "a déclaré à l'Agence Presse Jane Roe" one run of names is an agency's and a person's. */
function personWithin(language: Language, { tokens }: PhrasedSentence, { from, to }: NounPhrase): NounPhrase | null {
  const word = (at: number): string => tokens[at]?.lower ?? "";
  for (let at = from + 1; at < to - 1; at++) {
    const isBehindInstitution = tokens.slice(from, at).some(({ lower }) => isInstitutionWord(language, lower));
    if (isBehindInstitution && isGivenName(language, word(at))) return { from: at, to, head: to - 1, pronoun: false };
  }
  return null;
}

/** "was described by the mayor as" */
function agentOf(language: Language, sentence: PhrasedSentence, verb: number): NounPhrase | null {
  const { tokens } = sentence;
  if (tokens[verb]?.tag.form !== "participle" || isActive(language, sentence, verb)) return null;
  return agentWords(language).has(tokens[verb + 1]?.lower ?? "") ? phraseFrom(sentence, verb + 2) : null;
}

const AGENT_REACH = 25;

/** "wurde vom Rat beschlossen": for a participle whoever "by" stands before in the words up to it. */
function agentsBefore(language: Language, { tokens, phrases, from }: PhrasedSentence, verb: number): NounPhrase[] {
  if (tokens[verb]?.tag.form !== "participle") return [];
  const words = agentWords(language);
  return phrases.filter(
    (phrase) =>
      phrase.from > Math.max(from, verb - AGENT_REACH) &&
      phrase.to <= verb &&
      words.has(tokens[phrase.from - 1]?.lower ?? ""),
  );
}

const agentWords = perLanguage((language) => new Set(language.words("agents").keys()));

const MOST_SHARED = 2;
const LOOK_BACK = 60;

/** The subjects of the nearest verbs to the left that have one. */
function sharedSubjects(sentence: PhrasedSentence, verb: number): NounPhrase[] {
  const subjects: NounPhrase[] = [];
  for (let at = verb - 1; at >= sentence.from && verb - at < LOOK_BACK && subjects.length < MOST_SHARED; at--) {
    if (!isVerb(sentence.tokens[at])) continue;
    const subject = sentence.subjectOf(at);
    if (subject && !subjects.includes(subject)) subjects.push(subject);
  }
  return subjects;
}

const isVerb = (token: ViewToken | undefined): boolean =>
  token?.tag.wordClass === "VERB" || token?.tag.wordClass === "AUX";

const MODIFIERS = 4;

/** "Smith's claim that", "his promise to", "a statement from Smith". */
function speakersOfNoun(language: Language, sentence: PhrasedSentence, noun: number): FoundSpeaker[] {
  const { tokens } = sentence;
  const link = tokens[noun + 1];
  if (link?.tag.wordClass === "ADP" && authorWords(language).has(link.lower)) {
    const author = phraseFrom(sentence, noun + 2) ?? phraseWithin(language, sentence, noun + 2);
    if (author) return found(author, "author");
  }
  return ownerBefore(language, sentence, noun);
}

/** "Smith's" or "his" shortly before a noun. */
function ownerBefore(language: Language, sentence: PhrasedSentence, noun: number): FoundSpeaker[] {
  const { tokens } = sentence;
  for (let at = noun - 1; at >= sentence.from && at >= noun - MODIFIERS; at--) {
    const token = tokens[at];
    if (token?.kind !== "word") break;
    if (isPossessivePronoun(language, token.lower))
      return found({ from: at, to: at + 1, head: at, pronoun: true }, "owner");
    if (isPossessive(language, tokens, at)) return found(ownerUpTo(language, sentence, at), "owner");
  }
  return [];
}

const authorWords = perLanguage((language) => new Set([...language.words("agents").keys(), ...linkingWords(language)]));

const isPossessivePronoun = (language: Language, lower: string): boolean =>
  language.words("pronouns").get(lower)?.includes("possessive") === true;

/** The owner that ends at `at`: "the prime minister's". */
function ownerUpTo(language: Language, { tokens, from: floor, phrases }: PhrasedSentence, at: number): NounPhrase {
  const around = phrases.find(({ from, to }) => from <= at && at < to);
  let from = Math.max(floor, around?.from ?? at);
  for (let back = at - 1; back >= from; back--) if (isPossessive(language, tokens, back)) from = back + 1;
  return { from, to: at + 1, head: at, pronoun: false };
}

/** "Smith: …", "More from Smith: …" at the head of a sentence. */
function labelled(language: Language, sentence: PhrasedSentence, colon: number): FoundSpeaker[] {
  if (isPointer(language, sentence, colon) || isTopic(language, sentence, colon)) return [];
  const label = phraseUpTo(sentence, colon);
  const first = firstPhrase(sentence, colon);
  const named = (phrase: NounPhrase | null) => phrase && withoutVerb(language, sentence.tokens, phrase);
  return distinct([...found(named(label), "label"), ...(first === label ? [] : found(named(first), "head"))]);
}

/** "On butter:", "In court:": what the words are about or where they were said; "From Jane Roe:" names who wrote them. */
const isTopic = (language: Language, { tokens, phrases, from }: PhrasedSentence, colon: number): boolean =>
  tokens[from]?.tag.wordClass === "ADP" &&
  !agentWords(language).has(tokens[from].lower) &&
  phrases.some((phrase) => phrase.from === from + 1 && phrase.to === colon);

const pointers = wordsOfKind("page-words", "pointer");

/** "Read also:" before the headline of another article. */
const isPointer = (language: Language, { tokens, from }: PhrasedSentence, colon: number): boolean =>
  pointers(language).has(
    tokens
      .slice(from, colon)
      .map(({ lower }) => lower)
      .join(language.unspaced ? "" : " "),
  );

/** "The Post" of "The Post reports:", where the verb was taken for a noun. */
function withoutVerb(language: Language, tokens: readonly ViewToken[], phrase: NounPhrase): NounPhrase {
  const last = phrase.to - 1;
  const isVerb =
    phrase.head === last && isSpeltLikeCue(language, tokens[last]) && isNameWord(language, tokens[last - 1]);
  return isVerb && last > phrase.from ? { ...phrase, to: last, head: last - 1 } : phrase;
}

function firstPhrase({ phrases, from }: PhrasedSentence, colon: number): NounPhrase | null {
  const first = phrases.find((phrase) => phrase.from >= from && phrase.to <= colon);
  return first ?? null;
}
