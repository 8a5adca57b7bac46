import { randomBytes } from "node:crypto";
import { Problem } from "../../model/problem.ts";
import type { Tenant } from "../../model/tenant.ts";
import type { Store } from "../../store/store.ts";
import { type ApiKey, hashOfSecret, type KeyScope, keysIn, tokenOf } from "../../web/api/keys.ts";
import { type ChangeableRecords, changeRecord } from "./change-record.ts";

const RECORD = "api-keys";

/** The keys that programs may ask with, the first made first. */
export const keptKeys = async (store: Pick<Store, "record">): Promise<readonly ApiKey[]> =>
  keysIn((await store.record(RECORD))?.details);

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly tenant: Tenant;
}

/** Keeps a new key and gives its token, which nobody can tell again. Throws `bad-input` where the name is taken. */
export async function addKey(store: ChangeableRecords, { name, scopes, tenant }: NewKey, now: Date): Promise<string> {
  const [id, secret] = [randomBytes(4).toString("hex"), randomBytes(32).toString("base64url")];
  const madeAt = now.toISOString();
  const key: ApiKey = { id, name, hash: hashOfSecret(secret), scopes, tenant, madeAt };
  await changeRecord(store, { name: RECORD, at: madeAt }, (details) => {
    const keys = keysIn(details);
    if (keys.some((one) => one.name === name)) {
      throw new Problem("bad-input", `there is a key named ${name} already; remove it first or take another name`);
    }
    return [...keys, key];
  });
  return tokenOf(id, secret);
}

/** From now on a key opens nothing. Throws `bad-input` where there is none of that name or id. */
export async function removeKey(store: ChangeableRecords, nameOrId: string, now: Date): Promise<void> {
  await changeRecord(store, { name: RECORD, at: now.toISOString() }, (details) => {
    const keys = keysIn(details);
    const left = keys.filter(({ id, name }) => id !== nameOrId && name !== nameOrId);
    if (left.length === keys.length) {
      throw new Problem("bad-input", `there is no key ${nameOrId}; soundbite keys list tells them`);
    }
    return left;
  });
}
