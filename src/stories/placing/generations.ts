/**
 * Two of a kind, so that room stays bounded: once the younger is full, the elder is forgotten and a new one begun.
 * Whoever looks something up looks in both.
 */
export interface Generations<T> {
  /** The one to add to. Counts what is added. */
  forNext(): T;
  all(): readonly T[];
}

export function createGenerations<T>(make: () => T, most: number): Generations<T> {
  let generations: readonly T[] = [make()];
  let added = 0;
  return {
    forNext() {
      if (added === most) {
        generations = [make(), ...generations.slice(0, 1)];
        added = 0;
      }
      added++;
      return generations[0] ?? make();
    },
    all: () => generations,
  };
}

/** How many articles a generation holds: with the one before, 50,000 to 100,000 articles are looked through. */
export const GENERATION = 50_000;
