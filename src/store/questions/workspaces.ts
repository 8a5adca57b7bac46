import type { Engine } from "../engine.ts";
import type { Store } from "../store.ts";

export function workspaceQuestions({ db }: Engine): Pick<Store, "acceptWorkspace" | "acceptedWorkspaces"> {
  return {
    async acceptWorkspace(chat, workspace, at) {
      await db
        .insertInto("workspaces")
        .values({ chat, workspace, acceptedAt: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async acceptedWorkspaces(chat) {
      const accepted = db.selectFrom("workspaces").where("chat", "=", chat).orderBy("acceptedAt").orderBy("workspace");
      return (await accepted.select("workspace").execute()).map(({ workspace }) => workspace);
    },
  };
}
