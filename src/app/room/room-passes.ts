import { randomBytes } from "node:crypto";
import type { Message } from "../../model/message.ts";
import { CONFIGURATION, type Tenant } from "../../model/tenant.ts";
import { withRoomLinks } from "../../web/message-links.ts";
import { type Passes, passesBy } from "../../web/passes.ts";
import type { Words } from "../../words/words.ts";
import { type ChangeableRecords, changeRecord } from "./change-record.ts";

const SECRET = "reading-room-secret";

/** Signed with a secret that the store keeps: passes hold over a restart, and no setting is needed. */
export async function roomPasses(store: ChangeableRecords, now: Date): Promise<Passes> {
  const secret = await changeRecord(store, { name: SECRET, at: now.toISOString() }, (kept) =>
    typeof kept === "string" ? kept : randomBytes(32).toString("base64url"),
  );
  return passesBy(secret);
}

/** Whoever left a workspace reads no longer than this. */
const DAYS = 90;
const DAY = 86_400_000;

/** Addresses of the room as chats may tell them. */
export interface RoomLinks {
  /** Where somebody reads all that their workspace may see; null where people cannot reach the room from elsewhere. */
  home(tenant: Tenant): Promise<string | null>;
  /** A message with buttons to the pages that tell the same; as it is where people cannot reach the room. */
  linked(message: Message, tenant: Tenant, words: Words): Promise<Message>;
}

/**
 * What only the asker sees leads into all that their workspace may see. What a channel sees leads to its own page alone:
 * guests from other workspaces may read there too.
 */
export function roomLinks(address: string | undefined, store: ChangeableRecords, now: () => Date): RoomLinks {
  if (address === undefined) return { home: async () => null, linked: async (message) => message };
  const base = address.replace(/\/$/, "");
  const baseFor = async (tenant: Tenant): Promise<(page?: string) => string> => {
    if (tenant === CONFIGURATION) return () => base;
    const passes = await roomPasses(store, now());
    const until = new Date(now().getTime() + DAYS * DAY);
    return (page) => `${base}/~${passes.issue(tenant, until, page)}`;
  };
  return {
    home: async (tenant) => `${(await baseFor(tenant))()}/`,
    linked: async (message, tenant, words) => {
      if (message.page === undefined) return message;
      const under = await baseFor(tenant);
      const isAskers = message.visibility === "asker";
      const addressOf = (path: string) => `${under(isAskers ? undefined : path.split(/[?#]/, 1)[0])}${path}`;
      return withRoomLinks(message, addressOf, words);
    },
  };
}
