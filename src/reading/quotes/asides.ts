import { isGoverned } from "../../languages/analysis/between.ts";
import { isComma, isFiniteVerb, isMark, type TaggedToken } from "../../languages/analysis/token.ts";
import { type WordClass, wordTag } from "../../languages/analysis/word-class.ts";
import { type Language, perLanguage } from "../../languages/language.ts";
import type { QuotedRegion } from "../../languages/quote-marks/regions.ts";
import { isInstitutionWord, isRoleNoun } from "../names/name-words.ts";
import { isOfSpeech } from "./resolve/pronoun-words.ts";

/** Words about the speaker among tokens: the mark at `mark` parts them, what is said goes on at `resumes`. */
interface Aside {
  readonly mark: number;
  readonly resumes: number;
  /** Whether a pronoun hangs on the verb, as nowhere but beside what is said: "dit-il". */
  readonly hasPronoun: boolean;
}

/** The regions without the words about the speaker that stand inside them: "« Nous partons, a dit la maire. Il est tard. »" */
export function withoutAsides(
  language: Language,
  tokens: readonly TaggedToken[],
  regions: readonly QuotedRegion[],
): QuotedRegion[] {
  if (language.asideMarks === "") return [...regions];
  return regions.flatMap((region) =>
    region.single ? [region] : partsOf(language, tokens, region, language.asideMarks).parts,
  );
}

/** What is said in a turn of a dialogue that names who speaks: "Non, dit-elle. Demain." Null for one that does not. */
export function withoutTellers(
  language: Language,
  tokens: readonly TaggedToken[],
  turn: QuotedRegion,
): QuotedRegion[] | null {
  if (language.asideMarks === "") return null;
  const byDashes = partsOf(language, tokens, turn, DASHES);
  const { parts, asides } =
    byDashes.asides.length > 0 ? byDashes : partsOf(language, tokens, turn, language.asideMarks);
  const isSpoken = asides.some(({ mark, hasPronoun }) => hasPronoun || isMark(tokens[mark], `${DASHES}?!…`));
  return isSpoken || (asides.length > 0 && tokens.some(({ lower }) => isOfSpeech(language, lower))) ? parts : null;
}

const MOST_ASIDES = 20;

function partsOf(
  language: Language,
  tokens: readonly TaggedToken[],
  region: QuotedRegion,
  marks: string,
): { readonly parts: QuotedRegion[]; readonly asides: readonly Aside[] } {
  const parts: QuotedRegion[] = [];
  const asides: Aside[] = [];
  const end = indexFrom(tokens, region.end);
  let open: QuotedRegion = region;
  let at = indexFrom(tokens, region.start);
  while (asides.length < MOST_ASIDES) {
    const aside = nextAside(language, tokens, at, end, marks);
    if (!aside) break;
    asides.push(aside);
    parts.push(...upTo(open, endBefore(tokens, aside.mark)));
    at = aside.resumes;
    const next = tokens[at];
    if (at >= end || !next) return { parts, asides };
    open = { ...open, from: next.start, start: next.start };
  }
  return { parts: [...parts, open], asides };
}

/** The index of the first token that starts at or behind an offset, by bisection. */
function indexFrom(tokens: readonly TaggedToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const upTo = (region: QuotedRegion, end: number): QuotedRegion[] =>
  end > region.start ? [{ ...region, to: end, end, closed: true }] : [];

/** Where what is said ends before an aside: a question keeps its mark. */
const endBefore = (tokens: readonly TaggedToken[], mark: number): number =>
  (isMark(tokens[mark], "?!…") ? tokens[mark]?.end : tokens[mark - 1]?.end) ?? 0;

function nextAside(
  language: Language,
  tokens: readonly TaggedToken[],
  from: number,
  end: number,
  marks: string,
): Aside | null {
  for (let mark = from; mark < end - 1; mark++) {
    if (!isMark(tokens[mark], marks)) continue;
    const aside = asideAt(language, tokens, mark, end);
    if (aside) return aside;
  }
  return null;
}

const DASHES = "—–-―";

function asideAt(language: Language, tokens: readonly TaggedToken[], mark: number, end: number): Aside | null {
  const verb = sayingVerb(language, tokens, mark + 1, end);
  if (verb < 0) return null;
  const hasPronoun = tokens.slice(mark + 1, verb + 2).some(({ text }) => text.startsWith("-") && text.length > 1);
  if (isMark(tokens[mark], DASHES)) return { mark, resumes: behindDash(tokens, verb + 1, end), hasPronoun };
  if (!hasPronoun && !standsAlone(language, tokens, verb) && !hasSubjectBehind(language, tokens, verb, end))
    return null;
  return { mark, resumes: behindClause(tokens, verb + 1, end, hasPronoun), hasPronoun };
}

const MOST_PRONOUNS = 2;
const MOST_ADVERBS = 4;

/** The verb of saying that a clause begins with, over what stands before its participle; -1 where it has none. */
function sayingVerb(language: Language, tokens: readonly TaggedToken[], from: number, end: number): number {
  const first = over(tokens, from, Math.min(end, from + MOST_PRONOUNS), ({ lower }) => isObject(language, lower));
  const verb = tokens[first];
  if (!verb || first >= end || verb.capital) return -1;
  if (isSaying(language, verb)) return first;
  if (verb.tag.wordClass !== "AUX" && !isFiniteVerb(verb)) return -1;
  const limit = Math.min(end, first + 1 + MOST_ADVERBS);
  const next = over(tokens, first + 1, limit, ({ text, tag }) => text.startsWith("-") || tag.wordClass === "ADV");
  const participle = tokens[next];
  return participle && next < end && isSaying(language, participle) ? next : -1;
}

function over(
  tokens: readonly TaggedToken[],
  from: number,
  limit: number,
  passes: (token: TaggedToken) => boolean,
): number {
  let at = from;
  while (at < limit && passes(tokens[at] as TaggedToken)) at++;
  return at;
}

/** "s'", "me": a pronoun that a verb has before it. */
const isObject = (language: Language, lower: string): boolean =>
  /object|reflexive/.test(language.words("pronouns").get(lower) ?? "");

const VERB_TAGS = ["finite", "participle"].map((form) => wordTag(`VERB:${form}`));

const cueVerbs = (language: Language, isWanted: (traits: string) => boolean): ReadonlySet<string> =>
  new Set([...language.words("cue-verbs")].flatMap(([verb, traits]) => (isWanted(traits) ? [verb] : [])));

const saying = perLanguage((language) => cueVerbs(language, (traits) => traits.startsWith("saying")));
const plain = perLanguage((language) => cueVerbs(language, (traits) => traits.includes("plain")));

/** Whether a token is a verb of saying, or may be one though it was taken for another class. */
const isSaying = (language: Language, token: TaggedToken): boolean => isAmong(language, token, saying(language));

const isPlain = (language: Language, token: TaggedToken | undefined): boolean =>
  token !== undefined && isAmong(language, token, plain(language));

function isAmong(language: Language, token: TaggedToken, verbs: ReadonlySet<string>): boolean {
  if (token.kind !== "word" || token.capital || token.tag.wordClass === "AUX") return false;
  if (token.tag.wordClass === "VERB") return verbs.has(language.lemma(token));
  return VERB_TAGS.some((tag) => verbs.has(language.lemma({ lower: token.lower, tag })));
}

/** ", calcula." in a language that leaves subjects out. */
const standsAlone = (language: Language, tokens: readonly TaggedToken[], verb: number): boolean =>
  language.dropsSubjects && isPlain(language, tokens[verb]) && isMark(tokens[verb + 1], ".,");

const SUBJECT_REACH = 12;
const MOST_BEFORE_SUBJECT = 5;

/** Whether somebody stands behind the verb, and no clause that it opens: "explique le maire". */
function hasSubjectBehind(language: Language, tokens: readonly TaggedToken[], verb: number, end: number): boolean {
  if (language.words("clause-openers").has(tokens[verb + 1]?.lower ?? "")) return false;
  if (!isPlain(language, tokens[verb])) return false;
  const phrases = language.phrases(tokens, verb + 1, Math.min(end, verb + SUBJECT_REACH));
  return phrases.some(
    (phrase) =>
      !phrase.pronoun &&
      phrase.from <= verb + MOST_BEFORE_SUBJECT &&
      !isGoverned(tokens, phrase) &&
      maySpeak(language, tokens[phrase.head] as TaggedToken),
  );
}

/** Whether a phrase's head names somebody: by a name, a role or an institution. */
const maySpeak = (language: Language, { text, lower, tag }: TaggedToken): boolean =>
  tag.wordClass === "PROPN" || isRoleNoun(language, text) || isInstitutionWord(language, lower);

/** Behind the dash that closes an aside, and the marks beside it; the end where none closes it. */
function behindDash(tokens: readonly TaggedToken[], from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (isMark(tokens[at], DASHES)) return over(tokens, at + 1, end, (token) => isMark(token, ",.;:"));
  }
  return end;
}

/**
 * Behind the sentence's end, or behind the comma from which on a verb tells that what is said goes on: behind a pronoun
 * the first, as nothing says more of it than an adjective does.
 */
function behindClause(tokens: readonly TaggedToken[], from: number, end: number, hasPronoun: boolean): number {
  let comma = -1;
  for (let at = from; at < end; at++) {
    const token = tokens[at] as TaggedToken;
    if (comma >= 0 && (isFiniteVerb(token) || (hasPronoun && at === comma + 1 && !DESCRIBES.has(token.tag.wordClass))))
      return comma + 1;
    if (isMark(token, ".?!…")) return at + 1;
    if (isComma(token)) comma = at;
  }
  return end;
}

const DESCRIBES: ReadonlySet<WordClass> = new Set(["ADJ", "VERB", "ADP"]);
