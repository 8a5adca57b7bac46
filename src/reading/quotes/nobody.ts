import type { Attribution } from "./attribute/attribution.ts";
import { cueVerb } from "./cue-lexicon.ts";
import type { Token } from "./grammar/token.ts";
import { isMark } from "./grammar/words.ts";
import { countWords } from "./kind.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words right before a quoted title, name or coined word. */
const NAMERS =
  set(`so-called titled entitled named nicknamed dubbed word term show shows program programme series film movie
  documentary song single album book novel memoir play musical podcast segment episode magazine nickname hashtag band video
  exhibition painting poem ballad drama sitcom comedy game level status starring acronym moniker headlined called
  hits column article thriller anthem host like of`);
const SMALL = set("of the a an in on at for to and or with by is as from & vs. v.");
const TITLE_SHORT = 8;

/** Whether quoted words are nobody's speech: the title of a work, a name, a coined word, a scare quote. */
export function isNobodys(tokens: readonly Token[], at: number, attribution: Attribution | null): boolean {
  const token = tokens[at];
  if (!token) return true;
  const words = countWords(token.text);
  if (words === 0) return true;
  if (isTitle(token.text, words) && !isUttered(tokens, at, attribution)) return true;
  if (words <= 6 && isNamed(tokens[at - 1], attribution)) return true;
  return isUnclaimed(tokens, at, attribution, words);
}

/** Whether every word of weight has a capital, as in a title or a name. */
function isTitle(text: string, words: number): boolean {
  if (words > TITLE_SHORT || /[!?]$/.test(text)) return false;
  const weighty = text.split(/\s+/).filter((word) => !SMALL.has(word.toLowerCase()));
  return (
    weighty.length > 0 &&
    /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(text) &&
    weighty.every((word) => /^[^\p{L}\p{N}]*(?:[\p{Lu}\p{N}]|$)/u.test(word))
  );
}

/** Whether a verb of speech or a colon stands right at the words, or they make a sentence of their own. */
function isUttered(tokens: readonly Token[], at: number, attribution: Attribution | null): boolean {
  const before = tokens[at - 1];
  if (!attribution) return false;
  if (attribution.way === "carried" || attribution.way === "clause" || attribution.way === "view") return false;
  if (isMark(before, ":")) return true;
  if (attribution.way === "after") return !before || before.kind !== "word";
  const verb = before && cueVerb(before.lower);
  return Boolean(verb && verb.strength === "speech") || (isMark(before, ",") && attribution.cue?.to === at - 1);
}

function isNamed(before: Token | undefined, attribution: Attribution | null): boolean {
  if (!before || before.kind !== "word" || !NAMERS.has(before.lower)) return false;
  if (before.lower === "called" || before.lower === "of" || before.lower === "like")
    return !attribution || attribution.way === "clause";
  return true;
}

/** Whether too little speaks for a speaker. */
function isUnclaimed(tokens: readonly Token[], at: number, attribution: Attribution | null, words: number): boolean {
  if (!attribution) return words < 4;
  const next = tokens[at + 1];
  const describes = next?.kind === "word" && !/[,.?!]$/.test(tokens[at]?.text ?? "");
  if (attribution.way === "clause") return words === 1 || (words <= 3 && describes);
  if (attribution.way === "view") return words <= 3 && describes;
  return attribution.way === "carried" && words <= 2;
}
