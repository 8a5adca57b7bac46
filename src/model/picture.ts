/** A picture that an outlet shows with its article: an address that is handed on, and never fetched by this program. */
export interface Picture {
  /** An https address. */
  readonly url: string;
  /** The outlet's own description of it. */
  readonly alt: string | null;
}
