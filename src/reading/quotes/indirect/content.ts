import { cueVerb, isReporting } from "../cue-lexicon.ts";
import { nounPhraseAfter } from "../grammar/noun-phrase-after.ts";
import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { CONJUNCTIONS, isAdverb, isDash, isMark } from "../grammar/words.ts";
import { afterAdjuncts, afterListener } from "./adjuncts.ts";
import { OPENERS, opensAnyClause, opensClause } from "./clause.ts";
import { isReportersAside } from "./reporters-aside.ts";

/** A span without the marks at its ends; null where fewer than `shortest` tokens are left. */
export function trimmed(tokens: readonly Token[], { from, to }: TokenSpan, shortest = 3): TokenSpan | null {
  let first = from;
  let last = to;
  while (first < last && tokens[first]?.kind === "mark") first++;
  while (last > first && tokens[last - 1]?.kind === "mark" && !closesBracket(tokens, first, last - 1)) last--;
  return last - first >= shortest ? { from: first, to: last } : null;
}

function closesBracket(tokens: readonly Token[], from: number, at: number): boolean {
  return isMark(tokens[at], ")") && tokens.slice(from, at).some((token) => isMark(token, "("));
}

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
  const isSaid = verb?.lemma === "say" && opensAnyClause(tokens, at, span.to);
  if (!isSaid && !opensClause(tokens, at, span.to)) return null;
  const from = listens || OPENERS.has(first.lower) ? at : withItsAdverbs(tokens, at, cue + 1);
  return trimmed(tokens, { from, to: contentEnd(tokens, at, span.to) });
}

/** "said [too much is made of it]", "said [nearly half had left]": of the adverbs after the verb those of degree are said. */
function withItsAdverbs(tokens: readonly Token[], at: number, floor: number): number {
  let from = at;
  while (from > floor && DEGREES.has(tokens[from - 1]?.lower ?? "")) from--;
  return from;
}

const DEGREES = new Set("too much very nearly almost only just even all both so quite rather not more most".split(" "));

/** "told them to leave", "asked her not to". */
const opensInfinitive = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower === "to" || (tokens[at]?.lower === "not" && tokens[at + 1]?.lower === "to");

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
  if (isNaming(tokens, at) && hasQuoteSoon(tokens, at + 1, to)) return true;
  if (isReport(tokens, at)) return contentAfter(tokens, at, { from: at, to }) !== null;
  const subject = isMark(tokens[from], ",") ? nounPhraseAfter(tokens, at, Math.min(to, at + 12)) : null;
  let verb = subject ? subject.to : to;
  while (verb < to && tokens[verb] && isAdverb(tokens[verb] as Token)) verb++;
  return subject !== null && verb < to && isReport(tokens, verb);
}

const QUOTE_REACH = 5;

/** "said, “…", "calling it “…", "added that “…": the words of a verb of saying come in quote marks. */
const hasQuoteSoon = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, Math.min(to, from + QUOTE_REACH)).some(({ kind }) => kind === "quote");

function isNaming(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const cue = token && !token.capital ? cueVerb(token.lower) : null;
  return cue?.strength === "speech" && cue.form !== "base";
}

/** ", in an apparent reference to …", ", when asked whether …": tokens[from] is the comma. */
function opensReportersAside(tokens: readonly Token[], from: number, to: number): boolean {
  return isMark(tokens[from], ",") && isReportersAside(tokens, { from: from + 1, to });
}

function isReport(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && !token.capital && isReporting(token.lower) && cueVerb(token.lower)?.form !== "base";
}
