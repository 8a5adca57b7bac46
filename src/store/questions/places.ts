import { timeOf } from "../article-time.ts";
import type { DeliveryStore } from "../delivery-store.ts";
import type { Engine } from "../engine.ts";

export type PlaceQuestions = Pick<DeliveryStore, "placeState" | "keepPlaceState">;

export function placeQuestions({ db }: Engine): PlaceQuestions {
  return {
    async placeState(place) {
      const row = await db.selectFrom("placeStates").where("place", "=", place).selectAll().executeTakeFirst();
      return { restUntil: new Date(row?.restUntil ?? 0).toISOString(), refusals: row?.refusals ?? 0 };
    },

    async keepPlaceState(place, { restUntil, refusals }) {
      const row = { restUntil: timeOf(restUntil), refusals };
      await db
        .insertInto("placeStates")
        .values({ place, ...row })
        .onConflict((conflict) => conflict.column("place").doUpdateSet(row))
        .execute();
    },
  };
}
