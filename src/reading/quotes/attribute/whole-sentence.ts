import { cueVerb, isReporting } from "../cue-lexicon.ts";
import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { isMark } from "../grammar/words.ts";
import { attributionAfter } from "./after.ts";
import type { Found } from "./attribution.ts";

const FAR = 40;
/** Where "he said" between commas still stands near enough to its sentence's start to govern all of it. */
const NEAR_START = 8;

/** The attribution in the middle of a sentence, which governs all of it: `The plan, X said, was "…"`. */
export function interposed(tokens: readonly Token[], at: number, span: TokenSpan): Found | null {
  for (let comma = at - 4; comma > span.from && at - comma < FAR; comma--) {
    if (!isMark(tokens[comma], ",")) continue;
    const found = attributionAfter(tokens, comma + 1, at, false);
    if (found && isInterposed(tokens, found, comma - span.from < NEAR_START)) return found;
  }
  return null;
}

function isInterposed(tokens: readonly Token[], { cue, speaker }: Found, nearStart: boolean): boolean {
  if (!cue || !speaker || !isReporting(tokens[cue.from]?.lower ?? "")) return false;
  if (isMark(tokens[Math.max(cue.to, speaker.to)], ",") && !speaker.pronoun) return true;
  return nearStart && isMark(tokens[cue.to], ",");
}

/** The attribution at the end of a quotation's sentence: `… "…" …, X said on Monday.` */
export function trailing(tokens: readonly Token[], at: number, span: TokenSpan): Found | null {
  for (let comma = span.to - 1; comma > at && span.to - comma < FAR; comma--) {
    const token = tokens[comma];
    if (!isMark(token, ",") && !(token?.kind === "quote" && token.text.endsWith(","))) continue;
    const found = attributionAfter(tokens, comma + 1, span.to, false);
    if (found?.cue && cueVerb(tokens[found.cue.from]?.lower ?? "")?.form !== "base") return found;
  }
  return null;
}
