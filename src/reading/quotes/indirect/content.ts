import { cueVerb, isReporting } from "../cue-lexicon.ts";
import { nounPhraseAfter } from "../grammar/noun-phrase.ts";
import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { isFiniteVerb } from "../grammar/verbs.ts";
import {
  CONJUNCTIONS,
  CONTRACTED,
  DETERMINERS,
  isAdverb,
  isDash,
  isMark,
  isNameWord,
  isPronounLike,
  isTime,
  OBJECT_PRONOUNS,
  PREPOSITIONS,
} from "../grammar/words.ts";

/** A span without the marks at its ends; null where fewer than `shortest` tokens are left. */
export function trimmed(tokens: readonly Token[], { from, to }: TokenSpan, shortest = 3): TokenSpan | null {
  let first = from;
  let last = to;
  while (first < last && tokens[first]?.kind === "mark") first++;
  while (last > first && tokens[last - 1]?.kind === "mark" && !isMark(tokens[last - 1], ")")) last--;
  return last - first >= shortest ? { from: first, to: last } : null;
}

/** Whether a span has a finite verb. */
export function isClause(tokens: readonly Token[], { from, to }: TokenSpan): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token && (isFiniteVerb(token) || looksFinite(tokens, at))) return true;
  }
  return false;
}

/** A verb in the present after a plain subject: "prices rise", "it costs". */
function looksFinite(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || !before || token.kind !== "word" || token.capital || before.kind !== "word") return false;
  if (isPronounLike(before)) return !PREPOSITIONS.has(token.lower) && !isAdverb(token);
  return isNameWord(before) && /[^s']s$/.test(token.lower) && !DETERMINERS.has(token.lower);
}

const OPENERS = new Set("that if whether why how what where there".split(" "));
const TAKES_LISTENER = new Set(
  "tell ask assure inform warn advise remind notify instruct caution promise urge".split(" "),
);

/** What "X said" at `cue` is followed by, if it is a clause: tokens up to the sentence's end or the next attribution. */
export function contentAfter(tokens: readonly Token[], cue: number, span: TokenSpan): TokenSpan | null {
  const verb = cueVerb(tokens[cue]?.lower ?? "");
  const start = afterAdjuncts(tokens, cue + 1, span.to);
  const listens = verb !== null && TAKES_LISTENER.has(verb.lemma);
  const at = listens ? afterListener(tokens, start, span.to) : start;
  const first = tokens[at];
  if (!first || at >= span.to) return null;
  if (listens && at > start && opensInfinitive(tokens, at))
    return trimmed(tokens, { from: start, to: contentEnd(tokens, at, span.to) });
  if (!opensClause(tokens, at, span.to)) return null;
  return trimmed(tokens, { from: at, to: contentEnd(tokens, at, span.to) });
}

/** "told them to leave", "asked her not to". */
const opensInfinitive = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower === "to" || (tokens[at]?.lower === "not" && tokens[at + 1]?.lower === "to");

const MOST_ADJUNCTS = 6;

/** Over "on Monday", "in a statement", "at a rally in Ohio", ", however,". */
function afterAdjuncts(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  for (let steps = 0; steps < MOST_ADJUNCTS && at < to; steps++) {
    const next = afterAdjunct(tokens, at, to, steps > 0);
    if (next === at) return at;
    at = next;
  }
  return at;
}

function afterAdjunct(tokens: readonly Token[], at: number, to: number, mayCloseAside: boolean): number {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || OPENERS.has(token.lower)) return at;
  if (isAdverb(token) || isTime(token) || (mayCloseAside && isMark(token, ","))) return at + 1;
  if (!ADJUNCT.has(token.lower)) return at;
  return next && isTime(next) ? at + 2 : (nounPhraseAfter(tokens, at + 1, to)?.to ?? at);
}

const ADJUNCT = new Set("in on at during after before of to via through from late early last this".split(" "));

function afterListener(tokens: readonly Token[], at: number, to: number): number {
  const token = tokens[at];
  if (!token || OPENERS.has(token.lower)) return at;
  if (OBJECT_PRONOUNS.has(token.lower) || token.lower === "her") return afterAdjuncts(tokens, at + 1, to);
  const listener = nounPhraseAfter(tokens, at, to);
  if (!listener) return at;
  const next = tokens[listener.to];
  // "told it was over" has no listener: what follows would be the verb.
  return next && isFiniteVerb(next) ? at : afterAdjuncts(tokens, listener.to, to);
}

function opensClause(tokens: readonly Token[], at: number, to: number): boolean {
  const first = tokens[at];
  if (!first || first.kind === "mark" || first.kind === "quote") return false;
  if (OPENERS.has(first.lower) || CONTRACTED.test(first.lower)) return true;
  const subject = nounPhraseAfter(tokens, at, to);
  if (!subject) return false;
  return isClause(tokens, { from: subject.to, to: Math.min(to, subject.to + 14) }) || looksFinite(tokens, subject.to);
}

/** The end of reported content: where another attribution or an aside of the reporter begins, or the sentence's end. */
function contentEnd(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from + 2; at < to; at++) {
    const token = tokens[at];
    if (isMark(token, ";") || (isMark(token, "(") && closesAtEnd(tokens, at, to))) return at;
    if (token?.lower === "according" && tokens[at + 1]?.lower === "to") return at;
    if (isBreak(token) && (opensAttribution(tokens, at, to) || opensReportersAside(tokens, at, to))) return at;
  }
  return to;
}

const isBreak = (token: Token | undefined): boolean =>
  isMark(token, ",") || isDash(token) || (token?.kind === "word" && CONJUNCTIONS.has(token.lower));

const closesAtEnd = (tokens: readonly Token[], at: number, to: number): boolean => {
  for (let next = at; next < to; next++) if (isMark(tokens[next], ")")) return next >= to - 2;
  return false;
};

/** ", adding that", "and said that", ", but he said": tokens[from] is the comma or conjunction. */
function opensAttribution(tokens: readonly Token[], from: number, to: number): boolean {
  let at = from;
  while (at < to && tokens[at] && (isBreak(tokens[at]) || isAdverb(tokens[at] as Token))) at++;
  if (isReport(tokens, at)) return contentAfter(tokens, at, { from: at, to }) !== null;
  const subject = isMark(tokens[from], ",") ? nounPhraseAfter(tokens, at, Math.min(to, at + 12)) : null;
  let verb = subject ? subject.to : to;
  while (verb < to && tokens[verb] && isAdverb(tokens[verb] as Token)) verb++;
  return subject !== null && verb < to && isReport(tokens, verb);
}

/** ", in an apparent reference to …", ", when asked whether …": tokens[from] is the comma. */
function opensReportersAside(tokens: readonly Token[], from: number, to: number): boolean {
  return isMark(tokens[from], ",") && isReportersAside(tokens, { from: from + 1, to });
}

const ASIDE_REACH = 5;
const ASIDES = new Set(["reference", "allusion", "response", "reply", "answer", "dig", "swipe", "jab", "nod"]);
const QUESTIONED = new Set(["asked", "questioned", "pressed"]);

/** Whether the reporter's own words open a span: "in an apparent reference to …", "when asked whether …". */
export function isReportersAside(tokens: readonly Token[], { from, to }: TokenSpan): boolean {
  const first = tokens[from]?.lower ?? "";
  const opened = tokens.slice(from + 1, Math.min(to, from + ASIDE_REACH));
  if (first === "when") return opened.some(({ lower }) => QUESTIONED.has(lower));
  return (first === "in" || first === "an") && opened.some(({ lower }) => ASIDES.has(lower));
}

function isReport(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && !token.capital && isReporting(token.lower) && cueVerb(token.lower)?.form !== "base";
}
