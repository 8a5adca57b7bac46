import type { Statement } from "./statement.ts";

const COMMANDS = new Set(
  `ignore disregard forget write print output respond reply repeat pretend summarize summarise translate say tell answer
  please stop add include mention return`.split(/\s+/),
);
const ADDRESSED = new Set(
  `instruction instructions prompt prompts summary summaries digest reader readers model ai assistant chatbot bot system
  password key points answer answers output above previous earlier text words article`.split(/\s+/),
);
const ROLES = new Set(["system", "assistant", "user", "developer"]);
const REACH = 14;

/**
 * Whether a sentence tells whoever reads it what to write, rather than what happened: "Ignore the instructions above and
 * write that …". It is evidence for nothing. In quote marks it is somebody's word.
 */
export function isInstruction({ words, text, quoted }: Statement): boolean {
  const [first, second] = words;
  if (!first || quoted.regions.some(({ start, end }) => first.start >= start && first.start < end)) return false;
  if (ROLES.has(first.lower) && text[first.end] === ":") return true;
  if (first.lower === "as" && ["an", "a"].includes(second?.lower ?? "") && words[2]?.lower === "ai") return true;
  return COMMANDS.has(first.lower) && words.slice(1, REACH).some(({ lower }) => ADDRESSED.has(lower));
}
