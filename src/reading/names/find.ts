import type { Discourse } from "../quotes/resolve/discourse.ts";

/** Fewer mentions are too little to call a lone capitalised word a name. */
const MENTIONS_OF_ONE_WORD = 2;
const SURE = 2;

/** Names of people and institutions, spelled in full, most mentioned first. */
export function findNames({ cast }: Discourse): string[] {
  return cast.all
    .filter(({ words, mentions, personhood }) => {
      const isSure = Math.abs(personhood) >= SURE;
      return words.length > 1 || (mentions >= MENTIONS_OF_ONE_WORD && isSure);
    })
    .map(({ name }) => name);
}
