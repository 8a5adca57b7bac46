import type { Quantity } from "../../language/numbers.ts";
import { isCapitalised } from "../../language/words.ts";
import { opensRole } from "./roles.ts";
import { wordKey } from "./same-words.ts";
import { reportsSpeech } from "./speech.ts";
import type { Statement } from "./statement.ts";

/** A number, name or content word of a statement: what an alignment pairs. */
export interface Token {
  /** Index of its first word in `Statement.words`, and the index after its last. */
  readonly from: number;
  readonly to: number;
  readonly kind: "number" | "name" | "word" | "speech";
  /** As `wordKey` gives it; for a number its value. */
  readonly key: string;
}

/** "re-elected" is elected. */
const EMPTY_PREFIXES = new Set(["re", "co"]);
/** Function words that are verbs of their own all the same. */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(
  `use used uses using made makes make took takes take taken gave gives give given put kept keeps keep came comes come
  suffered suffers suffer sustained sustain
  remain remains remained`.split(/\s+/),
);
/** "May", "Will" and "US" inside a sentence are names, whatever they are in lower case. */
const isNameLikeFunctionWord = (text: string, at: number): boolean =>
  at > 0 && text !== "CEO" && (text === "May" || text === "Will" || /^\p{Lu}{2,}$/u.test(text));

/** Function words that tell a direction where a number follows. */
const DIRECTIONS = new Set(["up", "down"]);

/** The tokens of a statement, in order; function words are none. */
export function tokensOf(statement: Statement): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < statement.words.length; at++) {
    const quantity = statement.quantities.find(({ from, to }) => at >= from && at < to);
    const token = quantity ? numberToken(statement, quantity) : wordToken(statement, at);
    if (token) tokens.push(token);
    if (token && quantity) at = token.to - 1;
  }
  return tokens;
}

function numberToken(statement: Statement, quantity: Quantity): Token {
  const { from, to, value } = quantity;
  const score = scoreAt(statement, quantity);
  if (score) return { from, to: score.to, kind: "number", key: `${value}-${score.value}` };
  return { from, to, kind: "number", key: numberKey(statement, quantity) };
}

/** The second number of "6-4" or "2014-17". */
function scoreAt({ quantities, text, words }: Statement, { to }: Quantity): Quantity | undefined {
  const next = quantities.find(({ from }) => from === to);
  const between = text.slice(words[to - 1]?.end, words[to]?.start);
  return next && (between === "-" || between === "–") ? next : undefined;
}

/** "third" and "3rd" are another thing than "three". */
function numberKey({ words }: Statement, { from, to, value }: Quantity): string {
  if (!ORDINAL.test(words[from]?.lower ?? "")) return String(value);
  const behind = words[to]?.lower;
  const isPart = PARTS_OF.has(words[from - 1]?.lower ?? "") && (behind === undefined || BEHIND_PARTS.has(behind));
  return isPart ? `1/${value}` : `#${value}`;
}

const PARTS_OF = new Set(["a", "one", "two", "three"]);
const BEHIND_PARTS = new Set("of to in since from by at on more less and or as than but".split(" "));
const ORDINAL = /(?:first|second|third|[a-z]th|\d(?:st|nd|rd|th))$/;

function wordToken(statement: Statement, at: number): Token | null {
  const word = statement.words[at];
  if (!word || (EMPTY_PREFIXES.has(word.lower) && statement.text[word.end] === "-")) return null;
  const token = { from: at, to: at + 1, key: wordKey(word.text) };
  if (reportsSpeech(statement, at)) return { ...token, kind: "speech" };
  if (isNameLikeFunctionWord(word.text, at)) return { ...token, kind: "name" };
  if (!isTelling(statement, at)) return null;
  return { ...token, kind: isCapitalised(word.text) && !isCommonWord(statement, at) ? "name" : "word" };
}

const BEFORE_VERBS = new Set("to could will would may might can should must".split(" "));

/** A content word, a verb of its own, or a direction before a number. */
function isTelling({ words, stems }: Statement, at: number): boolean {
  const lower = words[at]?.lower ?? "";
  if (LIGHT_VERBS.has(lower)) return true;
  if (lower === "last") return BEFORE_VERBS.has(words[at - 1]?.lower ?? "");
  if (DIRECTIONS.has(lower)) return /^\p{N}/u.test(words[at + 1]?.text ?? "");
  return stems[at] !== null && lower !== "near";
}

/** A capital letter that makes no name: a first word without another name behind it, and what somebody is. */
function isCommonWord({ words }: Statement, at: number): boolean {
  const lower = words[at]?.lower ?? "";
  if (lower === "ceo") return true;
  return at === 0 && (!isCapitalised(words[1]?.text ?? "") || opensRole(wordKey(lower)));
}
