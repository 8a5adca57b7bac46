import { stemOf } from "../../../languages/terms/stems.ts";
import { canBeOneName } from "../../one-name.ts";
import type { Account } from "./account.ts";
import type { Claim } from "./claim.ts";

/** `updates`: the first is the later news; `updated`: the second is. */
export type Conflict = "differs" | "updates" | "updated";

interface Side {
  readonly account: Account;
  readonly claim: Claim;
}

const HOUR = 3_600_000;
/** Later than this, another toll is news rather than a disagreement; what else is told stays the same for a day. */
const SAME_TOLL_HOURS = 3;
const DAY_HOURS = 24;
/** Without the moments of two reports, one may be of another day. */
const NEEDS_TIME = new Set(["date", "time", "figure"]);
interface Likeness {
  readonly stems: number;
  readonly share: number;
}

/** Two sentences with so many content stems in common, and this share of the shorter one's, tell of one thing. */
const COMMON: Readonly<Record<string, Likeness>> = {
  toll: { stems: 2, share: 0.25 },
  figure: { stems: 2, share: 0.5 },
  date: { stems: 2, share: 0.5 },
  name: { stems: 5, share: 0.6 },
  anchored: { stems: 2, share: 0.5 },
  time: { stems: 2, share: 0.6 },
  age: { stems: 0, share: 0 },
};

/** Days on, a few of the same words may count those of another night. */
const UPDATE: Likeness = { stems: 2, share: 0.4 };

export function conflictOf(one: Side, other: Side): Conflict | null {
  const [a, b] = [one.claim, other.claim];
  if (isSameValue(a, b) || !isOneThing(a, b)) return null;
  const isUndated = [one, other].some(({ account }) => account.article.publishedAt === null);
  if (isUndated && NEEDS_TIME.has(a.kind) && !a.isToll) return null;
  if (one.account.knows(b, a) || other.account.knows(a, b)) return null;
  const later = hoursLater(one.account, other.account);
  if (a.isToll && Math.abs(later.hours) > later.sameTime)
    return areAlike(a, b, UPDATE) ? updateOf(a, b, later.hours) : null;
  return Math.abs(later.hours) <= DAY_HOURS ? "differs" : null;
}

function isSameValue(a: Claim, b: Claim): boolean {
  if (a.value === b.value) return true;
  if (typeof a.value === "number" && typeof b.value === "number") {
    if (a.kind === "age") return false;
    if (a.kind === "time") return a.value % HALF_DAY === b.value % HALF_DAY;
    return (
      isRounded(a.value, b.value) || isRounded(b.value, a.value) || (a.label !== b.label && isNear(a.value, b.value))
    );
  }
  return a.kind === "name" && canBeOneName(String(a.value).split(" "), String(b.value).split(" "), stemOf);
}

/** 1,200 for 1,187: a figure with zeros at its end stands for all that round to it. */
function isRounded(round: number, exact: number): boolean {
  let unit = 1;
  while (round !== 0 && round % (unit * 10) === 0) unit *= 10;
  return unit > 1 && Math.abs(round - exact) <= unit / 2;
}

/** Days of two acts are no two days of one. */
const areOneAct = ({ act: one }: Claim, { act: other }: Claim): boolean => !one || !other || one === other;

/** "6 p.m." and "6:00"; in minutes. */
const HALF_DAY = 720;

const NEAR = 0.07;

/** 16 kilometres and 10 miles. */
const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= NEAR * Math.max(one, other);

const isOneThing = (a: Claim, b: Claim): boolean =>
  areAlike(a, b, COMMON[a.isToll ? "toll" : (a.rule ?? a.kind)]) && areOneAct(a, b);

function areAlike({ context: one }: Claim, { context: other }: Claim, least: Likeness | undefined): boolean {
  const common = [...one].filter((stem) => other.has(stem)).length;
  const share = common / Math.max(1, Math.min(one.size, other.size));
  return least !== undefined && common >= least.stems && share >= least.share;
}

/** How many hours later the second is than the first, and within how many they are of one time; 0 where unknown. */
function hoursLater(one: Account, other: Account): { readonly hours: number; readonly sameTime: number } {
  const hours = (Date.parse(other.article.publishedAt ?? "") - Date.parse(one.article.publishedAt ?? "")) / HOUR;
  const isDay = [one, other].some(({ article }) => article.publishedPrecision === "day");
  return { hours: Number.isNaN(hours) ? 0 : hours, sameTime: isDay ? DAY_HOURS - 1 : SAME_TOLL_HOURS };
}

/** Tolls grow: a lower one hours later is neither. */
function updateOf(a: Claim, b: Claim, hours: number): Conflict | null {
  if (b.value > a.value) return hours > 0 ? "updated" : null;
  return hours < 0 ? "updates" : null;
}
