import { SPEECH_VERBS } from "../../language/speech.ts";
import type { Quantity } from "../../language/numbers.ts";
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
  "said says saying told tells telling according stated states insisted insists argued argues".split(" "),
);
const ALSO_SPEECH = new Set(
  "found finds showed shows show say suggest suggests indicate indicates called calls calling describing adding warning vowing promising promised promises".split(" "),
);
/** "re-elected" is elected. */
const EMPTY_PREFIXES = new Set(["re", "co"]);
/** Function words that are verbs of their own all the same. */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(
  "use used uses using made makes make took takes take taken gave gives give given put kept keeps keep came comes come suffered suffers suffer sustained sustain".split(" "),
);
/** What people are called before their names, where it opens a sentence. */
const ROLES = new Set(
  `president minister secretary director chairman chief head leader mayor governor senator official officer commander general
  colonel captain sergeant judge lawyer prosecutor teacher researcher scientist historian economist analyst expert adviser aide
  manager executive founder owner investor editor reporter journalist author writer novelist poet critic producer actor actress
  comedian singer musician artist painter filmmaker coach player striker goalkeeper defender midfielder substitute doctor surgeon
  nurse psychologist priest pastor bishop activist campaigner veteran resident neighbour witness student farmer worker driver
  engineer pilot architect designer detective inspector sheriff commissioner councillor delegate professor supporter widow friend
  colleague king queen prince princess pope premier chancellor deputy mogul tycoon speaker spokesman spokeswoman spokesperson
  forecaster veteran qualifier sisters brothers crew police former opposition security union prime top lead medical mediator
  fisherman fishermen shopkeeper baker trader banker mechanic sailor soldier firefighter paramedic trainer referee ceo cfo boss`
    .split(/\s+/)
    .map(wordKey),
);
export const isRole = (key: string): boolean => ROLES.has(key);

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
      tokens.push({ from: at, to: quantity.to, kind: "number", key: numberKey(statement, quantity) });
    }
    const score = quantity && scoreAt(statement, quantity);
    if (score) tokens.splice(-1, 1, { from: at, to: score.to, kind: "number", key: `${quantity.value}-${score.value}` });
    if (quantity) at = (score ?? quantity).to - 1;
    else {
      const token = wordToken(statement, at);
      if (token) tokens.push(token);
    }
  }
  return tokens;
}

/** The second number of "6-4" or "2014-17". */
function scoreAt({ quantities, text, words }: Statement, { to }: Quantity): Quantity | undefined {
  const next = quantities.find(({ from }) => from === to);
  const between = text.slice(words[to - 1]?.end, words[to]?.start);
  return next && (between === "-" || between === "–") ? next : undefined;
}

/** "third" and "3rd" are another thing than "three". */
function numberKey({ words, quantities }: Statement, { from, to, value }: Quantity): string {
  const word = words[from]?.lower ?? "";
  if (!ORDINAL.test(word)) return String(value);
  const isPart = PARTS_OF.has(words[from - 1]?.lower ?? "") && (words[to]?.lower === "of" || isLast({ words, quantities }, to));
  return isPart ? `1/${value}` : `#${value}`;
}

const PARTS_OF = new Set(["a", "one", "two", "three"]);
const BEHIND_PARTS = new Set("to in since from by at on more less and or as than but".split(" "));

const isLast = ({ words }: Pick<Statement, "words" | "quantities">, at: number): boolean =>
  words[at] === undefined || BEHIND_PARTS.has(words[at].lower);

const ORDINAL = /(?:first|second|third|[a-z]th|\d(?:st|nd|rd|th))$/;

function wordToken(statement: Statement, at: number): Token | null {
  const { words, stems } = statement;
  const word = words[at];
  if (!word) return null;
  const key = wordKey(word.text);
  if (EMPTY_PREFIXES.has(word.lower) && statement.text[word.end] === "-") return null;
  if (isSpeech(statement, at)) return { from: at, to: at + 1, kind: "speech", key };
  if (isNameLikeFunctionWord(word.text, at)) return { from: at, to: at + 1, kind: "name", key };
  const isDirection = DIRECTIONS.has(word.lower) && /^\p{N}/u.test(words[at + 1]?.text ?? "");
  if ((stems[at] === null || word.lower === "near") && !isDirection && !LIGHT_VERBS.has(word.lower)) return null;
  const isOpening = (at === 0 && !isCapitalised(words[1]?.text ?? "")) || ((at === 0 || word.lower === "ceo") && ROLES.has(key));
  const isName = isCapitalised(word.text) && !isOpening;
  return { from: at, to: at + 1, kind: isName ? "name" : "word", key };
}
