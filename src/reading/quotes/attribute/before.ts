import { cueVerb, isReporting } from "../cue-lexicon.ts";
import type { NounPhrase } from "../grammar/nominal.ts";
import type { Token } from "../grammar/token.ts";
import { isFiniteVerb } from "../grammar/verbs.ts";
import { RELATIVES } from "../grammar/words.ts";
import type { Found } from "./attribution.ts";
import { cueAt } from "./cue-at.ts";

const LOOK_BACK = 80;

/** The cue that governs the words at `at`, searched leftwards within its sentence [floor, at): "X said that the …". */
export function attributionBefore(tokens: readonly Token[], at: number, floor: number): Found | null {
  const { near, far } = cuesBefore(tokens, at, floor);
  return near ?? far;
}

/** What stands before a quotation: a cue that surely belongs to it, or else the best of the others. */
export interface CuesBefore {
  readonly near: Found | null;
  readonly far: Found | null;
}

/**
 * Looks leftwards for the cues of the words at `at`. A verb of saying governs all that follows it; any other verb or noun
 * governs the words only where no finite verb stands between, and is the last resort elsewhere.
 */
export function cuesBefore(tokens: readonly Token[], at: number, floor: number): CuesBefore {
  let fallback: Found | null = null;
  let isNear = true;
  for (let cue = at - 1; cue >= floor && at - cue < LOOK_BACK; cue--) {
    const token = tokens[cue];
    if (!token) break;
    const found = cueAt(tokens, cue, floor, at);
    if (found && isNear && found.way !== "view") return { near: outermost(tokens, found, floor, at), far: null };
    if (found?.way === "before" && cueVerb(token.lower)?.clausal) {
      return { near: null, far: outermost(tokens, found, floor, at) };
    }
    fallback ??= found;
    if (isFiniteVerb(token)) isNear = false;
  }
  return { near: null, far: fallback };
}

const REPORT_REACH = 15;

/**
 * In "X said that Y agreed to “…”" the article has the words from X: whoever stands in what another is reported to say is
 * not their source.
 */
function outermost(tokens: readonly Token[], found: Found, floor: number, at: number): Found {
  if (!found.speaker || !found.cue || found.way === "noun" || isRelative(tokens, found.speaker)) return found;
  if (isReporting(tokens[found.cue.from]?.lower ?? "")) return found;
  return reportAround(tokens, found.speaker.from, floor, at) ?? found;
}

const isRelative = (tokens: readonly Token[], { head }: NounPhrase): boolean =>
  RELATIVES.has(tokens[head]?.lower ?? "");

/** The report in whose content a clause stands that begins at `start`, with nothing but words between. */
function reportAround(tokens: readonly Token[], start: number, floor: number, at: number): Found | null {
  for (let verb = start - 1; verb > floor && start - verb < REPORT_REACH && tokens[verb]?.kind === "word"; verb--) {
    const lower = tokens[verb]?.lower ?? "";
    if (!isReporting(lower) || cueVerb(lower)?.form === "ing") continue;
    const outer = cueAt(tokens, verb, floor, at);
    if (outer?.speaker && outer.way === "before" && outer.speaker.to <= verb) return outer;
  }
  return null;
}
