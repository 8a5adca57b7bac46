import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isComma } from "../../../languages/analysis/token.ts";
import { nameMentions } from "../../names/name-mention.ts";
import { isNameWord, isRoleNoun } from "../../names/name-words.ts";
import type { Named } from "../../names/people.ts";
import { isClosedAfter } from "../../names/roles.ts";
import { type Discourse, sentenceAt, tokensOf } from "./discourse.ts";

const LONGEST_NAME = 8;

/** The person whose name stands between commas behind a description: "the finance minister, Jane Roe, said". */
export function namedBehind(discourse: Discourse, block: number, { head, to }: NounPhrase): Named | null {
  const { language, reader, cast } = discourse;
  const tokens = tokensOf(discourse, block);
  if (!isComma(tokens[to]) || isNameWord(language, tokens[head])) return null;
  if (!isRoleNoun(language, tokens[head]?.text ?? "")) return null;
  const sentence = reader.sentence(block, sentenceAt(reader.paragraphs[block]?.sentences ?? [], head));
  if (!sentence) return null;
  const reach = { paragraph: 0, sentence: 0, from: to + 1, to: Math.min(sentence.to, to + 1 + LONGEST_NAME) };
  const [mention] = nameMentions(language, sentence, reach);
  const isNext = mention !== undefined && mention.from - mention.titles.length === to + 1;
  if (!isNext || mention.possessive || !isClosedAfter(language, tokens, mention.to)) return null;
  const named = cast.find(mention.words, mention.gender);
  return named && named.personhood >= 0 ? named : null;
}
