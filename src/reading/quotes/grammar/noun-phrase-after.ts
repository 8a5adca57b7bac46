import { cueVerb } from "../cue-lexicon.ts";
import { cannotBeHead, isNominal, isPossessive, isPronoun, LONGEST, type NounPhrase } from "./nominal.ts";
import type { Token } from "./token.ts";
import { DETERMINERS, isNameWord, NAME_PARTICLES } from "./words.ts";

const LINKING_RIGHT = new Set("of for at from with".split(" "));

/** The noun phrase whose first token is at `start`, or null. Nothing from `ceiling` on is looked at. */
export function nounPhraseAfter(tokens: readonly Token[], start: number, ceiling: number): NounPhrase | null {
  const first = tokens[start];
  if (!first || start >= ceiling) return null;
  if (isPronoun(first) && !(first.lower === "one" && tokens[start + 1] && isNominal(tokens[start + 1] as Token)))
    return { from: start, to: start + 1, head: start, pronoun: true };
  const core = coreAfter(tokens, start, ceiling);
  return core && extendRight(tokens, core, ceiling, 0);
}

function coreAfter(tokens: readonly Token[], start: number, ceiling: number): NounPhrase | null {
  let to = start;
  while (to < ceiling && to < start + LONGEST && belongsAfter(tokens, start, to)) to++;
  let end = to;
  while (end > start) {
    const last = tokens[end - 1];
    if (
      last &&
      (cannotBeHead(last) ||
        last.kind === "quote" ||
        NAME_PARTICLES.has(last.lower) ||
        isCueAfterName(tokens, start, end - 1))
    )
      end--;
    else break;
  }
  return end > start ? { from: start, to: end, head: end - 1, pronoun: false } : null;
}

function belongsAfter(tokens: readonly Token[], start: number, at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (at > start && isCueAfterName(tokens, start, at)) return false;
  if (DETERMINERS.has(token.lower)) return at === start || DETERMINERS.has(tokens[at - 1]?.lower ?? "");
  if (isNominal(token)) return true;
  const next = tokens[at + 1];
  if (NEAR_TIME.has(token.lower)) return next !== undefined && isNominal(next);
  if (NAME_PARTICLES.has(token.lower)) return isNameWord(next);
  return token.kind === "quote" && at > start && token.text.length < 40 && isNameWord(next);
}

/** "early results", "the late mayor": before a noun that is no time these describe it. */
const NEAR_TIME = new Set("early late earlier later last next".split(" "));

/** Whether the word is a verb of speech that follows its subject ("the officials say"). */
function isCueAfterName(tokens: readonly Token[], start: number, at: number): boolean {
  const token = tokens[at];
  if (!token || token.capital || at === start) return false;
  const form = cueVerb(token.lower)?.form;
  if (!form) return false;
  if (form === "past" || form === "participle" || form === "ing") return true;
  const before = tokens[at - 1];
  if (before && DETERMINERS.has(before.lower)) return false;
  if (form === "base") return /[^s]s$/.test(before?.lower ?? "") && !isPossessive(before as Token);
  return (
    before !== undefined &&
    !isPossessive(before) &&
    (isNameWord(before) || !tokens[start]?.capital || tokens[start]?.lower === "the")
  );
}

function extendRight(tokens: readonly Token[], phrase: NounPhrase, ceiling: number, depth: number): NounPhrase {
  const link = tokens[phrase.to];
  if (!link || depth > 3 || phrase.to + 1 >= ceiling) return phrase;
  const isName = isNameWord(tokens[phrase.head]);
  const isAnd = isName && (link.lower === "and" || link.text === "&");
  const isLinked = LINKING_RIGHT.has(link.lower) && (!isName || link.lower === "of");
  const rest = isAnd || isLinked ? coreAfter(tokens, phrase.to + 1, ceiling) : null;
  if (!rest) return phrase;
  if (isLinked) return extendRight(tokens, { ...phrase, to: rest.to }, ceiling, depth + 1);
  return isNameWord(tokens[rest.head]) ? { ...phrase, to: rest.to } : phrase;
}
