/** Discord's headers on every answer, and the body of a refusal. */
export interface Allowance {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds until the bucket is full again. */
  readonly resetAfter: number;
}

interface Bucket {
  used: number;
  endsAt: number;
}

/** Buckets of so many requests in so many milliseconds, one for each route and channel. */
export class Limiter {
  limit = 50;
  window = 5_000;
  readonly #buckets = new Map<string, Bucket>();

  take(bucketOf: string, now: number): Allowance {
    const known = this.#buckets.get(bucketOf);
    const bucket = known && known.endsAt > now ? known : { used: 0, endsAt: now + this.window };
    this.#buckets.set(bucketOf, bucket);
    const allowed = bucket.used < this.limit;
    if (allowed) bucket.used += 1;
    const resetAfter = (bucket.endsAt - now) / 1000;
    const headers = {
      "X-RateLimit-Limit": String(this.limit),
      "X-RateLimit-Remaining": String(this.limit - bucket.used),
      "X-RateLimit-Reset": String(bucket.endsAt / 1000),
      "X-RateLimit-Reset-After": String(resetAfter),
      "X-RateLimit-Bucket": hashOf(bucketOf),
    };
    return { allowed, headers, resetAfter };
  }
}

/** A bucket's name does not tell the channel. */
function hashOf(bucket: string): string {
  return Buffer.from(bucket.split(" ")[0] ?? "")
    .toString("hex")
    .slice(0, 32);
}
