import type { TextRange } from "../../model/article.ts";
import type { KeyPoint } from "../../model/reading.ts";
import { type Side, sideOf } from "./alignment.ts";
import { nameRuns, opensWithPronoun, roleBefore, roleOf } from "./lent.ts";

const MOST_EVIDENCE = 4;

/**
 * A point with the sentences added to its evidence that introduce whom it names: the first one that has the whole of a
 * name that stands in the evidence in part, with what its bearer is called there, and the one before a pronoun. A model
 * that names one sentence and takes "finance minister Oto Kranz" from an earlier one has two sentences of evidence.
 */
export function withIntroductions(point: KeyPoint, text: string, sentences: readonly TextRange[]): KeyPoint {
  const sides = point.evidence.map(({ start, end }) => sideOf(text.slice(start, end)));
  const known = new Set(sides.flatMap(({ tokens }) => tokens.map(({ key }) => key)));
  const missing = sideOf(point.text).tokens.filter(({ key, kind }) => kind !== "number" && !known.has(key));
  if (!missing.some(({ kind }, index) => kind === "name" || index === 0)) return point;
  const wanted = new Set(missing.map(({ key }) => key));
  const added = [introducing(text, sentences, sides, wanted), ...beforePronouns(point, text, sentences, sides, wanted)];
  return withEvidence(
    point,
    added.flatMap((range) => range ?? []),
  );
}

function withEvidence(point: KeyPoint, added: readonly TextRange[]): KeyPoint {
  const fresh = added.filter(({ start }) => !point.evidence.some((range) => range.start === start));
  const unique = fresh.filter(({ start }, index) => fresh.findIndex((range) => range.start === start) === index);
  if (unique.length === 0 || point.evidence.length + unique.length > MOST_EVIDENCE) return point;
  return { ...point, evidence: [...point.evidence, ...unique].sort((one, other) => one.start - other.start) };
}

/** The first sentence with a longer form of a name of the evidence that has something of what is missing. */
function introducing(
  text: string,
  sentences: readonly TextRange[],
  sides: readonly Side[],
  wanted: ReadonlySet<string>,
): TextRange | undefined {
  const names = new Set(
    sides.flatMap((side) =>
      side.tokens.filter(({ kind, from }) => kind === "name" || from === 0).map(({ key }) => key),
    ),
  );
  const definite = new Set(sides.flatMap(definiteNouns));
  return sentences.find(({ start, end }) => {
    const side = sideOf(text.slice(start, end));
    return nameRuns(side).some((run) => {
      const keys = run.map((at) => side.tokens[at]?.key ?? "");
      const isDescribed = roleBefore(side, run).some((key) => definite.has(key)) && keys.some((key) => wanted.has(key));
      return (
        isDescribed ||
        (keys.some((key) => names.has(key)) && [...keys, ...roleOf(side, run)].some((key) => wanted.has(key)))
      );
    });
  });
}

const definiteNouns = ({ tokens, statement: { words } }: Side): string[] =>
  tokens.filter(({ from, kind }) => kind === "word" && words[from - 1]?.lower === "the").map(({ key }) => key);

function beforePronouns(
  { evidence }: KeyPoint,
  text: string,
  sentences: readonly TextRange[],
  sides: readonly Side[],
  wanted: ReadonlySet<string>,
): (TextRange | undefined)[] {
  return evidence.map((range, index) => {
    const side = sides[index];
    const before = sentences[sentences.findIndex(({ start }) => start === range.start) - 1];
    if (!side || !before || !opensWithPronoun(side)) return undefined;
    return sideOf(text.slice(before.start, before.end)).tokens.some(({ key }) => wanted.has(key)) ? before : undefined;
  });
}
