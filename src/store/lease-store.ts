/** What only one process may do at a time, and for how long it may without a word. */
export interface WorkLease {
  /** What is done: "collect". */
  readonly name: string;
  /** Who does it: unique per process. */
  readonly holder: string;
  readonly now: string;
  /** Counts from `now`; the database's own clock says when that is over where several machines share it. */
  readonly until: string;
}

/** Leases, so that of several processes one does what must not be done twice at once. */
export interface LeaseStore {
  /** Takes a lease that nobody has, or that ran out; renews one's own. False where another has it. */
  takeLease(lease: WorkLease): Promise<boolean>;
  /** Gives back what a holder has under a name; nothing where another has it by now. */
  freeLease(name: string, holder: string): Promise<void>;
  /** How many milliseconds the database's clock is ahead of a time; 0 where the store goes by the process's own. */
  clockAhead(now: string): Promise<number>;
}
