import type { Engine } from "../engine.ts";
import type { AddedSource, Store } from "../store.ts";
import { parseStored } from "./article-rows.ts";

type SourceQuestions = Pick<
  Store,
  "sourceState" | "keepSourceState" | "keepAddedSource" | "removeAddedSource" | "addedSources"
>;

export function sourceQuestions({ db }: Engine): SourceQuestions {
  return {
    async sourceState(sourceId) {
      const row = await db.selectFrom("sourceStates").where("sourceId", "=", sourceId).selectAll().executeTakeFirst();
      return row ? { ...row, memo: parseStored(row.memo, `the memo of source ${sourceId}`) } : null;
    },

    async keepSourceState({ sourceId, ...state }) {
      const row = { ...state, memo: JSON.stringify(state.memo) };
      await db
        .insertInto("sourceStates")
        .values({ sourceId, ...row })
        .onConflict((conflict) => conflict.column("sourceId").doUpdateSet(row))
        .execute();
    },

    async keepAddedSource(source) {
      const details = JSON.stringify(source);
      await db
        .insertInto("addedSources")
        .values({ id: source.id, details })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ details }))
        .execute();
    },

    async removeAddedSource(id) {
      await db.deleteFrom("addedSources").where("id", "=", id).execute();
    },

    async addedSources() {
      const rows = await db.selectFrom("addedSources").orderBy("id").selectAll().execute();
      return rows.map(({ id, details }) => parseStored<AddedSource>(details, `the added source ${id}`));
    },
  };
}
