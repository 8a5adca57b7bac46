import type { Named } from "../../names/people.ts";
import { isRoleNoun, roleWord } from "../../names/roles.ts";
import type { NounPhrase } from "../grammar/noun-phrase.ts";
import type { Token } from "../grammar/token.ts";
import type { Discourse } from "./discourse.ts";

const DEFINITE = new Set(["the", "that", "this"]);
const PREPOSITIONS = new Set(["of", "for", "at", "in", "from", "with", "on"]);

/** The named person whom the article introduced in the role that a description tells: "the Kremlin spokesman". */
export function roleHolder({ cast }: Discourse, tokens: readonly Token[], phrase: NounPhrase): Named | null {
  if (!DEFINITE.has(tokens[phrase.from]?.lower ?? "")) return null;
  const words = tokens.slice(phrase.from + 1, headEnd(tokens, phrase)).map(({ text }) => roleWord(text));
  const head = words.at(-1);
  if (!head || !isRoleNoun(head)) return null;
  const holders = cast.all.filter(
    (named) => named.personhood > 0 && named.roles.some((role) => fits(role, words, head)),
  );
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

/** Where the description's own words end: at its first preposition. */
function headEnd(tokens: readonly Token[], { from, to }: NounPhrase): number {
  for (let at = from + 1; at < to; at++) if (PREPOSITIONS.has(tokens[at]?.lower ?? "")) return at;
  return to;
}

function fits(role: string, words: readonly string[], head: string): boolean {
  const held = role.split(" ").map(roleWord);
  return held.includes(head) && words.every((word) => held.includes(word));
}
