import { type ItemMark, isNextItem, itemMarkAt } from "../languages/sentences/list-marks.ts";
import type { TextRange } from "../model/article.ts";

interface PlacedMark extends ItemMark {
  /** The index of its sentence. */
  readonly sentence: number;
  /** How many code units it takes with the blank behind it. */
  readonly length: number;
}

/**
 * How long the marks of a list's items are that sentences begin with, "2. " or "b) ", by the sentences' starts. An item
 * has its neighbour among the sentences: "1. Mai" alone is a day.
 */
export function itemMarkLengths(text: string, sentences: readonly TextRange[]): ReadonlyMap<number, number> {
  const marks = sentences.flatMap(({ start }, sentence) => placedMark(text, start, sentence));
  const inLists = marks.filter((mark, at) => {
    const [before, after] = [marks[at - 1], marks[at + 1]];
    return (before && areNeighbours(before, mark)) || (after && areNeighbours(mark, after));
  });
  return new Map(inLists.map(({ sentence, length }) => [sentences[sentence]?.start ?? 0, length]));
}

/** Also in a list that counts down. */
const areNeighbours = (one: ItemMark, other: ItemMark): boolean => isNextItem(one, other) || isNextItem(other, one);

const LABEL = /^\(?[\p{L}\d]{1,4}[.)]\s+/u;

function placedMark(text: string, start: number, sentence: number): PlacedMark[] {
  const [label] = LABEL.exec(text.slice(start, start + LONGEST_MARK)) ?? [];
  const mark = label === undefined ? null : itemMarkAt(text, start + label.trimEnd().length - 1);
  return label !== undefined && mark?.start === start ? [{ ...mark, sentence, length: label.length }] : [];
}

const LONGEST_MARK = 10;
