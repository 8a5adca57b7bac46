import { countBetween, isParticle } from "../../../languages/analysis/between.ts";
import { hashOf, mixed, stepped } from "../../../languages/analysis/hashing.ts";
import { isComma, isFiniteVerb, isMark, isVerbHelper } from "../../../languages/analysis/token.ts";
import type { VerbForm } from "../../../languages/analysis/word-class.ts";
import type { Language } from "../../../languages/language.ts";
import type { CueSource } from "../attribution/candidates.ts";
import { cueLemma } from "../attribution/cues.ts";
import { neighbour } from "../attribution/features.ts";
import { isDash, isQuote, type TokenSpan, type ViewToken } from "../view.ts";
import type { ContentCandidate } from "./candidates.ts";
import { hasMainVerb, isClause, isDenial, LONGEST_VERB_GROUP, opensContent } from "./clause.ts";

const atMost = Math.min;
const named = (words: string): number => hashOf(words);

/** What stands beside a clause: a word that opens what is said by that, all else as beside a quotation. */
function besideClause(language: Language, token: ViewToken | undefined): number {
  const isOpener = token?.kind === "word" && !isParticle(token) && opensContent(language, token);
  return isOpener ? named(`opens ${token.tag.wordClass}`) : neighbour(token);
}

/** What of a cue and its source speaks for or against its reporting anything. */
interface CueTraits {
  readonly lemma: number;
  readonly words: number;
  readonly form: number;
  readonly way: number;
  readonly denied: number;
  readonly auxiliary: number;
  readonly before: number;
  readonly after: number;
  readonly source: number;
}

/** Of sources whose readings are being told apart: each has many. */
const known = new WeakMap<CueSource, CueTraits>();

function cueTraits(language: Language, source: CueSource): CueTraits {
  const traits = known.get(source) ?? traitsOf(language, source);
  known.set(source, traits);
  return traits;
}

function traitsOf(language: Language, { cue, way, phrase, sentence }: CueSource): CueTraits {
  const { tokens, from } = sentence;
  const verb = tokens[cue.from] as ViewToken;
  const group = tokens.slice(Math.max(from, cue.from - LONGEST_VERB_GROUP), cue.from);
  const last = group.findLastIndex((token) => !isVerbHelper(token));
  const helpers = group.slice(last + 1);
  const head = tokens[phrase.head];
  return {
    lemma: hashOf(cue.kind === "verb" ? cueLemma(language, tokens, cue.from) : verb.lower),
    words: hashOf(verb.lower),
    form: named(`${cue.kind} ${verb.tag.wordClass === "VERB" ? verb.tag.form : "doubtful"}`),
    way: named(way),
    denied: helpers.some((token) => isDenial(language, token)) ? 1 : 0,
    auxiliary: atMost(helpers.filter(({ tag }) => tag.wordClass === "AUX").length, 2),
    before: besideClause(language, tokens[Math.min(cue.from, phrase.from) - 1]),
    after: besideClause(language, tokens[cue.to]),
    source: phrase.pronoun
      ? named(`pronoun ${head?.tag.pronoun}`)
      : named(isQuote(head) ? "quoted" : head?.capital ? "name" : (head?.tag.wordClass ?? "")),
  };
}

/** What speaks for a cue's reporting nothing. */
export function nothingReportedFeatures(language: Language, source: CueSource): number[] {
  const { lemma, form, denied, auxiliary, before, after } = cueTraits(language, source);
  return [
    mixed(501, 0),
    mixed(502, lemma),
    mixed(503, lemma, form),
    mixed(504, form, denied, auxiliary),
    mixed(505, form, after),
    mixed(506, lemma, after),
    mixed(507, form, before),
    mixed(508, form, before, after),
    mixed(509, lemma, denied, auxiliary),
  ];
}

/** What speaks for one reading of what a cue reports. */
export function contentFeatures(language: Language, candidate: ContentCandidate): number[] {
  const traits = cueTraits(language, candidate.source);
  return [
    ...extentFeatures(language, candidate, traits),
    ...cueFeatures(language, candidate, traits),
    ...insideFeatures(language, candidate, traits),
  ];
}

/** Where a reading begins and ends, and what stands there. */
function extentFeatures(
  language: Language,
  { place: where, source, spans }: ContentCandidate,
  { form, lemma }: CueTraits,
): number[] {
  const { tokens, from, to } = source.sentence;
  const place = named(where);
  const [first] = spans as readonly [TokenSpan, ...TokenSpan[]];
  const last = spans.at(-1) ?? first;
  const opening = besideClause(language, tokens[first.from]);
  const behind = besideClause(language, tokens[last.to]);
  const beyond = besideClause(language, tokens[last.to + 1]);
  const isEnd = last.to >= to - 1 ? 1 : 0;
  const isStart = first.from === from ? 1 : 0;
  const rest = countBetween(tokens, last.to, to);
  const restVerbs = atMost(rest.finiteVerbs + rest.auxiliaries, 2);
  const inside = breakInside(language, tokens, first);
  const opensWith = opensContent(language, tokens[first.from]) ? 1 : 0;
  return [
    mixed(604, place, behind, isEnd),
    mixed(605, place, behind, beyond),
    mixed(612, place, isStart, isEnd),
    mixed(613, place, restVerbs, behind),
    mixed(614, place, restVerbs, beyond),
    mixed(615, place, inside, behind),
    mixed(616, place, inside, isEnd),
    mixed(617, place, opensWith, lemma),
    mixed(618, place, opensWith * 2 + isEnd, behind),
    mixed(624, place, behind, mixed(1, beyond, besideClause(language, tokens[last.to + 2]))),
    mixed(625, place, hashOf(tokens[last.to]?.lower ?? ""), beyond),
    mixed(626, place, hashOf(tokens[last.to + 1]?.lower ?? ""), behind),
    mixed(629, place, hashOf(tokens[first.from]?.lower ?? ""), form),
    mixed(603, place, opening, form),
    mixed(623, place, lemma, opening),
  ];
}

/** What a reading is beside the words that report it. */
function cueFeatures(
  language: Language,
  { place: where, source, spans, skipped }: ContentCandidate,
  traits: CueTraits,
): number[] {
  const { tokens, to } = source.sentence;
  const place = named(where);
  const { lemma, form, way, denied, auxiliary } = traits;
  const [first] = spans as readonly [TokenSpan, ...TokenSpan[]];
  const last = spans.at(-1) ?? first;
  const opening = besideClause(language, tokens[first.from]);
  const beforeContent = besideClause(language, tokens[first.from - 1]);
  const isEnd = last.to >= to - 1 ? 1 : 0;
  const inner = countBetween(tokens, first.from, first.to);
  const length = stepped(last.to - first.from);
  const verbs = atMost(inner.finiteVerbs + inner.auxiliaries, 3);
  const clause = (isClause(tokens, first) ? 1 : 0) + (hasMainVerb(tokens, first) ? 2 : 0);
  const next = atMost(skipped, 5);
  return [
    mixed(601, place, lemma),
    mixed(602, place, form, way),
    mixed(606, place, clause, verbs),
    mixed(607, place, clause, opening),
    mixed(608, place, length, clause),
    mixed(609, place, next, beforeContent),
    mixed(610, place, next, opening),
    mixed(611, place, denied, auxiliary),
    mixed(619, place, traits.source, way),
    mixed(620, place, traits.before, form),
    mixed(621, place, traits.after, form),
    mixed(622, place, way, lemma),
    mixed(627, place, atMost(inner.commas, 3), isEnd),
    mixed(628, place, form, clause * 2 + isEnd),
    mixed(630, place, verbs, opening),
  ];
}

/** What the words of a reading are by themselves. */
function insideFeatures(
  language: Language,
  { place: where, source, spans }: ContentCandidate,
  { form, lemma, words }: CueTraits,
): number[] {
  const { tokens, to } = source.sentence;
  const place = named(where);
  const [first] = spans as readonly [TokenSpan, ...TokenSpan[]];
  const last = spans.at(-1) ?? first;
  const opening = besideClause(language, tokens[first.from]);
  const behind = besideClause(language, tokens[last.to]);
  const beforeContent = besideClause(language, tokens[first.from - 1]);
  const isEnd = last.to >= to - 1 ? 1 : 0;
  const lastInside = besideClause(language, tokens[last.to - 1]);
  const told = moodOf(tokens, first);
  const infinitives = countForms(tokens, first, "infinitive");
  return [
    mixed(631, place, lastInside, behind),
    mixed(632, place, opening, lastInside),
    mixed(633, place, told, form),
    mixed(634, place, told, opening),
    mixed(635, place, told, lemma),
    mixed(636, place, lemma, behind * 2 + isEnd),
    mixed(637, place, infinitives, opening),
    mixed(638, place, infinitives, lemma),
    mixed(639, place, beforeContent, opening),
    mixed(640, place, beforeContent, lemma),
    mixed(641, place, words, told),
    mixed(642, place, words, opening),
    mixed(643, place, words, isEnd),
    mixed(
      644,
      place,
      mixed(1, opening, lastInside),
      mixed(1, besideClause(language, tokens[first.to - 1]), besideClause(language, tokens[last.from])),
    ),
  ];
}

/** 0: no verb that carries a clause; 1: all tell facts; 2: all tell what somebody says; 3: some do. */
function moodOf(tokens: readonly ViewToken[], span: TokenSpan): number {
  const finite = countForms(tokens, span, "finite");
  const subjunctive = countForms(tokens, span, "subjunctive");
  return (finite > 0 ? 1 : 0) + (subjunctive > 0 ? 2 : 0);
}

function countForms(tokens: readonly ViewToken[], { from, to }: TokenSpan, form: VerbForm): number {
  let count = 0;
  for (let at = from; at < to && count < 2; at++) if (tokens[at]?.tag.form === form) count++;
  return count;
}

/** The strongest break that a stretch runs over: a clause of its own behind a comma or a conjunction. */
function breakInside(language: Language, tokens: readonly ViewToken[], { from, to }: TokenSpan): number {
  let found = 0;
  for (let at = from + 1; at < to - 1; at++) {
    const token = tokens[at];
    if (isMark(token, ";:；：؛")) return 5;
    if (!(isComma(token) || isDash(token) || token?.tag.wordClass === "CCONJ")) continue;
    found = Math.max(found, breakBefore(language, tokens[at + 1]));
  }
  return found;
}

/** How strong a break is by the word behind it. */
function breakBefore(language: Language, next: ViewToken | undefined): number {
  if (next?.tag.wordClass === "CCONJ") return 3;
  if (isFiniteVerb(next)) return 2;
  if (next?.tag.form === "gerund") return 4;
  return opensContent(language, next) ? 1 : 0;
}
