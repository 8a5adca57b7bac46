import type { Log } from "../../log.ts";
import { problemWords } from "../../model/problem.ts";
import type { Requests } from "./requests.ts";

export interface ManagerSettings {
  readonly requests: Pick<Requests, "person" | "groupMembers">;
  /** Ids of users ("U…", "W…") and of user groups ("S…") whose members may manage besides workspace admins. */
  readonly admins: readonly string[];
  readonly now: () => Date;
  readonly log: Log;
}

/** Somebody who lost their rights keeps them no longer than this. */
const KNOWN_FOR = 60_000;
const PEOPLE_KEPT = 1_000;

/** Tells who may change briefings and sources. Where Slack does not say, nobody may. */
export function managerCheck({ requests, admins, now, log }: ManagerSettings): (user: string) => Promise<boolean> {
  const known = new Map<string, { readonly may: boolean; readonly until: number }>();
  const groups = admins.filter((id) => id.startsWith("S"));

  const ask = async (user: string): Promise<boolean> => {
    if ((await requests.person(user)).isAdmin) return true;
    for (const group of groups) {
      if ((await requests.groupMembers(group)).includes(user)) return true;
    }
    return false;
  };

  return async (user) => {
    if (admins.includes(user)) return true;
    const remembered = known.get(user);
    if (remembered && remembered.until > now().getTime()) return remembered.may;
    try {
      const may = await ask(user);
      if (known.size >= PEOPLE_KEPT) known.clear();
      known.set(user, { may, until: now().getTime() + KNOWN_FOR });
      return may;
    } catch (thrown) {
      log.warn({ cause: problemWords(thrown) }, "could not tell who may manage, so nobody may");
      return false;
    }
  };
}
