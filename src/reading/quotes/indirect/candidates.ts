import { COMMAS, isComma, isFiniteVerb, isMark, isVerbHelper } from "../../../languages/analysis/token.ts";
import { type Language, perLanguage } from "../../../languages/language.ts";
import type { CueReader, CueSource } from "../attribution/candidates.ts";
import type { Cue, PhrasedSentence } from "../attribution/cues.ts";
import { isDash, isQuote, type TokenSpan, type ViewToken } from "../view.ts";
import { hasQuote, isClause, isDenial, isTime, LONGEST_VERB_GROUP, opensContent, trimmed } from "./clause.ts";

/** Where reported content stands, seen from the words that report it. */
export type ContentPlace = "after" | "before" | "around" | "leading" | "earlier" | "between";

/** One stretch, or two with the attribution between, that somebody may be reported to have said. */
export interface ContentCandidate {
  readonly place: ContentPlace;
  readonly source: CueSource;
  readonly spans: readonly TokenSpan[];
  /** What stands between cue and content was passed over. */
  readonly skipped: number;
}

/** The cues of a sentence that plainly report, each with its likeliest sources. */
export function reportingSources(reader: CueReader, block: number, sentence: number): CueSource[] {
  const reporting = reader.candidates(block, sentence).filter(({ cue, sentence: { tokens, from } }) => {
    if (cue.kind !== "verb") return cue.kind === "phrase" || cue.kind === "noun";
    const isVerb = cue.verb?.isPlain || tokens[cue.from]?.tag.wordClass === "VERB";
    return cue.verb?.strength === "saying" && isVerb && !isUnsaid(reader.language, tokens, cue, from);
  });
  return reporting.slice(0, MOST_SOURCES);
}

/** No sentence that people write has more. */
const MOST_SOURCES = 24;

/** "did not say that …", "sagte nicht, dass …": what follows was not said. */
function isUnsaid(language: Language, tokens: readonly ViewToken[], { from: verb, to }: Cue, floor: number): boolean {
  if (isDenial(language, tokens[to]) && isComma(tokens[to + 1])) return true;
  for (let at = verb - 1; at >= Math.max(floor, verb - LONGEST_VERB_GROUP); at--) {
    if (isDenial(language, tokens[at])) return true;
    if (!isVerbHelper(tokens[at])) return isUnreal(language, tokens[at]);
  }
  return false;
}

const unrealVerbs = perLanguage((language) => new Set(language.words("unreal-verbs").keys()));

/** "hoped to say", "refused to say": verbs that do not tell that something came to pass (Karttunen 1971). */
const isUnreal = (language: Language, token: ViewToken | undefined): boolean =>
  token?.tag.wordClass === "VERB" && unrealVerbs(language).has(language.lemma(token));

/** All that a cue may report, by one of its sources; nothing with quoted words in it. */
export function contentCandidates(language: Language, source: CueSource): ContentCandidate[] {
  const { sentence, cue } = source;
  const found: ContentCandidate[] = [
    ...(cue.kind === "phrase" ? leadingContents(source) : contentsAfter(language, source)),
    ...contentsBefore(source),
    ...(language.verbsLast && cue.kind === "verb" ? contentsBetween(source) : []),
    ...(cue.kind === "phrase" ? contentsAround(source) : []),
    ...(cue.kind === "verb" ? sentenceBefore(language, source) : []),
  ];
  const { tokens } = sentence;
  return found.filter(({ spans }) => spans.every((span) => !hasQuote(tokens, span)) && goesOn(tokens, spans));
}

/** What is whole before its attribution goes on behind it with a clause: "…, X said, in a reference to Y" does not. */
const goesOn = (tokens: readonly ViewToken[], [first, rest]: readonly TokenSpan[]): boolean =>
  !first || !rest || !isClause(tokens, first) || isClause(tokens, rest);

const MOST_ENDS = 12;

/** "X said on Monday that …": from behind the cue, or behind what hangs on it, to any break. */
function contentsAfter(language: Language, source: CueSource): ContentCandidate[] {
  const { sentence, cue, phrase } = source;
  const start = phrase.from >= cue.to ? phrase.to : cue.to;
  const starts = [
    ...new Set([start, ...contentStarts(language, sentence, cue, start), ...behindCommas(sentence, start)]),
  ];
  return starts.flatMap((from) =>
    endsAfter(sentence, from).flatMap((to): ContentCandidate[] => {
      const span = trimmed(sentence.tokens, { from, to });
      return span && !isSpeakers(sentence, cue, span)
        ? [withItsSubject({ place: "after", source, spans: [span], skipped: from - start })]
        : [];
    }),
  );
}

/** The "mayor Ida Dahl" behind "…, said": a name without a verb is who says it, not what. */
const isSpeakers = (
  { tokens }: PhrasedSentence,
  { from: cue, to: behind, verb }: Cue,
  { from, to }: TokenSpan,
): boolean =>
  verb?.isPlain === true &&
  isComma(tokens[cue - 1]) &&
  from === behind &&
  tokens[to - 1]?.tag.wordClass === "PROPN" &&
  tokens.slice(from, to).every(({ tag }) => tag.wordClass !== "VERB" && tag.wordClass !== "AUX");

/** "The pier, X said, would reopen": a predicate whose subject stands before the attribution is told with it. */
function withItsSubject(candidate: ContentCandidate): ContentCandidate {
  const { source, spans } = candidate;
  const { tokens, from } = source.sentence;
  const [predicate] = spans as readonly [TokenSpan];
  if (!isFiniteVerb(tokens[predicate.from]) || !isComma(tokens[predicate.from - 1])) return candidate;
  const until = Math.min(source.cue.from, source.phrase.from);
  const subject = isComma(tokens[until - 1]) ? trimmed(tokens, { from, to: until }, 1) : null;
  if (!subject || isClause(tokens, subject)) return candidate;
  return { ...candidate, place: "around", spans: [subject, predicate] };
}

/** Where content may begin behind a cue: over adverbs, words of time, prepositions with their phrase, and a listener. */
function contentStarts(language: Language, sentence: PhrasedSentence, cue: Cue, from: number): number[] {
  const starts: number[] = [];
  let at = from;
  let mayListen = cue.verb?.takesListener === true;
  for (let steps = 0; steps < MOST_STEPS && at < sentence.to; steps++) {
    const next = overAdjunct(language, sentence, at) ?? (mayListen ? overListener(language, sentence, at) : null);
    if (next === null) break;
    if (!isAdjunct(sentence.tokens[at])) mayListen = false;
    at = next;
    starts.push(at);
  }
  return starts;
}

const MOST_COMMAS = 4;
const FARTHEST_COMMA = 40;

/** Behind the next commas and colons: what else the verb has may stand before them, a part of the verb itself among it. */
function behindCommas({ tokens, to }: PhrasedSentence, from: number): number[] {
  const starts: number[] = [];
  for (let at = from; at < to && at < from + FARTHEST_COMMA && starts.length < MOST_COMMAS; at++) {
    if (isMark(tokens[at], `${COMMAS}:：`)) starts.push(at + 1);
  }
  return starts;
}

const MOST_STEPS = 6;
const isAdjunct = (token: ViewToken | undefined): boolean => ADJUNCTS.has(token?.tag.wordClass ?? "");
const ADJUNCTS = new Set(["ADV", "ADP", "PUNCT"]);

function overAdjunct(language: Language, { tokens, phrases }: PhrasedSentence, at: number): number | null {
  const token = tokens[at];
  if (!token || isQuote(token) || opensContent(language, token)) return null;
  if (isMark(token, `${COMMAS}:：`) || isTime(language, token) || token.tag.wordClass === "ADV") return at + 1;
  if (token.tag.wordClass === "DET" && isTime(language, tokens[at + 1])) return at + 2;
  if (token.tag.wordClass !== "ADP") return null;
  if (isTime(language, tokens[at + 1]) || tokens[at + 1]?.kind === "number") return at + 2;
  return phrases.find(({ from }) => from === at + 1)?.to ?? null;
}

/** "told reporters" */
function overListener(language: Language, { tokens, phrases }: PhrasedSentence, at: number): number | null {
  if (opensContent(language, tokens[at])) return null;
  return phrases.find(({ from }) => from === at)?.to ?? null;
}

/** The breaks at which content from `from` on may end, and the sentence's end. */
function endsAfter({ tokens, to }: PhrasedSentence, from: number): number[] {
  const ends: number[] = [];
  for (let at = from + 2; at < to && ends.length < MOST_ENDS; at++) if (isBreak(tokens[at])) ends.push(at);
  return [...ends, to];
}

const isBreak = (token: ViewToken | undefined): boolean =>
  isMark(token, ",;:(，；：、،؛") ||
  isDash(token) ||
  token?.tag.wordClass === "CCONJ" ||
  token?.tag.wordClass === "SCONJ";

/** "According to X, …", "Laut X ist …". */
function leadingContents(source: CueSource): ContentCandidate[] {
  const { sentence, cue, phrase } = source;
  const { tokens, to } = sentence;
  const end = Math.max(cue.to, phrase.to);
  return [...new Set([...contentOpenings(tokens, end, to), ...restStarts(sentence, source)])].flatMap((from) =>
    endsAfter(sentence, from).flatMap((until): ContentCandidate[] => {
      const span = trimmed(tokens, { from, to: until });
      return span ? [{ place: "leading", source, spans: [span], skipped: from - end }] : [];
    }),
  );
}

const LONGEST_SOURCE = 30;

/** Behind the first comma, or with the first finite verb where that stands before it. */
function contentOpenings(tokens: readonly ViewToken[], from: number, to: number): number[] {
  for (let at = from; at < to && at < from + LONGEST_SOURCE; at++) {
    if (isComma(tokens[at])) return [at + 1, ...verbBehind(tokens, at + 1, to)];
    if (isFiniteVerb(tokens[at])) return at === from ? [at] : [at, ...commasBehind(tokens, at, to)];
  }
  return [];
}

/** The verb behind the comma that closes an aside: "Laut Roe, der Chefin der Bank, steigt …". */
function verbBehind(tokens: readonly ViewToken[], from: number, to: number): number[] {
  for (let at = from; at < to && at < from + LONGEST_SOURCE; at++) {
    if (isComma(tokens[at]) && isFiniteVerb(tokens[at + 1])) return [at + 1];
  }
  return [];
}

const commasBehind = (tokens: readonly ViewToken[], from: number, to: number): number[] => {
  const comma = tokens.findIndex(
    (token, at) => at > from && at < Math.min(to, from + LONGEST_SOURCE) && isComma(token),
  );
  return comma < 0 ? [] : [comma + 1];
};

/** "The road [according to the police] is closed": on both sides of what names the source. */
function contentsAround(source: CueSource): ContentCandidate[] {
  const { sentence, cue, phrase } = source;
  const { tokens } = sentence;
  const until = contentEnd(sentence, Math.min(cue.from, phrase.from));
  const end = Math.max(cue.to, phrase.to);
  const firsts = beginnings(sentence, until).flatMap((from) => trimmed(tokens, { from, to: until }, 1) ?? []);
  const rests = restStarts(sentence, source).flatMap((from) =>
    endsAfter(sentence, from).flatMap((to) => trimmed(tokens, { from, to }, 1) ?? []),
  );
  return firsts.flatMap((first) =>
    rests.map(
      (rest): ContentCandidate => ({ place: "around", source, spans: [first, rest], skipped: rest.from - end }),
    ),
  );
}

/** "The road is closed. That was told by the police." */
function sentenceBefore(language: Language, source: CueSource): ContentCandidate[] {
  const { tokens, from } = source.sentence;
  const first = tokens[from];
  if (!source.before || !first || !isDemonstrative(language, first)) return [];
  const span = trimmed(tokens, source.before);
  return span ? [{ place: "earlier", source, spans: [span], skipped: source.cue.from - from }] : [];
}

const isDemonstrative = (language: Language, { lower }: ViewToken): boolean =>
  language.words("demonstratives").has(lower);

/** Where content may go on behind a source: right there, or behind a comma or a bracket that closes. */
function restStarts({ tokens, to }: PhrasedSentence, { phrase, cue }: CueSource): number[] {
  const from = Math.max(cue.to, phrase.to);
  const starts = [from];
  for (let at = phrase.head + 1; at < phrase.to; at++) if (tokens[at]?.tag.wordClass === "ADP") starts.push(at);
  for (let at = from; at < to && at < from + LONGEST_TAIL && starts.length < MOST_RESTS; at++) {
    if (isMark(tokens[at], `${COMMAS})`)) starts.push(at + 1);
  }
  return starts;
}

const MOST_RESTS = 4;
const MOST_BEGINNINGS = 4;

/** "…, X said." and "… according to X."; also "…, X said, …". */
function contentsBefore(source: CueSource): ContentCandidate[] {
  const { sentence, cue, phrase } = source;
  const { tokens, from, to } = sentence;
  const until = contentEnd(sentence, Math.min(cue.from, phrase.from));
  const before = beginnings(sentence, until).flatMap((start) => trimmed(tokens, { from: start, to: until }) ?? []);
  const next = attributionEnd(tokens, Math.max(cue.to, phrase.to), to);
  const rest = isComma(tokens[next]) ? trimmed(tokens, { from: next + 1, to }) : null;
  const whole = trimmed(tokens, { from, to: until }, 1);
  const alone = before.map(
    (span): ContentCandidate => ({ place: "before", source, spans: [span], skipped: until - span.to }),
  );
  if (!rest || !whole) return alone;
  return [...alone, { place: "around", source, spans: [whole, rest], skipped: until - whole.to }];
}

/** Where content before an attribution ends: "…, [a] annoncé la mairie", "…, [hat] sie gesagt" begin with a part of the verb. */
function contentEnd({ tokens, from }: PhrasedSentence, attribution: number): number {
  let at = attribution;
  while (at > from && attribution - at < LONGEST_VERB_GROUP && isVerbHelper(tokens[at - 1])) at--;
  return isComma(tokens[at - 1]) ? at : attribution;
}

/** Where content that ends at `until` may begin: with the sentence, or behind one of the last breaks. */
function beginnings({ tokens, from }: PhrasedSentence, until: number): number[] {
  const starts: number[] = [];
  for (let at = until - 3; at > from && starts.length < MOST_BEGINNINGS; at--)
    if (isBreak(tokens[at])) starts.push(at + 1);
  return [from, ...starts];
}

const MOST_ENDINGS = 3;

/** "市長は…と述べた": between the subject and a verb that stands last, with the particles beside them or without. */
function contentsBetween(source: CueSource): ContentCandidate[] {
  const { sentence, cue, phrase } = source;
  const { tokens, to } = sentence;
  if (phrase.to >= cue.from || phrase.to > to) return [];
  const starts = [phrase.to, phrase.to + 1, ...behindCommas(sentence, phrase.to).filter((at) => at < cue.from)];
  const ends = Array.from({ length: MOST_ENDINGS }, (_, back) => cue.from - back);
  return starts.flatMap((from) =>
    ends.flatMap((until): ContentCandidate[] => {
      const span = until > from ? trimmed(tokens, { from, to: until }) : null;
      return span ? [{ place: "between", source, spans: [span], skipped: from - phrase.to }] : [];
    }),
  );
}

const LONGEST_TAIL = 15;

/** Over "on Monday" and "in an interview" behind "X said". */
function attributionEnd(tokens: readonly ViewToken[], from: number, to: number): number {
  let at = from;
  while (at < to && at < from + LONGEST_TAIL && tokens[at]?.kind !== "mark" && !isQuote(tokens[at])) at++;
  return at;
}
