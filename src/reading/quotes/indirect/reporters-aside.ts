import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";

const ASIDE_REACH = 5;
const ASIDES = new Set(["reference", "allusion", "response", "reply", "answer", "dig", "swipe", "jab", "nod"]);
const QUESTIONED = new Set(["asked", "questioned", "pressed"]);

/** Whether the reporter's own words open a span: "in an apparent reference to …", "when asked whether …". */
export function isReportersAside(tokens: readonly Token[], { from, to }: TokenSpan): boolean {
  const first = tokens[from]?.lower ?? "";
  const opened = tokens.slice(from + 1, Math.min(to, from + ASIDE_REACH));
  if (first === "when") return opened.some(({ lower }) => QUESTIONED.has(lower));
  return (first === "in" || first === "an") && opened.some(({ lower }) => ASIDES.has(lower));
}
