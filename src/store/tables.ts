/**
 * The tables, the same in every database. Times asked for in windows are whole numbers of milliseconds since 1970;
 * others are ISO 8601 in UTC. What is only kept and given back is JSON. `key` is newest last: see time-key.ts.
 */
export interface Tables {
  schemaVersions: { version: number };
  /** Those of the versions that a program of the version before may go on beside. */
  expansions: { version: number };
  articles: {
    key: number;
    id: string;
    /** When it was published, as far as that is known, and never later than when it was first seen. */
    at: number;
    firstSeenAt: string;
    version: number;
    storyId: string | null;
    followsUp: string | null;
    /** Whom it belongs to: see model/tenant.ts. */
    tenant: string;
  };
  articleVersions: {
    articleKey: number;
    version: number;
    seenAt: string;
    text: string;
    /** Everything of the article but its id and text. */
    details: string;
  };
  articleSources: { articleKey: number; sourceId: string; position: number; seenAt: string; textHash: string };
  leads: { sourceId: string; leadKey: string; articleId: string; seenAt: string };
  /** What sorting keeps of an article: see story-store.ts. `keys`: those of `storyKeys`, as JSON. */
  storyTraces: { articleKey: number; serial: number; keys: string; trace: Uint8Array };
  /** Articles whose current version waits to be read. */
  unread: { articleKey: number };
  /** Articles that wait to be sorted into stories. */
  unsorted: { articleKey: number };
  storyKeys: { tenant: string; key: number; articleKey: number };
  storyRarity: { name: string; serial: number; counts: Uint8Array };
  readings: { articleKey: number; version: number; reading: string };
  quotes: {
    key: number;
    articleKey: number;
    kind: string;
    /** The ranges with the words found there when the article was read. */
    parts: string;
    contextStart: number;
    contextEnd: number;
    speaker: string | null;
    role: string | null;
    /** 1 where it is in doubt whether the speaker says it; null or 0 where not. */
    doubtful: number | null;
    outlet: string | null;
    /** That of its article. */
    tenant: string;
  };
  /** Names for suggestions, with how many quotes bear them. */
  tenantNames: { tenant: string; kind: string; name: string; quotes: number };
  nameWords: { kind: string; word: string; name: string };
  sequences: { name: string; next: number };
  sourceStates: {
    sourceId: string;
    memo: string;
    lastReadAt: string | null;
    failures: number;
    lastProblem: string | null;
    /** When it was last read, also in vain, and what came of that; null where that was never kept. */
    triedAt: string | null;
    outcome: string | null;
  };
  /** What the bot remembers of itself. */
  records: { name: string; at: string; details: string };
  choices: { key: string; at: number; outcome: string; details: string };
  addedSources: { id: string; details: string };
  digests: { id: string; name: string; endsAt: number; madeAt: string; digest: string };
  /** Who may see a digest: the same one may be made for several. */
  digestTenants: { digestId: string; tenant: string };
  subscriptions: { id: string; state: string; pausedBecause: string | null; details: string };
  follows: { id: string; details: string };
  /** Articles that those who follow something were not told of yet. */
  unheard: { articleKey: number };
  /** `told`: 1 where the delivery says all that is known of it, else 0. */
  alerts: {
    id: string;
    subscriptionId: string;
    at: number;
    deliveryId: string | null;
    told: number;
    details: string;
  };
  deliveries: {
    id: string;
    subscriptionId: string;
    dueAt: number;
    state: string;
    digestId: string | null;
    madeAt: string;
    late: string | null;
    notBefore: number;
    leaseHolder: string | null;
    leaseUntil: number;
    redoAskedAt: string | null;
    /** What the clocks of the briefing's zone showed. */
    shown: string | null;
  };
  deliveryParts: {
    deliveryId: string;
    part: number;
    content: string;
    state: string;
    posted: string | null;
    changedAt: string;
    attempts: number;
    problem: string | null;
  };
  /** What one process does at a time, and until when it is its own. */
  leases: { name: string; holder: string; until: number };
  placeStates: { place: string; restUntil: number; refusals: number };
  workspaces: { chat: string; workspace: string; acceptedAt: string };
  seenKeys: { key: string; at: number };
  questions: { id: string; query: string; at: number; tenant: string };
  uses: { allowance: string; period: string; uses: number };
}
