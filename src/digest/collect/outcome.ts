import { z } from "zod";

/** Whom something belongs to; the configuration in what was kept before there were others. */
export const tenant = z.string().default("");

/** What could not be told, with whom it belongs to. */
export const leftOut = z.object({
  what: z.enum(["story", "article", "source"]),
  name: z.string(),
  url: z.string().nullable(),
  reason: z.string(),
  tenant,
});

/** What came of reading a source once, as it is kept with the source. */
export const outcome = z.object({
  /** Why it could not be read; null where it could. */
  failure: z.string().nullable(),
  /** Articles kept and read, and how many of them were in the store with another text. */
  articles: z.number(),
  edited: z.number(),
  /** When they were published, as far as they say. */
  published: z.array(z.string()),
  leftOut: z.array(leftOut),
  /** Words of a source that still works: "moved to …". */
  notices: z.array(z.string()),
});
export type Outcome = z.infer<typeof outcome>;
