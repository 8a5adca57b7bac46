import type { Digest, TimeWindow } from "../model/digest.ts";
import type { Scope } from "../model/tenant.ts";

type Make = (window: TimeWindow, title: string, scope: Scope) => Promise<Digest>;

const KEPT = 64;
const FOR_MILLISECONDS = 5 * 60_000;

/**
 * The same digest asked for again within minutes, or by several at once, is made once: many people open a page of the same
 * day. What a scope was told is never given to another.
 */
export function rememberedDigests(make: Make, elapsed: () => number = () => performance.now()): Make {
  const known = new Map<string, { readonly made: Promise<Digest>; readonly at: number }>();
  return (window, title, scope) => {
    const key = JSON.stringify([window.from, window.until, title, scope]);
    const found = known.get(key);
    if (found && elapsed() - found.at < FOR_MILLISECONDS) return found.made;
    const made = make(window, title, scope);
    made.catch(() => known.delete(key));
    if (known.size >= KEPT) known.delete(known.keys().next().value ?? key);
    known.set(key, { made, at: elapsed() });
    return made;
  };
}
