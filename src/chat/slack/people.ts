import type { Log } from "../../log.ts";
import { problemWords } from "../../model/problem.ts";
import type { Requests } from "./requests.ts";

export interface PeopleSettings {
  readonly requests: Pick<Requests, "person" | "groupMembers">;
  /** Ids of users ("U…", "W…") and of user groups ("S…") whose members may manage besides workspace admins. */
  readonly admins: readonly string[];
  readonly now: () => Date;
  readonly log: Log;
}

/** What the bot must know of somebody to answer them. */
export interface KnownPerson {
  readonly mayManage: boolean;
  /** "de-DE"; absent where Slack does not tell it. */
  readonly locale?: string;
  /** "Europe/Berlin"; absent where Slack does not tell it. */
  readonly timeZone?: string;
}

export interface People {
  /** Asks Slack where it is not known. Never throws. */
  look(user: string): Promise<KnownPerson>;
  /** As far as it is known already: for what must be answered without asking. */
  remembered(user: string): KnownPerson;
}

/** Somebody who lost their rights keeps them no longer than this. */
const KNOWN_FOR = 60_000;
const PEOPLE_KEPT = 1_000;
const NOBODY: KnownPerson = { mayManage: false };

/** Tells who may change briefings and sources, and their language. Where Slack does not say, nobody may but those named. */
export function peopleReader({ requests, admins, now, log }: PeopleSettings): People {
  const known = new Map<string, { readonly person: KnownPerson; readonly until: number }>();
  const groups = admins.filter((id) => id.startsWith("S"));

  const isInGroup = async (user: string): Promise<boolean> => {
    for (const group of groups) {
      if ((await requests.groupMembers(group)).includes(user)) return true;
    }
    return false;
  };

  const ask = async (user: string): Promise<KnownPerson> => {
    const { isAdmin, locale, timeZone } = await requests.person(user);
    const mayManage = isAdmin || admins.includes(user) || (await isInGroup(user));
    return {
      mayManage,
      ...(locale === undefined ? {} : { locale }),
      ...(timeZone === undefined ? {} : { timeZone }),
    };
  };

  return {
    look: async (user) => {
      const remembered = known.get(user);
      if (remembered && remembered.until > now().getTime()) return remembered.person;
      try {
        const person = await ask(user);
        if (known.size >= PEOPLE_KEPT) known.clear();
        known.set(user, { person, until: now().getTime() + KNOWN_FOR });
        return person;
      } catch (thrown) {
        if (admins.includes(user)) return { mayManage: true };
        log.warn({ cause: problemWords(thrown) }, "could not tell who may manage, so nobody may");
        return NOBODY;
      }
    },
    remembered: (user) => known.get(user)?.person ?? NOBODY,
  };
}
