import type { Token } from "../grammar/token.ts";
import { AUXILIARIES, isAdverb } from "../grammar/words.ts";

/** "went on to say", "proceeded to tell". */
const WENT_ON = new Set("on continued continues proceeded proceeds began".split(" "));
const UNSAID = new Set("not never cannot nor neither".split(" "));
const VERB_GROUP = 4;

/** In "did not say that …", "never claimed …" and "hoped to say that …" nothing is reported as said. */
export function isUnsaid(tokens: readonly Token[], cue: number, floor: number): boolean {
  if (tokens[cue - 1]?.lower === "to") return !WENT_ON.has(tokens[cue - 2]?.lower ?? "");
  for (let at = cue - 1; at >= Math.max(floor, cue - VERB_GROUP); at--) {
    const token = tokens[at];
    if (!token || !(AUXILIARIES.has(token.lower) || isAdverb(token))) return false;
    if (UNSAID.has(token.lower) || /n['’]t$/.test(token.lower)) return true;
  }
  return false;
}
