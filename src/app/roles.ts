import type { Config } from "../config/load.ts";
import { Problem } from "../model/problem.ts";
import { isPostgres } from "./open-store.ts";

/**
 * What a process of `serve` does: hears and answers people in chats; reads the sources and what they offer; makes briefings and
 * posts them; shows the reading room.
 */
export const ROLES = ["chat", "collect", "deliver", "web"] as const;
export type Role = (typeof ROLES)[number];
export type Roles = ReadonlySet<Role>;

export const EVERY_ROLE: Roles = new Set(ROLES);

/** The roles in a list with commas. Throws Problem `bad-input` for one that there is not. */
export function rolesIn(list: string): Roles {
  const named = list.split(",").map((one) => one.trim());
  const unknown = named.find((one) => !ROLES.some((role) => role === one));
  if (unknown === undefined) return new Set(ROLES.filter((role) => named.includes(role)));
  const also = unknown === "read" ? "; collect also reads what it collects" : "";
  throw new Problem("bad-input", `"${unknown}" is no role: name some of ${ROLES.join(", ")}${also}`);
}

/** Throws Problem `bad-input` where a configuration gives a named role nothing to do, or its store is for one process. */
export function refuseRoles(roles: Roles, { store, chats, web, path }: Config): void {
  if (roles.size < ROLES.length && !isPostgres(store)) {
    const words = `${store} is a SQLite file, on which one process does everything, so nobody would do the other roles: leave --roles out, or name a postgres:// store`;
    throw new Problem("bad-input", words);
  }
  if (roles.size === ROLES.length) return;
  const where = path ?? "the configuration";
  const lacks = (role: Role, setting: string) =>
    new Problem(
      "bad-input",
      `${where} has no ${setting}:, so the role ${role} has nothing to do; add it or leave the role out`,
    );
  if (roles.has("web") && !web) throw lacks("web", "web");
  const hasChats = chats.slack !== undefined || chats.discord !== undefined;
  if (roles.has("chat") && !hasChats) throw lacks("chat", "chats");
  if (roles.has("deliver") && !hasChats && chats.webhooks.length === 0) throw lacks("deliver", "chats");
}
