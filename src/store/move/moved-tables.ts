import type { Tables } from "../tables.ts";

/** What is moved: all but the versions, which the target has of its own. */
export type MovedTable = Exclude<keyof Tables, "schemaVersions" | "expansions">;

/** Every table with its key, by which its rows are read in the same order from every database; parents before their children. */
export const TABLE_KEYS: { readonly [Table in MovedTable]: readonly (keyof Tables[Table] & string)[] } = {
  sequences: ["name"],
  articles: ["key"],
  articleVersions: ["articleKey", "version"],
  articleSources: ["articleKey", "sourceId"],
  leads: ["sourceId", "leadKey"],
  readings: ["articleKey", "version"],
  quotes: ["key"],
  tenantNames: ["tenant", "kind", "name"],
  nameWords: ["kind", "word", "name"],
  storyTraces: ["articleKey"],
  storyKeys: ["tenant", "key", "articleKey"],
  storyRarity: ["name"],
  unread: ["articleKey"],
  unsorted: ["articleKey"],
  sourceStates: ["sourceId"],
  addedSources: ["id"],
  records: ["name"],
  choices: ["key"],
  digests: ["id"],
  digestTenants: ["digestId", "tenant"],
  subscriptions: ["id"],
  follows: ["id"],
  unheard: ["articleKey"],
  alerts: ["id"],
  deliveries: ["id"],
  deliveryParts: ["deliveryId", "part"],
  leases: ["name"],
  placeStates: ["place"],
  workspaces: ["chat", "workspace"],
  seenKeys: ["key"],
  questions: ["id"],
  uses: ["allowance", "period"],
};

export const MOVED_TABLES = Object.keys(TABLE_KEYS) as readonly MovedTable[];
