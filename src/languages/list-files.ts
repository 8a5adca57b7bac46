import { existsSync } from "node:fs";
import { madeIn } from "../text/made-in.ts";
import type { WordListName } from "./language.ts";
import { readWordList, type WordList } from "./lexicon.ts";

const NO_WORDS: WordList = new Map();

const read = new Map<string, WordList>();

/** Reads each file once. A pack is begun with a few lists: one that is not there yet has no words; `npm run check` names it. */
const listIn = (file: URL): WordList =>
  madeIn(read, file.href, () => (existsSync(file) ? readWordList(file) : NO_WORDS));

const inPack = (pack: URL, name: WordListName): URL => new URL(`lexicon/${name}.txt`, pack);
const shared = (pack: URL, name: WordListName): URL => inPack(new URL("../shared/", pack), name);

/** What is the same for many languages, such as given names, stands in `shared`; what the pack's own list says goes first. */
export function listOf(pack: URL, name: WordListName): WordList {
  const [common, own] = [listIn(shared(pack, name)), listIn(inPack(pack, name))];
  if (common.size === 0 || own.size === 0) return common.size === 0 ? own : common;
  const both = new Map(common);
  for (const [word, value] of own) both.set(word, value);
  return both;
}

/** The shared list of a name and those of all packs, each by itself: quicker to look through than put together for each. */
export const listsOf = (packs: readonly URL[], name: WordListName): WordList[] => [
  ...new Set(packs.flatMap((pack) => [listIn(shared(pack, name)), listIn(inPack(pack, name))])),
];
