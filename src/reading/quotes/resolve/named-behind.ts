import { nameMentions } from "../../names/name-mention.ts";
import type { Named } from "../../names/people.ts";
import { isClosedAfter, isRoleNoun } from "../../names/roles.ts";
import type { NounPhrase } from "../grammar/nominal.ts";
import type { Token } from "../grammar/token.ts";
import { isMark, isNameWord } from "../grammar/words.ts";
import type { Discourse } from "./discourse.ts";

const LONGEST_NAME = 8;

/** The person whose name stands between commas behind a description: "the finance minister, Jane Roe, said". */
export function namedBehind({ cast }: Discourse, tokens: readonly Token[], phrase: NounPhrase): Named | null {
  const { head, to } = phrase;
  if (!isMark(tokens[to], ",") || isNameWord(tokens[head]) || !isRoleNoun(tokens[head]?.text ?? "")) return null;
  const reach = { paragraph: 0, sentence: 0, from: to + 1, to: Math.min(tokens.length, to + 1 + LONGEST_NAME) };
  const [mention] = nameMentions(tokens, reach);
  const isNext = mention !== undefined && mention.from - mention.titles.length === to + 1;
  if (!isNext || mention.possessive || !isClosedAfter(tokens, mention.to)) return null;
  const named = cast.find(mention.words, mention.gender);
  return named && named.personhood >= 0 ? named : null;
}
