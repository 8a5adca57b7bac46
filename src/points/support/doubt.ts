/** What of a point its evidence does not bear. */
export type Doubt =
  | "no-evidence"
  | "word-order"
  | "number"
  | "name"
  | "negation"
  | "quotation"
  | "speaker"
  | "roles"
  | "wording"
  | "merged"
  | "instruction"
  | "language";
