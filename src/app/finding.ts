/** One thing that `doctor` looked at. */
export interface Finding {
  readonly what: string;
  readonly verdict: "well" | "ill" | "unused";
  readonly words: string;
  /** What to do next, where something is wrong. */
  readonly remedy: string | null;
}

export const well = (what: string, words: string): Finding => ({ what, verdict: "well", words, remedy: null });

export const unused = (what: string, words: string): Finding => ({ what, verdict: "unused", words, remedy: null });

export const ill = (what: string, words: string, remedy: string): Finding => ({ what, verdict: "ill", words, remedy });
