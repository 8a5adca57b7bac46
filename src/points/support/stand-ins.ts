import type { Alignment } from "./alignment.ts";
import { type Pair, tokenOf } from "./pairs.ts";
import { isPreposition, isVerb } from "./places.ts";

/** The pairs without those nouns for which the evidence has a pronoun, or nothing, in their place. */
export function withoutStandIns(alignment: Alignment, all: readonly Pair[]): Pair[] {
  const kept: Pair[] = [];
  let object: Pair | null = null;
  for (const pair of all) {
    const last = kept.at(-1);
    const goesOn: boolean = object !== null && pair.p === object.p + 1 && isStandIn(alignment, last, pair);
    object = goesOn || isObjectPronoun(alignment, last, pair) ? pair : null;
    if (object === null && !isEllipsis(alignment, last, pair)) kept.push(pair);
  }
  return kept;
}

const OBJECTS = new Set(["it", "they", "them", "these", "those"]);

/** "finding the two missing people" where the evidence has "finding them". */
function isObjectPronoun(alignment: Alignment, verb: Pair | undefined, pair: Pair): boolean {
  if (!verb || pair.p !== verb.p + 1 || !isStandIn(alignment, verb, pair)) return false;
  const { evidence } = alignment;
  const there = tokenOf(evidence, verb.e);
  const behind = evidence.statement.words.slice(there.to, there.to + 2).map(({ lower }) => lower);
  const pronoun = behind[0] === "that" ? behind[1] : behind[0];
  return isVerb(evidence, there) && OBJECTS.has(pronoun ?? "");
}

/** A noun or number that the evidence has earlier. */
function isStandIn({ point }: Alignment, last: Pair | undefined, pair: Pair): boolean {
  const token = tokenOf(point, pair.p);
  return (
    last !== undefined && pair.e < last.e && (token.kind === "word" || token.kind === "number") && !isVerb(point, token)
  );
}

/** "two of the earlier raids" where the evidence names raids before and has "ones" here. */
function isEllipsis({ point, evidence }: Alignment, before: Pair | undefined, pair: Pair | undefined): boolean {
  if (!before || !pair || pair.p !== before.p + 1 || pair.e > before.e) return false;
  const [number, noun] = [tokenOf(point, before.p), tokenOf(point, pair.p)];
  if (noun.kind === "name" || noun.kind === "speech" || isVerb(point, noun)) return false;
  if (noun.kind !== "word" || noun.from !== number.to) return false;
  const there = tokenOf(evidence, before.e);
  const next = evidence.statement.words[there.to]?.lower ?? "";
  const { text, words } = evidence.statement;
  const isCounting = text.slice(words[there.to - 1]?.end, words[there.to]?.start).trim() === "";
  const isBare = number.kind === "number" && !(isCounting && evidence.tokens.some(({ from }) => from === there.to));
  return next === "ones" || next === "one" || (isBare && (next === "" || !isCounting || isPreposition(next)));
}
