import { timeOf } from "../article-time.ts";
import type { DeliveryStore } from "../delivery-store.ts";
import type { Engine } from "../engine.ts";

export type PlaceQuestions = Pick<DeliveryStore, "placeState" | "restPlace" | "countRefusal" | "forgetRefusals">;

/** Each change is one statement: several processes may meet the same place at once. */
export function placeQuestions({ db }: Engine): PlaceQuestions {
  return {
    async placeState(place) {
      const row = await db.selectFrom("placeStates").where("place", "=", place).selectAll().executeTakeFirst();
      return { restUntil: new Date(row?.restUntil ?? 0).toISOString(), refusals: row?.refusals ?? 0 };
    },

    async restPlace(place, until, longest) {
      const restUntil = timeOf(until);
      await db
        .insertInto("placeStates")
        .values({ place, restUntil, refusals: 0 })
        .onConflict((conflict) =>
          conflict
            .column("place")
            .doUpdateSet({ restUntil })
            .where(({ eb, or }) =>
              or([eb("placeStates.restUntil", "<", restUntil), eb("placeStates.restUntil", ">", timeOf(longest))]),
            ),
        )
        .execute();
    },

    async countRefusal(place) {
      const { refusals } = await db
        .insertInto("placeStates")
        .values({ place, restUntil: 0, refusals: 1 })
        .onConflict((conflict) =>
          conflict.column("place").doUpdateSet(({ eb }) => ({ refusals: eb("placeStates.refusals", "+", 1) })),
        )
        .returning("refusals")
        .executeTakeFirstOrThrow();
      return refusals;
    },

    async forgetRefusals(place) {
      const known = db.updateTable("placeStates").where("place", "=", place).where("refusals", ">", 0);
      await known.set({ refusals: 0 }).execute();
    },
  };
}
