import type { ReadArticle } from "../../model/reading.ts";
import type { Disagreement } from "../../model/story.ts";
import { type Claim, claimsOf } from "./claims.ts";
import { excerptOf } from "./excerpt.ts";

const HOUR = 3_600_000;
/** Later than this, another figure is news rather than a disagreement. */
const SAME_TIME_HOURS = 3;
const DAY_HOURS = 24;
/** Two sentences with so many content stems in common, and this share of the shorter one's, tell of one thing. */
const COMMON = { toll: { stems: 3, share: 0.34 }, other: { stems: 4, share: 0.5 } };

interface Side {
  readonly node: number;
  readonly claim: Claim;
}

/**
 * Figures that outlets give differently for one thing at one time ("12 dead", "15 dead"), each with its sentence. Bounds
 * and round figures disagree with nothing; where reports are hours apart, the later figure is an update.
 */
export function disagreementsOf(articles: readonly ReadArticle[], voiceOf: readonly number[]): Disagreement[] {
  const sides = articles.flatMap((read, node) =>
    voiceOf[node] === node ? steadyClaims(read).map((claim): Side => ({ node, claim })) : [],
  );
  const found: Disagreement[] = [];
  for (const [slot, claims] of Map.groupBy(sides, ({ claim }) => claim.slot)) {
    const pair = firstConflict(claims, articles);
    if (pair) found.push(disagreement(slot, pair, claims, articles));
  }
  return found;
}

/** The claims of an article about things of which it gives one figure only. */
function steadyClaims({ article, reading }: ReadArticle): Claim[] {
  const claims = reading.sentences.flatMap((range) => claimsOf(article.text, range));
  return [...Map.groupBy(claims, ({ slot }) => slot).values()].flatMap((own) => {
    const values = new Set(own.map(({ value }) => value));
    return values.size === 1 ? own.filter(({ isExact }) => isExact).slice(0, 1) : [];
  });
}

function firstConflict(sides: readonly Side[], articles: readonly ReadArticle[]): readonly [Side, Side] | null {
  for (const [at, one] of sides.entries()) {
    const other = sides.slice(at + 1).find((next) => next.node !== one.node && isConflict(one, next, articles));
    if (other) return [one, other];
  }
  return null;
}

function isConflict(one: Side, other: Side, articles: readonly ReadArticle[]): boolean {
  const [a, b] = [one.claim, other.claim];
  if (a.value === b.value || isRounded(a.value, b.value) || isRounded(b.value, a.value)) return false;
  return isOneThing(a, b) && isSameTime(articles[one.node], articles[other.node]);
}

/** 1,200 for 1,187: a figure with zeros at its end stands for all that round to it. */
function isRounded(round: number, exact: number): boolean {
  let unit = 1;
  while (round !== 0 && round % (unit * 10) === 0) unit *= 10;
  return unit > 1 && Math.abs(round - exact) <= unit / 2;
}

function isOneThing(a: Claim, b: Claim): boolean {
  const common = [...a.context].filter((stem) => b.context.has(stem)).length;
  const share = common / Math.max(1, Math.min(a.context.size, b.context.size));
  const least = a.isToll ? COMMON.toll : COMMON.other;
  return common >= least.stems && share >= least.share;
}

function isSameTime(one: ReadArticle | undefined, other: ReadArticle | undefined): boolean {
  const [a, b] = [timeOf(one), timeOf(other)];
  if (Number.isNaN(a) || Number.isNaN(b)) return true;
  const isDay = [one, other].some((read) => read?.article.publishedPrecision === "day");
  const apart = Math.abs(a - b) / HOUR;
  return isDay ? apart < DAY_HOURS : apart <= SAME_TIME_HOURS;
}

const timeOf = (read: ReadArticle | undefined): number => Date.parse(read?.article.publishedAt ?? "");

function disagreement(
  slot: string,
  pair: readonly [Side, Side],
  claims: readonly Side[],
  articles: readonly ReadArticle[],
): Disagreement {
  const sides = pair.flatMap(({ node, claim }) => {
    const read = articles[node];
    const agreeing = claims.filter((other) => other.claim.value === claim.value);
    const outlets = agreeing.flatMap((other) => articles[other.node]?.article.outlet ?? []);
    return read
      ? [{ value: claim.words, outlets: [...new Set(outlets)], excerpt: excerptOf(read.article, claim.range) }]
      : [];
  });
  return { slot, sides };
}
