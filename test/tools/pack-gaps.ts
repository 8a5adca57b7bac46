import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { WORD_LISTS } from "../../src/languages/language.ts";
import { parseWordList } from "../../src/languages/lexicon.ts";
import { packConventions } from "./pack-conventions.ts";

const LANGUAGES = join(import.meta.dirname, "../../src/languages");

/** What a pack has beside its word lists, and what each is for. */
const FILES: Readonly<Record<string, string>> = {
  "language.json": "how the language is written: step 1 of docs/adding-a-language.md",
  "word-classes.bin": "word classes, learnt by `npm run learn -- analysis CODE --treebanks DIR`",
  "lemmas.txt": "plain forms, learnt by the same command",
  "subjects.bin": "subjects of verbs, learnt by the same command",
  "examples.txt": "how its press quotes: step 4 of docs/adding-a-language.md",
};

/** What a half-finished pack lacks, a line each: the file, or the line of a file, and what it is for. */
export function gapsOf(pack: string): string[] {
  const files = Object.entries(FILES).filter(([file]) => !existsSync(join(pack, file)));
  return [
    ...files.map(([file, use]) => `${file}: ${use}`),
    ...faultsOfConventions(pack),
    ...WORD_LISTS.flatMap((list) => gapOfList(pack, list)),
  ];
}

function faultsOfConventions(pack: string): string[] {
  const file = join(pack, "language.json");
  if (!existsSync(file)) return [];
  const { error } = packConventions.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return (error?.issues ?? []).map(({ path, message }) => `language.json, ${path.join(".")}: ${message}`);
}

function gapOfList(pack: string, list: string): string[] {
  const file = join(pack, "lexicon", `${list}.txt`);
  if (!existsSync(file)) return isShared(list) ? [] : [`lexicon/${list}.txt: ${headerOf(list)}`];
  try {
    parseWordList(readFileSync(file, "utf8"), `lexicon/${list}.txt`);
    return [];
  } catch (thrown) {
    return [String((thrown as Error).message)];
  }
}

const isShared = (list: string): boolean => existsSync(join(LANGUAGES, "shared/lexicon", `${list}.txt`));

/** What a list is for, as the English one says it. */
const headerOf = (list: string): string =>
  readFileSync(join(LANGUAGES, "en/lexicon", `${list}.txt`), "utf8")
    .split("\n")[0]
    ?.slice(2) ?? "";
