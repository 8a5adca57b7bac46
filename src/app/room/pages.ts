/** One request as it goes to a thread. */
export interface PageRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Absent where there is none. */
  readonly body?: string;
}

/** What a thread answers to one. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}
