import { SPEECH_VERBS } from "../../language/speech.ts";
import { isCapitalised } from "../../language/words.ts";
import { wordKey } from "./same-words.ts";
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

const ALWAYS_SPEECH = new Set(
  "said says saying told tells telling according warned warns stated states insisted insists argued argues".split(" "),
);
const ALSO_SPEECH = new Set(
  "found finds showed shows called calls calling describing adding warning vowing promising promised promises".split(" "),
);
/** Function words that are verbs of their own all the same. */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(
  "use used uses using made makes make took takes take taken gave gives give given put kept keeps keep came comes come".split(" "),
);
const QUOTE_NEAR = 30;

/** Verbs of speech that have other senses report speech before "that", beside a quotation or at the end of a clause. */
function isSpeech({ text, words }: Statement, at: number): boolean {
  const word = words[at];
  if (!word) return false;
  if (ALWAYS_SPEECH.has(word.lower)) return words[at - 1]?.lower !== "a";
  if (!SPEECH_VERBS.has(word.lower) && !ALSO_SPEECH.has(word.lower)) return false;
  const next = words[at + 1];
  if (next?.lower === "that" || (next?.lower === "on" && at > 0)) return true;
  if (next && /["“„«:]/.test(text.slice(word.end, word.end + QUOTE_NEAR))) return true;
  return /^["”»]?[,.]|^$/.test(text.slice(word.end).trim().slice(0, 2)) || /[,]?["”»],?\s$/.test(text.slice(0, word.start));
}

/** "May", "Will" and "US" inside a sentence are names, whatever they are in lower case. */
const isNameLikeFunctionWord = (text: string, at: number): boolean =>
  at > 0 && (text === "May" || text === "Will" || /^\p{Lu}{2,}$/u.test(text));

/** Function words that tell a direction where a number follows. */
const DIRECTIONS = new Set(["up", "down"]);

/** The tokens of a statement, in order; function words are none. */
export function tokensOf(statement: Statement): Token[] {
  const { words, quantities } = statement;
  const tokens: Token[] = [];
  for (let at = 0; at < words.length; at++) {
    const quantity = quantities.find(({ from, to }) => at >= from && at < to);
    if (quantity && quantity.from === at) {
      tokens.push({ from: at, to: quantity.to, kind: "number", key: numberKey(words[at]?.lower ?? "", quantity.value) });
    }
    if (quantity) at = quantity.to - 1;
    else {
      const token = wordToken(statement, at);
      if (token) tokens.push(token);
    }
  }
  return tokens;
}

/** "third" and "3rd" are another thing than "three". */
const numberKey = (word: string, value: number): string => (ORDINAL.test(word) ? `#${value}` : String(value));

const ORDINAL = /(?:first|second|third|[a-z]th|\d(?:st|nd|rd|th))$/;

function wordToken(statement: Statement, at: number): Token | null {
  const { words, stems } = statement;
  const word = words[at];
  if (!word) return null;
  const key = wordKey(word.text);
  if (isSpeech(statement, at)) return { from: at, to: at + 1, kind: "speech", key };
  if (isNameLikeFunctionWord(word.text, at)) return { from: at, to: at + 1, kind: "name", key };
  const isDirection = DIRECTIONS.has(word.lower) && /^\p{N}/u.test(words[at + 1]?.text ?? "");
  if ((stems[at] === null || word.lower === "near") && !isDirection && !LIGHT_VERBS.has(word.lower)) return null;
  const isName = isCapitalised(word.text) && (at > 0 || isCapitalised(words[1]?.text ?? ""));
  return { from: at, to: at + 1, kind: isName ? "name" : "word", key };
}
