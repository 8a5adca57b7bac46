import { randomBytes } from "node:crypto";
import type { Asker } from "../../model/command.ts";
import { CONFIGURATION, tenantOf } from "../../model/tenant.ts";
import type { Store } from "../../store/store.ts";
import { type Passes, passesBy } from "../../web/passes.ts";

const SECRET = "reading-room-secret";

/** Signed with a secret that the store keeps: passes hold over a restart, and no setting is needed. */
export async function roomPasses(store: Pick<Store, "record" | "keepRecord">, now: Date): Promise<Passes> {
  const kept = (await store.record(SECRET))?.details;
  const secret = typeof kept === "string" ? kept : randomBytes(32).toString("base64url");
  if (secret !== kept) await store.keepRecord(SECRET, { at: now.toISOString(), details: secret });
  return passesBy(secret);
}

/** Whoever left a workspace reads no longer than this. */
const DAYS = 90;
const DAY = 86_400_000;

/** Where somebody reads what their workspace may see; null where people cannot reach the room from elsewhere. */
export function roomLinks(
  address: string | undefined,
  store: Pick<Store, "record" | "keepRecord">,
  now: () => Date,
): (asker: Asker) => Promise<string | null> {
  return async (asker) => {
    if (address === undefined) return null;
    const home = address.endsWith("/") ? address : `${address}/`;
    const tenant = tenantOf(asker);
    if (tenant === CONFIGURATION) return home;
    const passes = await roomPasses(store, now());
    return `${home}~${passes.issue(tenant, new Date(now().getTime() + DAYS * DAY))}/`;
  };
}
