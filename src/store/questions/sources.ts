import type { Engine } from "../engine.ts";
import type { AddedSource, Store } from "../store.ts";
import { parseStored } from "./article-rows.ts";

type SourceQuestions = Pick<
  Store,
  "sourceState" | "keepSourceState" | "triesSince" | "keepAddedSource" | "removeAddedSource" | "addedSources"
>;

export function sourceQuestions({ db }: Engine): SourceQuestions {
  return {
    async sourceState(sourceId) {
      const row = await db
        .selectFrom("sourceStates")
        .where("sourceId", "=", sourceId)
        .select(["sourceId", "memo", "lastReadAt"])
        .select(["failures", "lastProblem"])
        .executeTakeFirst();
      return row ? { ...row, memo: parseStored(row.memo, `the memo of source ${sourceId}`) } : null;
    },

    async keepSourceState({ sourceId, ...state }, tried) {
      const came = tried ? { triedAt: tried.at, outcome: JSON.stringify(tried.outcome) } : {};
      const row = { ...state, memo: JSON.stringify(state.memo), ...came };
      await db
        .insertInto("sourceStates")
        .values({ sourceId, ...row })
        .onConflict((conflict) => conflict.column("sourceId").doUpdateSet(row))
        .execute();
    },

    async triesSince(at) {
      const rows = await db
        .selectFrom("sourceStates")
        .where("triedAt", ">=", at)
        .select(["sourceId", "outcome"])
        .execute();
      return rows.map(({ sourceId, outcome }) => ({
        sourceId,
        outcome: outcome === null ? null : parseStored(outcome, `what came of source ${sourceId}`),
      }));
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
