import type { Store } from "../../store/store.ts";

export type ChangeableRecords = Pick<Store, "record" | "replaceRecord">;

/**
 * Changes what a record holds and gives what it holds then. Where somebody else changed it meanwhile, `change` is asked again with
 * what they left; what it throws leaves the record as it is.
 */
export async function changeRecord<Details>(
  store: ChangeableRecords,
  { name, at }: { readonly name: string; readonly at: string },
  change: (details: unknown) => Details,
): Promise<Details> {
  for (;;) {
    const former = await store.record(name);
    const details = change(former?.details);
    if (details === former?.details || (await store.replaceRecord(name, former, { at, details }))) return details;
  }
}
