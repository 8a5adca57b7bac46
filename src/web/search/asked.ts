/** What is searched for, and what it is narrowed to; "" for no limit. */
export interface Asked {
  /** Words or a whole quotation. */
  readonly q: string;
  readonly speaker: string;
  /** An outlet's name, or a part of one. */
  readonly outlet: string;
  /** YYYY-MM-DD, where the room is: the first day, and the last one. */
  readonly since: string;
  readonly until: string;
  /** A topic that a source is filed under. */
  readonly topic: string;
  /** BCP 47 primary subtag of the articles. */
  readonly language: string;
}

export const NOTHING: Asked = { q: "", speaker: "", outlet: "", since: "", until: "", topic: "", language: "" };

/** Whether there is nothing to look for, only what it would be narrowed to. */
export const isNothing = ({ q, speaker, outlet }: Asked): boolean => q === "" && speaker === "" && outlet === "";
