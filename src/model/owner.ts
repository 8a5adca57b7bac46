/** Outlets that belong to one house: what several of them report was reported once. */
export interface Owner {
  readonly name: string;
  /** Names of outlets as their articles give them, or the domains of their sites. */
  readonly outlets: readonly string[];
}
