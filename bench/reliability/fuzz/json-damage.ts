import { below, chance, hostileText, pick, type Random } from "./pick.ts";

const ODD: readonly unknown[] = [null, true, 0, -1, 1e99, "", [], {}, [[]], [null], { toString: 1 }];

/** The same JSON with some of its parts exchanged for odd ones, or taken away. */
export function jsonDamaged(random: Random, value: unknown, share = 0.05): unknown {
  if (chance(random, share)) return chance(random, 0.5) ? pick(random, ODD) : hostileText(random, 500);
  if (Array.isArray(value)) return value.map((part) => jsonDamaged(random, part, share));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(() => !chance(random, share / 2));
  const damaged = kept.map(([key, part]) => [key, jsonDamaged(random, part, share)]);
  return Object.fromEntries(below(random, 40) === 0 ? [...damaged, [hostileText(random, 20), 1]] : damaged);
}
