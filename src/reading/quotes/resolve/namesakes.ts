import type { NameMention } from "../../names/name-mention.ts";
import { folded, type Named } from "../../names/people.ts";
import { type Discourse, mentionsBefore, sentenceNumber } from "./discourse.ts";
import type { Referent } from "./pronouns.ts";

const SENTENCES_BACK = 3;

/** Whom a name means; a surname alone is in doubt where another bearer was named in full a few sentences before. */
export function bearerOf(discourse: Discourse, block: number, mention: NameMention): Referent {
  const named = discourse.cast.find(mention.words, mention.gender);
  const [surname, ...others] = mention.words;
  if (!named || others.length > 0 || surname === undefined || mention.titles.length > 0)
    return { named, isDoubtful: false };
  const sentence = sentenceNumber(discourse, block, mention.from);
  const last = lastInFull(discourse, { block, sentence, from: mention.from, surname });
  return { named, isDoubtful: last !== null && last !== named };
}

/** Whoever of a surname was named in full last, a few sentences back. */
function lastInFull(
  discourse: Discourse,
  { block, sentence, from, surname }: { block: number; sentence: number; from: number; surname: string },
): Named | null {
  for (const mention of mentionsBefore(discourse, block, from)) {
    if (sentence - mention.sentence > SENTENCES_BACK) return null;
    const { words, named } = mention;
    if (words.length > 1 && named.personhood >= 0 && folded(words.at(-1) ?? "") === folded(surname)) return named;
  }
  return null;
}
