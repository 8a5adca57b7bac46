import type { ReadArticle } from "../../../model/reading.ts";
import type { Disagreement } from "../../../model/story.ts";
import { excerptOf } from "../excerpt.ts";
import { type Account, accountOf } from "./account.ts";
import type { Claim } from "./claim.ts";
import { conflictOf } from "./conflict.ts";
import { oppositesOf } from "./opposites.ts";

/** A claim of one of the story's articles. */
interface Side {
  readonly account: Account;
  readonly claim: Claim;
}

/**
 * What outlets give differently for one thing ("12 dead", "15 dead"; "on Sunday", "on Saturday"), each with its sentence.
 * Bounds and round figures disagree with nothing, nor does an article that knows the other's figure, day or name; a toll
 * that is higher hours later is an update.
 */
export function disagreementsOf(articles: readonly ReadArticle[], voiceOf: readonly number[]): Disagreement[] {
  const voices = articles.filter((_, node) => voiceOf[node] === node);
  const accounts = voices.map(accountOf);
  const sides = accounts.flatMap((account) => account.claims.map((claim): Side => ({ account, claim })));
  const bySlot = Map.groupBy(sides, ({ claim }) => `${claim.kind} ${claim.slot}`);
  const differing = [...bySlot.values()].flatMap((claims) => {
    const found = firstConflict(claims);
    return found ? [disagreement(found, claims)] : [];
  });
  return [...oppositesOf(voices), ...differing];
}

interface Found {
  readonly sides: readonly [Side, Side];
  readonly isUpdate: boolean;
}

function firstConflict(sides: readonly Side[]): Found | null {
  for (const [at, one] of sides.entries()) {
    const [found] = sides.slice(at + 1).flatMap((other) => foundOf(one, other) ?? []);
    if (found) return found;
  }
  return null;
}

function foundOf(one: Side, other: Side): Found | null {
  const conflict = one.account === other.account ? null : conflictOf(one, other);
  if (conflict === null) return null;
  return { sides: conflict === "updates" ? [other, one] : [one, other], isUpdate: conflict !== "differs" };
}

function disagreement({ sides, isUpdate }: Found, claims: readonly Side[]): Disagreement {
  const { kind, label } = sides[0].claim;
  return {
    kind,
    slot: label,
    isUpdate,
    sides: sides.map(({ account, claim }) => {
      const agreeing = claims.filter((other) => other.claim.value === claim.value);
      const outlets = agreeing.flatMap((other) => other.account.article.outlet ?? []);
      return {
        value: claim.words,
        outlets: [...new Set(outlets)],
        excerpt: excerptOf(account.article, claim.range),
      };
    }),
  };
}
