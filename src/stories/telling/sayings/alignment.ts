import type { Kinship } from "../../lexicon/kinship.ts";
import type { MatterWord, Utterance } from "./utterance.ts";

/** Which words of two utterances stand for each other, each with one of the other at most. */
export interface Alignment {
  /** The share of each one's matter that stands in the other, by weight: 0 to 1. */
  readonly shares: readonly [number, number];
  /** The share of words that are the same ones, likewise. */
  readonly sameWords: readonly [number, number];
  /** The weight of what both have. */
  readonly mass: number;
  /** Words of the one that have nothing in the other. */
  readonly alone: readonly [readonly MatterWord[], readonly MatterWord[]];
}

interface Link {
  readonly one: number;
  readonly other: number;
  readonly likeness: number;
}

export function align(one: Utterance, other: Utterance, kinship: Kinship): Alignment {
  const links = linksOf(one.matter, other.matter, kinship);
  const [own, others] = [weightOf(one.matter), weightOf(other.matter)];
  const same = links.filter(({ likeness }) => likeness === 1);
  return {
    shares: [shareOf(links, one.matter, "one", own), shareOf(links, other.matter, "other", others)],
    sameWords: [shareOf(same, one.matter, "one", own), shareOf(same, other.matter, "other", others)],
    mass: sum(links, (link) => link.likeness * lighter(one.matter[link.one], other.matter[link.other])),
    alone: [
      one.matter.filter((_, at) => !links.some((link) => link.one === at)),
      other.matter.filter((_, at) => !links.some((link) => link.other === at)),
    ],
  };
}

/** Greedily the most alike first, then those at the most alike places. */
function linksOf(one: readonly MatterWord[], other: readonly MatterWord[], kinship: Kinship): Link[] {
  const possible = one.flatMap((word, at) =>
    other.flatMap((next, place) => {
      const likeness = word.term === next.term ? 1 : kinship.likeness(word.word, next.word);
      return likeness > 0 ? [{ one: at, other: place, likeness }] : [];
    }),
  );
  const apart = (link: Link) => Math.abs(link.one - link.other);
  possible.sort((a, b) => b.likeness - a.likeness || apart(a) - apart(b));
  const [taken, takenOther] = [new Set<number>(), new Set<number>()];
  return possible.filter((link) => {
    if (taken.has(link.one) || takenOther.has(link.other)) return false;
    taken.add(link.one);
    takenOther.add(link.other);
    return true;
  });
}

const weightOf = (words: readonly MatterWord[]): number => sum(words, ({ weight }) => weight) || 1;

const lighter = (one: MatterWord | undefined, other: MatterWord | undefined): number =>
  Math.min(one?.weight ?? 0, other?.weight ?? 0);

const shareOf = (links: readonly Link[], words: readonly MatterWord[], side: "one" | "other", whole: number): number =>
  sum(links, (link) => link.likeness * (words[link[side]]?.weight ?? 0)) / whole;

const sum = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0);
