import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { CONJUNCTIONS, isMark } from "../grammar/words.ts";
import { hasMainVerb } from "./clause.ts";

const DEPENDENT = new Set("when after before while as since because although asked".split(" "));

/** "When the storm had passed" and "Recalling the storm" are no reports by themselves; "Seeing it helped him" is. */
export function opensDependent(tokens: readonly Token[], { from, to }: TokenSpan): boolean {
  const first = CONJUNCTIONS.has(tokens[from]?.lower ?? "") ? tokens[from + 1] : tokens[from];
  if (!first) return false;
  const isRecalling = /ing$/.test(first.lower) && !hasMainVerb(tokens, { from, to });
  if (!isRecalling && !DEPENDENT.has(first.lower)) return false;
  for (let at = from; at < to; at++) if (isMark(tokens[at], ",")) return false;
  return true;
}
