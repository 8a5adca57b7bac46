import type { Span } from "../model/message.ts";

/** Neighbours of one style and link as one span; empty ones are left out. */
export function joinAlike(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && last.style === span.style && last.link === span.link) {
      joined[joined.length - 1] = { ...last, text: last.text + span.text };
    } else if (span.text !== "") {
      joined.push(span);
    }
  }
  return joined;
}
