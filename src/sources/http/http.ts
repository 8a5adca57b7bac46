/** What a server gave to recognise a version by; sent back as it came. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface HttpRequest {
  readonly url: string;
  /** What the answer may be, as an Accept header. */
  readonly accept?: string;
  /** Asks for a body only where it differs from the one that came with these. */
  readonly validators?: Validators | null;
}

interface Answered {
  /** Where the answer came from, after all redirects. */
  readonly url: string;
  /** The new address where every redirect said that the move is for good (301, 308). */
  readonly movedTo: string | null;
}

export interface HttpBody extends Answered {
  readonly kind: "body";
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly validators: Validators;
}

/**
 * `unchanged`: the body is the one already known (304), by the validators sent, or by new ones that the answer gives in
 * their place (RFC 9110, 15.4.5). `gone`: it will not come back (410).
 */
export type HttpAnswer =
  | HttpBody
  | (Answered & { readonly kind: "unchanged"; readonly validators: Validators })
  | (Answered & { readonly kind: "gone" });

/**
 * The only fetch of foreign addresses. Throws a Problem that names the address: `refused-address` (not on the public
 * internet), `too-large`, `timed-out`, `unreachable`, `not-found` (404), `not-allowed` (401, 403), `rate-limited` (429,
 * 503), `unavailable` (other 5xx), `unreadable`, `cancelled`.
 */
export interface Http {
  get(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer>;
  close(): Promise<void>;
}
