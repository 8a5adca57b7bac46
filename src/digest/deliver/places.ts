/** A place that refuses so often in a row is dead. */
export const REFUSALS_OF_A_DEAD_PLACE = 3;

/**
 * What is known of the places of all chats while the bot runs: a rate limit or a refusal holds for every delivery to a
 * place, not only for the one that met it. Times in milliseconds since 1970.
 */
export interface Places {
  /** Nothing is asked of the place before that time. */
  rest(place: string, until: number): void;
  /** How long the place is left alone from now on; 0 where it may be asked. */
  remaining(place: string, now: number): number;
  /** Counts a refusal; answers with how many came in a row. */
  refused(place: string): number;
  /** Something was taken, or somebody mended it. */
  forgetRefusals(place: string): void;
}

export function createPlaces(): Places {
  const rests = new Map<string, number>();
  const refusals = new Map<string, number>();
  return {
    rest: (place, until) => void rests.set(place, Math.max(until, rests.get(place) ?? 0)),
    remaining: (place, now) => Math.max(0, (rests.get(place) ?? 0) - now),
    refused(place) {
      const count = (refusals.get(place) ?? 0) + 1;
      refusals.set(place, count);
      return count;
    },
    forgetRefusals: (place) => void refusals.delete(place),
  };
}
