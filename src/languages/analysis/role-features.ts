import { type Between, countBetween, isGoverned } from "./between.ts";
import { hashOf, mixed, stepped } from "./hashing.ts";
import type { NounPhrase } from "./noun-phrases.ts";
import type { TaggedToken } from "./token.ts";

/** A verb of a sentence with the noun phrases around it, as the choice of its subject or object looks at them. */
export interface VerbPlace {
  readonly tokens: readonly TaggedToken[];
  /** The sentence: tokens [from, to). */
  readonly from: number;
  readonly to: number;
  readonly phrases: readonly NounPhrase[];
  /** Index of the verb's token. */
  readonly verb: number;
}

const atMost = Math.min;

/** What speaks for a phrase (by its index) as what a verb has: language-neutral but for the words themselves. */
export function phraseFeatures(place: VerbPlace, index: number): number[] {
  const { tokens, verb } = place;
  const phrase = place.phrases[index] as NounPhrase;
  const isBefore = phrase.to <= verb;
  const between = countBetween(tokens, isBefore ? phrase.to : verb + 1, isBefore ? verb : phrase.from);
  const nearer = nearerPhrases(place, index, isBefore);
  const governed = isGoverned(tokens, phrase) ? 1 : 0;
  const side = isBefore ? 1 : 2;
  const position = positionFeatures(between, nearer, governed, tagNumber(tokens[verb]));
  const features = position.concat(
    wordFeatures(place, phrase, between, governed, nearer.bare),
    rivalFeatures(place, phrase, rivalOf(place, isBefore)),
  );
  for (let each = 0; each < features.length; each++) features[each] = mixed(100, features[each] as number, side);
  return features;
}

interface Nearer {
  readonly all: number;
  /** Those that no preposition governs. */
  readonly bare: number;
}

/** The phrases that stand nearer to the verb on the same side. */
function nearerPhrases({ tokens, phrases, verb }: VerbPlace, index: number, isBefore: boolean): Nearer {
  const step = isBefore ? 1 : -1;
  let all = 0;
  let bare = 0;
  for (let at = index + step; at >= 0 && at < phrases.length; at += step) {
    const phrase = phrases[at] as NounPhrase;
    if (isBefore ? phrase.from >= verb : phrase.to <= verb) break;
    all++;
    if (!isGoverned(tokens, phrase)) bare++;
  }
  return { all: atMost(all, 4), bare: atMost(bare, 3) };
}

function positionFeatures(between: Between, nearer: Nearer, governed: number, verb: number): number[] {
  const distance = stepped(between.tokens);
  const commas = atMost(between.commas, 3);
  const finite = atMost(between.finiteVerbs, 2);
  const { bare } = nearer;
  const clause =
    finite +
    3 * atMost(between.relatives, 1) +
    6 * atMost(between.subordinators, 1) +
    12 * atMost(between.conjunctions, 1) +
    24 * atMost(between.marks, 1);
  return [
    mixed(1, verb),
    mixed(2, distance, governed),
    mixed(3, clause, commas),
    mixed(4, bare, governed),
    mixed(5, nearer.all, governed),
    mixed(6, distance, verb, governed),
    mixed(7, bare, verb, governed * 8 + commas),
    mixed(8, clause, verb, bare),
    mixed(9, atMost(between.auxiliaries, 2), verb, distance),
    mixed(10, commas, finite, bare),
    mixed(11, atMost(between.otherVerbs, 2), verb, bare),
    mixed(12, clause, commas, bare * 2 + governed),
    mixed(13, atMost(between.prepositions, 2), bare, commas),
    mixed(14, atMost(between.adverbs, 2), distance, verb),
  ];
}

const ENDING = 2;

const tokenAt = ({ tokens, from, to }: VerbPlace, at: number): TaggedToken | undefined =>
  at < from || at >= to ? undefined : tokens[at];

function wordFeatures(
  place: VerbPlace,
  phrase: NounPhrase,
  { tokens: distance }: Between,
  governed: number,
  bare: number,
): number[] {
  const { tokens, verb } = place;
  const verbToken = tokens[verb];
  const head = tokens[phrase.head];
  const first = tokens[phrase.from];
  const before = tokenAt(place, phrase.from - 1);
  const behind = tokenAt(place, phrase.to);
  const verbTag = tagNumber(verbToken);
  const headTag = tagNumber(head);
  const beforeTag = tagNumber(before);
  const behindTag = tagNumber(behind);
  const pronoun = phrase.pronoun ? wordNumber(first) : 7;
  const verbEnding = endingNumber(verbToken);
  return [
    mixed(21, headTag, governed),
    mixed(22, pronoun, governed),
    mixed(23, wordNumber(before)),
    mixed(24, wordNumber(behind)),
    mixed(25, beforeTag, behindTag),
    mixed(26, verbTag, tagNumber(tokenAt(place, verb - 1))),
    mixed(27, verbTag, tagNumber(tokenAt(place, verb + 1))),
    mixed(28, wordNumber(verbToken), governed),
    mixed(29, wordNumber(verbToken), headTag),
    mixed(30, verbEnding, endingNumber(head)),
    mixed(31, verbEnding, pronoun),
    mixed(32, wordNumber(first), governed),
    mixed(33, phrase.from === place.from ? 1 : 0, governed, verbTag),
    mixed(34, beforeTag, governed, bare),
    mixed(35, behindTag, distance === 0 ? 1 : 0, verbTag),
    mixed(36, head?.capital ? 1 : 0, headTag, governed),
    mixed(37, wordNumber(tokenAt(place, verb - 1)), stepped(distance)),
    mixed(38, wordNumber(tokenAt(place, verb + 1)), stepped(distance)),
    mixed(39, pronoun, verbTag, bare),
    mixed(40, headTag, verbTag, bare * 2 + governed),
  ];
}

/** What speaks for a verb that has no such phrase. */
export function nothingFeatures(place: VerbPlace): number[] {
  const { tokens, verb } = place;
  const verbTag = tagNumber(tokens[verb]);
  const [before, next, earlier] = [tokenAt(place, verb - 1), tokenAt(place, verb + 1), tokenAt(place, verb - 2)];
  return [
    mixed(201, verbTag),
    mixed(202, verbTag, wordNumber(before)),
    mixed(203, verbTag, tagNumber(before)),
    mixed(204, verbTag, tagNumber(before), tagNumber(earlier)),
    mixed(205, verbTag, tagNumber(next)),
    mixed(206, wordNumber(tokens[verb])),
    mixed(207, verbTag, verb === place.from ? 1 : 0),
    mixed(208, verbTag, tagNumber(before), tagNumber(next)),
    mixed(209, wordNumber(before), wordNumber(earlier)),
  ];
}

/** The nearest phrase on the verb's other side that no preposition governs. */
function rivalOf({ tokens, phrases, verb }: VerbPlace, isBefore: boolean): NounPhrase | null {
  const isFree = (phrase: NounPhrase): boolean => !isGoverned(tokens, phrase);
  const rival = isBefore
    ? phrases.find((phrase) => phrase.from > verb && isFree(phrase))
    : phrases.findLast((phrase) => phrase.to <= verb && isFree(phrase));
  return rival ?? null;
}

/** Of two phrases around a verb one is its subject: their first words tell their cases, where a language has any. */
function rivalFeatures({ tokens, verb }: VerbPlace, phrase: NounPhrase, rival: NounPhrase | null): number[] {
  const first = tokens[phrase.from];
  const other = rival ? tokens[rival.from] : undefined;
  const between = rival ? Math.max(rival.from - verb - 1, verb - rival.to) : 0;
  const distance = stepped(between);
  const otherHead = rival ? tokens[rival.head] : undefined;
  return [
    mixed(51, wordNumber(other), distance),
    mixed(52, wordNumber(other), wordNumber(first)),
    mixed(53, tagNumber(otherHead), tagNumber(tokens[phrase.head]), distance),
    mixed(54, tagNumber(other), tagNumber(first), tagNumber(tokens[verb])),
    mixed(55, tagNumber(otherHead), endingNumber(tokens[verb]), endingNumber(otherHead)),
  ];
}

const tagNumber = (token: TaggedToken | undefined): number => token?.tag.hash ?? 3;
const wordNumber = (token: TaggedToken | undefined): number => token?.hash ?? 5;
const endingNumber = (token: TaggedToken | undefined): number =>
  token ? hashOf(token.lower, Math.max(0, token.lower.length - ENDING)) : 5;
