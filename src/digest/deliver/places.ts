import type { DeliveryStore } from "../../store/delivery-store.ts";

/** A place that refuses so often in a row is dead. */
export const REFUSALS_OF_A_DEAD_PLACE = 3;

/**
 * What is known of the places of all chats, over restarts: a rate limit or a refusal holds for every delivery to a
 * place, not only for the one that met it. Times in milliseconds since 1970.
 */
export interface Places {
  /** Nothing is asked of the place before that time. */
  rest(place: string, until: number): Promise<void>;
  /** How long the place is left alone from now on; 0 where it may be asked. */
  remaining(place: string, now: number): Promise<number>;
  /** Counts a refusal; answers with how many came in a row. */
  refused(place: string): Promise<number>;
  /** Something was taken, or somebody mended it. */
  forgetRefusals(place: string): Promise<void>;
}

export function placesOf(store: Pick<DeliveryStore, "placeState" | "keepPlaceState">): Places {
  return {
    async rest(place, until) {
      const state = await store.placeState(place);
      if (Date.parse(state.restUntil) >= until) return;
      await store.keepPlaceState(place, { ...state, restUntil: new Date(until).toISOString() });
    },
    async remaining(place, now) {
      return Math.max(0, Date.parse((await store.placeState(place)).restUntil) - now);
    },
    async refused(place) {
      const state = await store.placeState(place);
      const refusals = state.refusals + 1;
      await store.keepPlaceState(place, { ...state, refusals });
      return refusals;
    },
    async forgetRefusals(place) {
      const state = await store.placeState(place);
      if (state.refusals > 0) await store.keepPlaceState(place, { ...state, refusals: 0 });
    },
  };
}
