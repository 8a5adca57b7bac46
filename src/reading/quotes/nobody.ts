import type { Attribution, AttributionWay } from "./attribute/attribution.ts";
import { cueVerb } from "./cue-lexicon.ts";
import type { Token } from "./grammar/token.ts";
import { isMark } from "./grammar/words.ts";
import { countWords } from "./kind.ts";
import type { Paragraph } from "./paragraph.ts";

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
export function isNobodys({ tokens, titleCase }: Paragraph, at: number, attribution: Attribution | null): boolean {
  const token = tokens[at];
  const words = token ? countWords(token.text, TITLE_SHORT + 1) : 0;
  if (!token || words === 0 || isSubheading(tokens, token, words, attribution)) return true;
  const saysMuch = titleCase && attribution !== null && attribution.way !== "clause";
  if (!saysMuch && isTitle(token.text, words) && !isUttered(tokens, at, attribution)) return true;
  if (words <= 6 && isNamed(tokens, at, attribution)) return true;
  return isUnclaimed(tokens, at, attribution, words);
}

/** A line that is nothing but a few words in single marks: a subheading in a report whose speech has double ones. */
function isSubheading(tokens: readonly Token[], token: Token, words: number, attribution: Attribution | null): boolean {
  const isAlone = tokens.length <= 4 && tokens.every((other) => other === token || other.kind === "mark");
  return isAlone && words <= 8 && (token.region?.single === true || !attribution);
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

const UNSURE = new Set<AttributionWay>(["carried", "clause", "view"]);

/** Whether a verb of speech or a colon stands right at the words, or they make a sentence of their own. */
function isUttered(tokens: readonly Token[], at: number, attribution: Attribution | null): boolean {
  const before = tokens[at - 1];
  if (!attribution || UNSURE.has(attribution.way)) return false;
  if (isMark(before, ":")) return true;
  if (attribution.way === "after") return before?.kind !== "word";
  if (isNaming(tokens, at, attribution)) return true;
  const verb = before ? cueVerb(before.lower) : null;
  if (verb) return verb.strength === "speech" && !NAMERS.has(before?.lower ?? "") && verb.lemma !== "tell";
  return isMark(before, ",") && attribution.cue?.to === at - 1;
}

const NAMING = new Set("call label dub brand describe refer term deride mock portray characterize".split(" "));

/** "called Smith “Little Joe”": the words are what somebody calls somebody. */
function isNaming(tokens: readonly Token[], at: number, { cue, speaker }: Attribution): boolean {
  if (!cue || !speaker || at - cue.to < 1 || at - cue.to > 4) return false;
  const between = tokens.slice(cue.to, at);
  return (
    NAMING.has(cueVerb(tokens[cue.from]?.lower ?? "")?.lemma ?? "") && between.every(({ kind }) => kind === "word")
  );
}

const LOOSE_NAMERS = new Set(["called", "of", "like"]);

function isNamed(tokens: readonly Token[], at: number, attribution: Attribution | null): boolean {
  const before = tokens[at - 1];
  if (before?.kind !== "word") return false;
  if (before.lower === "as" && tokens[at - 2]?.lower === "known") return true;
  if (!NAMERS.has(before.lower)) return false;
  return !LOOSE_NAMERS.has(before.lower) || !attribution || attribution.way === "clause";
}

/** Whether too little speaks for a speaker. */
function isUnclaimed(tokens: readonly Token[], at: number, attribution: Attribution | null, words: number): boolean {
  if (!attribution) return true;
  const next = tokens[at + 1];
  const describes = next?.kind === "word" && !/[,.?!]$/.test(tokens[at]?.text ?? "");
  if (attribution.way === "clause") return words === 1 || (words <= 3 && describes);
  if (attribution.way === "view") return words <= 3 && describes;
  return attribution.way === "carried" && words <= 2;
}
