import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Language } from "../../src/languages/language.ts";
import type { Dictionary } from "./dictionary.ts";

type Forms = { readonly [key: string]: Forms } | readonly string[] | string | null;

/** What single words may be, gathered word by word. */
class Kinds {
  readonly #kinds = new Map<string, Set<string>>();

  put(word: string, kind: string): void {
    const lower = word.toLowerCase();
    if (word === "NA" || /[\s']/.test(word)) return;
    this.#kinds.set(lower, (this.#kinds.get(lower) ?? new Set()).add(kind));
  }

  dictionary(): Dictionary {
    return new Map([...this.#kinds].map(([word, kinds]) => [word, [...kinds].sort().join(" ")]));
  }
}

/** Which forms of a verb the packages' keys are: in Lefff's letters, and in Morph-it's. */
const FRENCH_FORMS: Readonly<Record<string, string>> = { W: "v", K: "v-pp", G: "v-g", P: "v-f", I: "v-f", J: "v-f" };
const ITALIAN_FORMS: Readonly<Record<string, string>> = { inf: "v", part: "v-pp", ger: "v-g", ind: "v-f", sub: "v-k" };

/** The words of Lefff (Sagot 2010; LGPL-LR) as the RosaeNLG packages hold them, with those of the pack. */
export function frenchDictionary(language: Language): Dictionary {
  const kinds = new Kinds();
  for (const word of Object.keys(fileOf("french-words-gender-lefff", "words"))) kinds.put(word, "n");
  putVerbs(kinds, fileOf("french-verbs-lefff", "conjugations"), FRENCH_FORMS);
  return withPack(kinds, language);
}

/** The words of Morph-it! (Zanchetta and Baroni 2005; CC BY-SA 2.0) as the RosaeNLG packages hold them, with those of the pack. */
export function italianDictionary(language: Language): Dictionary {
  const kinds = new Kinds();
  for (const [noun, forms] of Object.entries(fileOf("italian-words-dict", "words"))) {
    kinds.put(noun, "n");
    for (const word of leaves(forms).filter((form) => form.length > 1)) kinds.put(word, "n");
  }
  for (const [adjective, forms] of Object.entries(fileOf("italian-adjectives-dict", "adjectives")))
    for (const word of [adjective, ...leaves(forms)]) kinds.put(word, "a");
  putVerbs(kinds, fileOf("italian-verbs-dict", "verbs"), ITALIAN_FORMS);
  return withPack(kinds, language);
}

/** What the lists of a pack tell of its words. */
export const packDictionary = (language: Language): Dictionary => withPack(new Kinds(), language);

function putVerbs(kinds: Kinds, verbs: Record<string, Forms>, names: Readonly<Record<string, string>>): void {
  for (const [verb, forms] of Object.entries(verbs)) {
    kinds.put(verb, "v");
    for (const [name, words] of Object.entries(forms ?? {}))
      for (const word of ofOthers(words as Forms)) kinds.put(word, names[name] ?? "v-x");
  }
}

/** The forms that news has: what "I" and "you" do stands in no treebank's news either. */
function ofOthers(forms: Forms): string[] {
  if (forms === null || typeof forms === "string") return leaves(forms);
  if (Array.isArray(forms)) return leaves(forms.length === PERSONS ? [forms[THIRD], forms[THIRD_PLURAL]] : forms);
  const { S1, S2, P1, P2, ...others } = forms as Record<string, Forms>;
  return S1 || S2 || P1 || P2 ? leaves(others) : Object.values(others).flatMap(ofOthers);
}

const PERSONS = 6;
const THIRD = 2;
const THIRD_PLURAL = 5;

function withPack(kinds: Kinds, language: Language): Dictionary {
  for (const list of ["roles", "cue-nouns"] as const)
    for (const word of language.words(list).keys()) kinds.put(word, "n");
  for (const word of language.words("verb-forms").keys()) kinds.put(word, formOf(word));
  return kinds.dictionary();
}

/** The form of a verb by its ending, in the languages that come from Latin. */
function formOf(word: string): string {
  if (/(?:nd[oa]|ant)$/.test(word)) return "v-g";
  return /(?:[dt][oaie]s?|és?|ées?)$/.test(word) ? "v-pp" : "v-f";
}

const fileOf = (name: string, file: string): Record<string, Forms> =>
  JSON.parse(
    readFileSync(
      createRequire(import.meta.url)
        .resolve(`${name}/package.json`)
        .replace("package.json", `dist/${file}.json`),
      "utf8",
    ),
  ) as Record<string, Forms>;

function leaves(forms: Forms): string[] {
  if (typeof forms === "string") return [forms];
  if (!forms) return [];
  return Object.values(forms).flatMap(leaves);
}
