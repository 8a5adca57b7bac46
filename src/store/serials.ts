import type { Write } from "./database.ts";

/**
 * Takes the next `count` serial numbers and answers with the first. Every transaction that writes articles or quotes
 * begins with it: the row stays locked until the transaction ends, so such transactions go one after the other.
 */
export async function takeSerials(write: Write, count: number): Promise<number> {
  const { next } = await write
    .updateTable("sequences")
    .set(({ eb }) => ({ next: eb("next", "+", count) }))
    .where("name", "=", "rows")
    .returning("next")
    .executeTakeFirstOrThrow();
  return next - count;
}
