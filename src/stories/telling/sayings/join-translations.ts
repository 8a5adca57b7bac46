import type { Kinship } from "../../lexicon/kinship.ts";
import { type Draft, isOfOtherOccasion, joinDrafts } from "./drafts.ts";
import { alikeArticles, createOccasions, type Occasions } from "./occasions.ts";
import { createSpeakerIndex, isSameSpeaker } from "./same-speaker.ts";
import { createScorer, type Scorer } from "./scorer.ts";
import type { Topic } from "./topic.ts";
import { TRANSLATED, TRANSLATED_BESIDE } from "./translation.ts";

/** Of one speaker, so many utterances are compared: those that come first. */
const MOST_COMPARED = 40;
/** Where an article has two sentences within this score of each other, it stays open which of them is meant. */
const MARGIN = 0.6;

interface Pair {
  readonly one: number;
  readonly other: number;
  readonly score: number;
}

/**
 * Joins drafts that report one utterance in other words, translated or taken down otherwise: of one known speaker, at one
 * time, the likeliest first, each sentence of an article with at most one of another's.
 */
export function joinTranslations(drafts: readonly Draft[], kinship: Kinship, topic: Topic): Draft[] {
  const groups = bySpeaker(drafts);
  const grouped = new Set(groups.flat());
  const alike = alikeArticles(drafts);
  return [
    ...drafts.filter((draft) => !grouped.has(draft)),
    ...groups.flatMap((group) => joinGroup(group, createOccasions(group, alike), createScorer(group, kinship, topic))),
  ];
}

/** Drafts with a known speaker, together by speaker; an institution is not the person who speaks for it. */
function bySpeaker(drafts: readonly Draft[]): Draft[][] {
  const groups: Draft[][] = [];
  const firsts = createSpeakerIndex();
  for (const draft of drafts) {
    const { speaker } = draft;
    if (speaker === null) continue;
    const group = firsts
      .like(speaker)
      .map((at) => groups[at])
      .find((known) => known?.[0]?.speaker?.group === speaker.group && isSameSpeaker(known[0].speaker, speaker));
    if (group === undefined) {
      groups.push([draft]);
      firsts.add(speaker);
    } else if (group.length < MOST_COMPARED) group.push(draft);
  }
  return groups.filter(({ length }) => length > 1);
}

function joinGroup(drafts: readonly Draft[], occasions: Occasions, scorer: Scorer): Draft[] {
  const pairs = likelyPairs(drafts, occasions, scorer);
  const clusters = drafts.map((_, at) => [at]);
  for (const pair of pairs) {
    const [one, other] = [clusters[pair.one], clusters[pair.other]];
    if (!one || !other || one === other) continue;
    const canJoin = one.every((a) => other.every((b) => occasions.canBeOne(a, b) || scorer.isReworded(a, b)));
    if (!canJoin || one.some((a) => other.some((b) => occasions.shareArticle(a, b)))) continue;
    const joined = [...one, ...other];
    for (const at of joined) clusters[at] = joined;
  }
  return [...new Set(clusters)].flatMap((cluster) => {
    const joined = cluster
      .map((at) => drafts[at])
      .reduce((one, other) => (other ? joinDrafts(one, other) : one), undefined);
    return joined ? [joined] : [];
  });
}

/** Pairs that score high enough, the likeliest first, where no other sentence of either's articles is nearly as likely. */
function likelyPairs(drafts: readonly Draft[], occasions: Occasions, scorer: Scorer): Pair[] {
  const pairs = drafts.flatMap((draft, one) =>
    drafts.slice(one + 1).flatMap((__, offset): Pair[] => {
      const other = one + 1 + offset;
      if (occasions.shareArticle(one, other) || !occasions.areNear(one, other)) return [];
      if (drafts[other]?.reports.some((report) => isOfOtherOccasion(draft, report)) || scorer.areTwins(one, other))
        return [];
      const score = scorer.score(one, other);
      return score === null ? [] : [{ one, other, score }];
    }),
  );
  const isOpen = (pair: Pair): boolean =>
    pairs.some((rival) => rival !== pair && rival.score > pair.score - MARGIN && areRivals(pair, rival, occasions));
  return pairs
    .filter((pair) => pair.score >= leastScore(pair, occasions) && !isOpen(pair))
    .sort((a, b) => b.score - a.score || a.one - b.one || a.other - b.other);
}

/** Outlets that have words alike write one language: what they word otherwise is rarely one utterance. */
const leastScore = ({ one, other }: Pair, occasions: Occasions): number =>
  occasions.shareWords(one, other) ? TRANSLATED_BESIDE : TRANSLATED;

/** Whether two pairs have one side in common and on the other side two sentences of one article. */
function areRivals(pair: Pair, rival: Pair, occasions: Occasions): boolean {
  const sides = [
    [pair.one, rival.one, pair.other, rival.other],
    [pair.one, rival.other, pair.other, rival.one],
    [pair.other, rival.one, pair.one, rival.other],
    [pair.other, rival.other, pair.one, rival.one],
  ] as const;
  return sides.some(
    ([same, alike, one, other]) => same === alike && one !== other && occasions.shareArticle(one, other),
  );
}
