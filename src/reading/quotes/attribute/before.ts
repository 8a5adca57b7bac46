import { cueVerb } from "../cue-lexicon.ts";
import type { Token } from "../grammar/token.ts";
import { isFiniteVerb } from "../grammar/verbs.ts";
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
    if (found && isNear && found.way !== "view") return { near: found, far: null };
    if (found?.way === "before" && cueVerb(token.lower)?.clausal) return { near: null, far: found };
    fallback ??= found;
    if (isFiniteVerb(token)) isNear = false;
  }
  return { near: null, far: fallback };
}
