/** What a store would forget, or forgot. */
export interface Forgotten {
  /** With their versions, readings, quotes and sources. */
  readonly articles: number;
  /** Texts of articles whose headline, address and date stay. */
  readonly texts: number;
  /** With the deliveries that posted them. */
  readonly digests: number;
  /** Keys of replays, questions behind buttons, uses of allowances. */
  readonly seen: number;
}

/** Before which moment what is forgotten; ISO 8601 in UTC, null for never. */
export interface Bounds {
  readonly articles: string | null;
  readonly texts: string | null;
  readonly digests: string | null;
  readonly seen: string | null;
}

/** How much room a table takes, with its indexes. */
export interface TableSize {
  readonly table: string;
  readonly bytes: number;
}

/** What keeps a store from growing for ever. */
export interface RetentionStore {
  /** What `forget` would take, all steps together. */
  forgettable(bounds: Bounds): Promise<Forgotten>;
  /**
   * Forgets some of what is too old, in one transaction of a few dozen rows, so that nobody waits for it; answers with what it
   * was, all 0 where nothing is left. A digest that is kept has the sentences and addresses that it shows in itself; the newest
   * delivery of a briefing stays.
   */
  forget(bounds: Bounds, most: number): Promise<Forgotten>;
  /** Puts some of the search index in order, in a short step, so that it answers faster; whether there is more to put in order. */
  tidySearch(): Promise<boolean>;
  /** The largest first. */
  tableSizes(): Promise<readonly TableSize[]>;
}
