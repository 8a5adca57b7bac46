import type { Span } from "../../model/message.ts";

export const plain = (text: string): Span => ({ text });
export const strong = (text: string): Span => ({ text, style: "strong" });
export const muted = (text: string): Span => ({ text, style: "muted" });

/** Words that tell a moment, which chats show by the reader's own clock; a bare day is the same for everybody. */
export const moment = (span: Span, iso: string): Span => (iso.length === 10 ? span : { ...span, time: iso });

/** A span with a link where the address is an http one; without where it is not. */
export function linked(span: Span, url: string | null): Span {
  return url !== null && /^https?:\/\//i.test(url) ? { ...span, link: url } : span;
}

/** "1 outlet", "3 outlets". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Spans with a muted mark between each two. */
export function joined(spans: readonly Span[], between: string): Span[] {
  return spans.flatMap((span, index) => (index === 0 ? [span] : [muted(between), span]));
}
