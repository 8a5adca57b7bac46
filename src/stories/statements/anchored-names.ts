import type { TaggedToken } from "../../languages/analysis/token.ts";
import { searchTerms } from "../../languages/terms/search-terms.ts";
import { canBeOneName } from "../one-name.ts";
import { type AnalysedSentence, lemmaAt } from "./analysed.ts";

/** A name with the noun that it tells apart: "Orlow" of "the bridge at Orlow". */
export interface AnchoredName {
  /** The noun and what ties the name to it: "bridge at". */
  readonly anchor: string;
  /** The noun for a reader: "bridge". */
  readonly noun: string;
  readonly terms: readonly string[];
  /** Where the name stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** The names that hang on a noun by a preposition, and those of whoever has an office: "Its president, Harald Stenby,". */
export function anchoredNames(sentence: AnalysedSentence): AnchoredName[] {
  const { tokens } = sentence;
  const found: AnchoredName[] = [];
  for (let at = 1; at < tokens.length; at++) {
    if (!isName(sentence, at) || isName(sentence, at - 1)) continue;
    let end = at;
    while (isName(sentence, end)) end++;
    const anchor = anchorBefore(sentence, at, end);
    if (anchor === null) continue;
    const words = tokens.slice(at, end);
    const terms = words.flatMap(({ text }) => searchTerms(text));
    found.push({ ...anchor, terms, start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 });
  }
  return found;
}

function isName({ tokens, language }: AnalysedSentence, at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.capital !== true || language.words("times").has(token.lower)) return false;
  const isFirstName = token.tag.wordClass === "ADJ" && next?.tag.wordClass === "PROPN" && next.capital;
  return token.tag.wordClass === "PROPN" || isFirstName;
}

type Anchor = Pick<AnchoredName, "anchor" | "noun">;

function anchorBefore(sentence: AnalysedSentence, at: number, end: number): Anchor | null {
  const { tokens } = sentence;
  const before = tokens[at - 1];
  if (before?.tag.wordClass === "ADP" && tokens[at - 2]?.tag.wordClass === "NOUN") {
    if (isAnother(sentence, at - 2)) return null;
    const noun = lemmaAt(sentence, at - 2);
    return { anchor: `${noun} ${before.lower}`, noun };
  }
  const closes = tokens[end]?.text;
  if (before?.text === "," && tokens[at - 2]?.tag.wordClass === "NOUN" && (closes === "," || closes === ".")) {
    return officeAnchor(sentence, at - 2);
  }
  return predicateAnchor(sentence, at);
}

/** "who mocked him during a trip to Orlow": what a clause that hangs on another brings up anew is no part of the event. */
function isAnother({ tokens, phrases, language }: AnalysedSentence, noun: number): boolean {
  const phrase = phrases.find(({ from, to }) => from <= noun && noun < to);
  const isNew = language.words("articles").get(tokens[phrase?.from ?? noun]?.lower ?? "") === "indefinite";
  const opens = ({ tag }: TaggedToken): boolean => tag.wordClass === "SCONJ" || tag.pronoun === "relative";
  return isNew && tokens.slice(0, noun).some(opens);
}

/** An office holder told in an aside is one of whom there is one: "its president". */
function officeAnchor(sentence: AnalysedSentence, at: number): Anchor | null {
  const { tokens, language } = sentence;
  const noun = lemmaAt(sentence, at);
  const first = tokens[at - 1];
  const isOnly =
    first?.tag.pronoun === "possessive" || language.words("articles").get(first?.lower ?? "") === "definite";
  return isOnly && language.words("roles").has(noun) ? { anchor: `${noun} is`, noun } : null;
}

/** "The inspector in charge is Lena Prokofy". */
function predicateAnchor(sentence: AnalysedSentence, at: number): Anchor | null {
  const { tokens, phrases } = sentence;
  if (tokens[at - 1]?.tag.wordClass !== "AUX" || !COPULAS.has(lemmaAt(sentence, at - 1))) return null;
  const phrase = phrases.find(({ to }) => to === at - 1);
  if (!phrase || tokens[phrase.head]?.tag.wordClass !== "NOUN") return null;
  const noun = lemmaAt(sentence, phrase.head);
  return { anchor: `${noun} is`, noun };
}

const COPULAS = new Set(["be", "sein"]);

/** Two names told for one noun that are not two forms of one name; null where there are none. */
export function otherNames(
  one: readonly AnchoredName[],
  other: readonly AnchoredName[],
): readonly [AnchoredName, AnchoredName] | null {
  for (const name of one) {
    const next = other.find(({ anchor }) => anchor === name.anchor);
    const isKnown = other.some(({ anchor, terms }) => anchor === name.anchor && canBeOneName(name.terms, terms));
    if (next && !isKnown) return [name, next];
  }
  return null;
}
