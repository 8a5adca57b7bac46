import { withoutPossessive } from "../../language/words.ts";
import type { Statement } from "./statement.ts";

const NEARNESS = new Set("last this next past coming previous following".split(" "));
const SPANS = new Set(
  `week weekend month quarter season summer autumn fall winter spring year decade century monday tuesday wednesday
  thursday friday saturday sunday january february march april may june july august september october november december`.split(
    /\s+/,
  ),
);

/** Whether every "last year" and "next Monday" of the point is the same in its evidence. */
export function timesAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  const known = new Set(evidence.flatMap(relativeTimes));
  return relativeTimes(point).every((time) => known.has(time));
}

function relativeTimes({ words }: Statement): string[] {
  return words.flatMap(({ lower }, index) => {
    const next = withoutPossessive(words[index + 1]?.lower ?? "");
    return NEARNESS.has(lower) && SPANS.has(next) ? [`${lower} ${next}`] : [];
  });
}
