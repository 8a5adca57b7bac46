import { cueVerb } from "../cue-lexicon.ts";
import { nounPhraseAfter } from "../grammar/noun-phrase-after.ts";
import type { Token } from "../grammar/token.ts";
import { AUXILIARIES, isAdverb, isDash, isMark, isTime, LINKING, RELATIVES } from "../grammar/words.ts";

const MOST_STEPS = 12;
const LONGEST_ASIDE = 40;
const LONGEST_BRACKET = 15;
const LONGEST_CLAUSE = 12;
/** The longest quotation that an aside may hold: the title of a book, not speech. */
const LONGEST_TITLE = 40;

/** The verb after a subject that ends at `from`, over asides, adverbs and auxiliaries; null where another word stands. */
export function verbAfter(tokens: readonly Token[], from: number, ceiling: number): number | null {
  let at = from;
  for (let steps = 0; steps < MOST_STEPS && at < ceiling; steps++) {
    const next = step(tokens, at, from, ceiling);
    if (next === at) return at;
    if (next === null) return null;
    at = next;
  }
  return null;
}

/** Where to look on: past what may stand between subject and verb, at the verb itself, or nowhere. */
function step(tokens: readonly Token[], at: number, from: number, ceiling: number): number | null {
  const token = tokens[at];
  if (!token || token.kind === "quote") return null;
  if (isMark(token, ",") || isDash(token)) return asideEnd(tokens, at, ceiling);
  if (isMark(token, "(")) return bracketEnd(tokens, at, ceiling);
  if (LINKING.has(token.lower)) return afterLink(tokens, at, ceiling);
  if (RELATIVES.has(token.lower)) return verbAfterClause(tokens, at + 1, ceiling);
  if (isOfVerbGroup(token)) return at + 1;
  if (token.lower === "went" && tokens[at + 2]?.lower === "to") return at + 3;
  return at === from && isParticiple(token) ? verbAfterClause(tokens, at, ceiling) : at;
}

const isOfVerbGroup = (token: Token): boolean =>
  AUXILIARIES.has(token.lower) || isAdverb(token) || isTime(token) || token.lower.endsWith("self");

/** Past "on Monday" or "of the bank". */
function afterLink(tokens: readonly Token[], at: number, ceiling: number): number | null {
  const next = tokens[at + 1];
  return next && isTime(next) ? at + 2 : (nounPhraseAfter(tokens, at + 1, ceiling)?.to ?? null);
}

/** In "a report published on Friday said": a past form that begins a clause of its own. */
const isParticiple = (token: Token): boolean =>
  !token.capital && /ed$/.test(token.lower) && cueVerb(token.lower) === null;

/** In "the man who met him said": the verb of saying after the relative clause's own verb. */
function verbAfterClause(tokens: readonly Token[], from: number, ceiling: number): number | null {
  for (let at = from + 1; at < ceiling && at < from + LONGEST_CLAUSE; at++) {
    const token = tokens[at];
    if (!token || token.kind === "quote" || isMark(token, ".;:")) return null;
    const cue = cueVerb(token.lower);
    if (cue?.clausal && cue.strength === "speech" && (cue.form === "past" || cue.form === "s")) return at;
  }
  return null;
}

function asideEnd(tokens: readonly Token[], from: number, ceiling: number): number | null {
  const limit = Math.min(ceiling, from + LONGEST_ASIDE);
  for (let at = from + 1; at < limit; at++) {
    const token = tokens[at];
    if (isMark(token, ".;:!?") || (token?.kind === "quote" && token.text.length > LONGEST_TITLE)) return null;
    if (closesAside(token, tokens[from]) && opensPredicate(tokens[at + 1])) return at + 1;
  }
  return null;
}

function closesAside(token: Token | undefined, opening: Token | undefined): boolean {
  if (isDash(opening)) return isDash(token);
  return isMark(token, ",") || (token?.kind === "quote" && token.text.endsWith(","));
}

const opensPredicate = (next: Token | undefined): boolean =>
  next !== undefined &&
  (cueVerb(next.lower) !== null || AUXILIARIES.has(next.lower) || isAdverb(next) || /^puts?$/.test(next.lower));

function bracketEnd(tokens: readonly Token[], from: number, ceiling: number): number | null {
  for (let at = from + 1; at < ceiling && at < from + LONGEST_BRACKET; at++) if (isMark(tokens[at], ")")) return at + 1;
  return null;
}
