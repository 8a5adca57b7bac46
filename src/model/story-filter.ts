/** Which stories somebody does not want to be told. */
export interface StoryFilter {
  /** Words, or what sources are filed under: a story that has one is taken out. */
  readonly without: readonly string[];
  /** So many outlets must report it independently of one another. */
  readonly outlets: number;
  /** Codes of languages: it must be told in one of them, the preferred one first; any where empty. */
  readonly languages: readonly string[];
  /** Outlets by name or domain: one of them must report it; any where empty. */
  readonly from: readonly string[];
}

/** Takes nothing out. */
export const NO_FILTER: StoryFilter = { without: [], outlets: 1, languages: [], from: [] };
