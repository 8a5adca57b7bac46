import { cueVerb } from "../cue-lexicon.ts";
import type { Token } from "./token.ts";
import { AUXILIARIES, CONTRACTED } from "./words.ts";

const IRREGULAR_PAST = new Set(
  `went took made gave got came ran held met won lost kept left stood sat drew fell grew threw flew chose spoke broke wore rose
  hit put set cut let spent sent built bought brought taught caught fought sold paid led fed fled had was were did began
  became saw said told wrote thought felt knew heard found struck swept stuck hung dug bit hid rode drove shook woke sought
  laid lay beat bent bid blew burst clung crept dealt drank ate forgot forgave froze lent lit meant overcame rang sang sank
  shot shut slept slid stole swung swore tore undertook withdrew withheld undercut`.split(/\s+/),
);
const NOT_VERBS = new Set(
  `united need speed seed feed deed breed greed red bed indeed hundred wicked naked sacred kindred rugged
  so-called supposed alleged retired limited mixed red-faced aged beloved`.split(/\s+/),
);

/** Whether a word can be a finite verb: an auxiliary, a past form, or a known verb of speech in the present. */
export function isFiniteVerb({ kind, lower, capital }: Token): boolean {
  if (kind !== "word" || capital) return false;
  if (AUXILIARIES.has(lower) || IRREGULAR_PAST.has(lower) || CONTRACTED.has(lower)) return true;
  const cue = cueVerb(lower);
  if (cue) return cue.form === "past" || cue.form === "s";
  return lower.length > 4 && lower.endsWith("ed") && !NOT_VERBS.has(lower);
}

/** Whether a lower-case word is surely a verb, so that no noun phrase runs over it. */
export const isSureVerb = ({ lower, capital }: Token): boolean =>
  !capital &&
  ((IRREGULAR_PAST.has(lower) && lower !== "left" && lower !== "set" && lower !== "found") || SURE.has(lower));

const SURE = new Set(
  "says tells adds writes argues insists believes thinks added asked argued insisted believed tells".split(" "),
);
