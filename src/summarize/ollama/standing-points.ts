import { contentStems } from "../../language/stems.ts";
import type { KeyPoint } from "../../model/reading.ts";
import { cleanSentence } from "../../points/clean.ts";
import { withoutTie } from "../../points/opening.ts";
import { type Flaw, flawOf } from "../../points/standing.ts";
import { withIntroductions } from "../../points/support/introductions.ts";
import { isSupported } from "../../points/support.ts";
import { wordingsOf } from "../../points/wordings.ts";
import { type NumberedSentences, oneLine } from "./prompt.ts";

/** What a reader stumbles over in free wording; a missing full stop is none of it. */
const STUMBLING: ReadonlySet<Flaw> = new Set([
  "too-long",
  "unpaired-mark",
  "furniture",
  "points-back",
  "first-person",
  "pronoun",
  "nameless-speaker",
  "bare-quote",
  "question",
]);
/** Points with a larger share of the shorter one's content stems in common say the same. */
const MOST_OVERLAP = 0.7;

/**
 * The proposed points that their evidence bears, with the sentences that introduce whom they name, that stand alone and
 * say something new, in the article's order.
 */
export function standingPoints(proposed: readonly KeyPoint[], { text, sentences }: NumberedSentences): KeyPoint[] {
  const standing: KeyPoint[] = [];
  for (const { text: words, ...rest } of proposed) {
    const plain = { ...rest, text: oneLine(words) };
    if (!standsAlone(plain.text)) continue;
    const point = plain.path === "selected" ? plain : withIntroductions(plain, text, sentences);
    if (isSupported(point, text) && !standing.some((other) => isSame(point, other))) standing.push(point);
  }
  return standing.sort((one, other) => startOf(one) - startOf(other));
}

const startOf = ({ evidence }: KeyPoint): number => evidence[0]?.start ?? 0;

function standsAlone(text: string): boolean {
  const flaw = flawOf(text);
  return flaw === null || !STUMBLING.has(flaw);
}

function isSame(one: KeyPoint, other: KeyPoint): boolean {
  const [few, many] = [new Set(contentStems(one.text)), new Set(contentStems(other.text))].sort(
    (a, b) => a.size - b.size,
  );
  if (!few || !many || few.size === 0) return one.text === other.text;
  return few.intersection(many).size / few.size > MOST_OVERLAP;
}

/** A sentence as the rules would print it whole; empty where it cannot stand alone. */
export function printedSentence(sentence: string): string {
  return wordingsOf(withoutTie(cleanSentence(sentence)))[0] ?? "";
}
