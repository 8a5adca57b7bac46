/** What goes wrong with one request. */
export type Fault =
  /** An error page, nothing done. */
  | { readonly kind: "status"; readonly status: number }
  /** It is done, and an error page answers. */
  | { readonly kind: "status-after"; readonly status: number }
  /** The connection is reset, nothing done. */
  | { readonly kind: "reset" }
  /** It is done, and the connection is reset before the answer. */
  | { readonly kind: "reset-after" }
  /** It is done, and no answer ever comes. */
  | { readonly kind: "silence-after" }
  /** The connection is reset, and it is done when `commitLate` is called, or by itself after so many milliseconds. */
  | { readonly kind: "late"; readonly after?: number }
  /** It is done and answered after so many milliseconds, even where nobody waits for the answer any more. */
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** The platform says no, in its own form: nothing done. */
  | { readonly kind: "refuse"; readonly status: number; readonly code: number; readonly error: string }
  /** 429, in seconds. */
  | { readonly kind: "limit"; readonly retryAfter: number; readonly global: boolean };

interface Planned {
  readonly method: string;
  readonly template: string;
  readonly fault: Fault;
}

/** Faults waiting for their requests, each taken once, in order. */
export class Faults {
  readonly #planned: Planned[] = [];

  /** How many planned faults still wait for their requests. */
  get waiting(): number {
    return this.#planned.length;
  }

  /** Decides about every request for which nothing is planned: what is asked, and of which channel. */
  weather: (method: string, template: string, channel: string, body: unknown) => Fault | null = () => null;

  /** The next request of an operation ("post", "/channels/{channel_id}/messages") goes wrong. */
  next(method: string, template: string, fault: Fault): void {
    this.#planned.push({ method, template, fault });
  }

  take(method: string, template: string, channel: string, body: unknown): Fault | null {
    const index = this.#planned.findIndex((planned) => planned.method === method && planned.template === template);
    const planned = index < 0 ? null : (this.#planned.splice(index, 1)[0]?.fault ?? null);
    return planned ?? this.weather(method, template, channel, body);
  }
}
