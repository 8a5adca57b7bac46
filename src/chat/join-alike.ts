import type { Span } from "../model/message.ts";

/** Neighbours of one style and link as one span ("**a****b**" is not bold on Discord); empty ones are left out. */
export function joinAlike(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && isAlike(last, span)) {
      joined[joined.length - 1] = { ...last, text: last.text + span.text };
    } else if (span.text !== "") {
      joined.push(span);
    }
  }
  return joined;
}

const isAlike = (last: Span, span: Span): boolean =>
  last.style === span.style && last.link === span.link && isOnlyWords(last) && isOnlyWords(span);

/** Nothing stands in its place where the chat can show it: a channel, a moment, a command. */
const isOnlyWords = ({ place, time, command }: Span): boolean =>
  place === undefined && time === undefined && command === undefined;
