const LONGEST = 400;
const DEEPEST = 5;
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]" };

/** Where the bracket closes that opens at `at`, within [at, end): the index of the closing one. -1 where none does. */
export function bracketClose(text: string, at: number, end: number): number {
  const opening = text.charAt(at);
  const closing = CLOSING[opening];
  if (closing === undefined) return -1;
  const limit = Math.min(end, at + LONGEST);
  let depth = 0;
  for (let next = at; next < limit; next++) {
    const mark = text.charAt(next);
    if (mark === opening && ++depth > DEEPEST) return -1;
    if (mark === closing && --depth === 0) return next;
  }
  return -1;
}
