import type { DeliveryStore, PlaceState } from "../../store/delivery-store.ts";

/** A place that refuses so often in a row is dead. */
export const REFUSALS_OF_A_DEAD_PLACE = 3;

/**
 * What is known of the places of all chats, over restarts: a rate limit or a refusal holds for every delivery to a
 * place, not only for the one that met it. Times in milliseconds since 1970.
 */
export interface Places {
  /** Nothing is asked of the place for so long from now on; at most an hour. */
  rest(place: string, milliseconds: number, now: number): Promise<void>;
  /** How long the place is left alone from now on; 0 where it may be asked. */
  remaining(place: string, now: number): Promise<number>;
  /** Counts a refusal; answers with how many came in a row. */
  refused(place: string): Promise<number>;
  /** Something was taken, or somebody mended it. */
  forgetRefusals(place: string): Promise<void>;
}

/** Whatever a platform asks for, a place is asked again after so long. */
const LONGEST_REST_MILLISECONDS = 60 * 60_000;

/** A rest longer than any was counted by a clock that ran ahead: it is over. */
function restOf({ restUntil }: PlaceState, now: number): number {
  const rest = Date.parse(restUntil) - now;
  return rest > LONGEST_REST_MILLISECONDS ? 0 : Math.max(0, rest);
}

export function placesOf(store: PlaceStore): Places {
  return {
    rest(place, milliseconds, now) {
      const until = now + Math.min(milliseconds, LONGEST_REST_MILLISECONDS);
      const longest = now + LONGEST_REST_MILLISECONDS;
      return store.restPlace(place, new Date(until).toISOString(), new Date(longest).toISOString());
    },
    async remaining(place, now) {
      return restOf(await store.placeState(place), now);
    },
    refused: (place) => store.countRefusal(place),
    forgetRefusals: (place) => store.forgetRefusals(place),
  };
}

type PlaceStore = Pick<DeliveryStore, "placeState" | "restPlace" | "countRefusal" | "forgetRefusals">;
