import { usualLanguage } from "../../languages/known.ts";
import { regularForm } from "../../languages/terms/irregular-forms.ts";
import { openWordNet, type Sense, type WordNet } from "./word-net.ts";

/** How near the meanings of two words are: what translators of one sentence put for each other. */
export interface Kinship {
  /** From 1 (one meaning) down to 0 (nothing in common). Words are in lower case, in any form. */
  likeness(one: string, other: string): number;
  areOpposed(one: string, other: string): boolean;
  /** How many meanings a word has: much used words have many (G. K. Zipf, 1945). 0 where it is not known. */
  meanings(word: string): number;
  /** Whether a word is known as a name only ("iran"), or not at all. */
  isNameOnly(word: string): boolean;
}

/** Meanings beyond the most used ones are rarely meant. */
const MEANINGS_SEEN = 5;
const ONE_MEANING = 0.9;
const ONE_ROOT = 0.8;
const MORE_GENERAL = 0.6;
const AKIN_ROOTS = 0.6;
const MOST_KEPT = 5000;

interface Relations {
  /** Likeness to words that it was compared with. */
  readonly compared: Map<string, number>;
  readonly meanings: number;
  readonly isNameOnly: boolean;
  readonly own: ReadonlySet<string>;
  readonly akin: ReadonlySet<string>;
  readonly general: ReadonlySet<string>;
  readonly opposed: ReadonlySet<string>;
  /** Own, akin and general ones together. */
  readonly all: ReadonlySet<string>;
}

let shared: Kinship | null = null;

/** By WordNet, which is opened at the first question and once. */
export function kinshipOfWords(): Kinship {
  shared ??= createKinship(openWordNet());
  return shared;
}

export function createKinship(net: WordNet): Kinship {
  const known = new Map<string, Relations>();
  const of = (word: string): Relations => {
    const kept = known.get(word);
    if (kept) return kept;
    if (known.size >= MOST_KEPT) known.clear();
    const relations = relationsOf(net, word);
    known.set(word, relations);
    return relations;
  };
  return {
    likeness(one, other) {
      const { compared } = of(one);
      const likeness = compared.get(other) ?? likenessOf(of(one), of(other));
      compared.set(other, likeness);
      return likeness;
    },
    areOpposed: (one, other) => meet(of(one).opposed, of(other).own) || meet(of(one).own, of(other).opposed),
    meanings: (word) => of(word).meanings,
    isNameOnly: (word) => of(word).isNameOnly,
  };
}

function likenessOf(one: Relations, other: Relations): number {
  if (!meet(one.all, other.all)) return 0;
  if (meet(one.own, other.own)) return ONE_MEANING;
  if (meet(one.akin, other.own) || meet(one.own, other.akin)) return ONE_ROOT;
  if (meet(one.general, other.own) || meet(one.own, other.general)) return MORE_GENERAL;
  return meet(one.akin, other.akin) ? AKIN_ROOTS : 0;
}

const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => !one.isDisjointFrom(other);

function relationsOf(net: WordNet, word: string): Relations {
  const lemmas = lemmasOf(net, word);
  const found = lemmas.flatMap((lemma) => net.sensesOf(lemma, MEANINGS_SEEN).map((sense) => ({ lemma, sense })));
  const targets = (kinds: string) => new Set(found.flatMap(({ lemma, sense }) => pointedAt(sense, lemma, kinds)));
  const own = new Set(found.map(({ sense }) => sense.id));
  const [akin, general] = [targets("+\\=&$"), targets("@")];
  return {
    compared: new Map(),
    meanings: Math.max(0, ...lemmas.map((lemma) => net.senseCount(lemma))),
    isNameOnly: found.every(({ lemma, sense }) => !sense.words.includes(lemma)),
    own,
    akin,
    general,
    opposed: targets("!"),
    all: own.union(akin).union(general),
  };
}

/** What the pointers of these kinds name that belong to the lemma or to all words of the sense. */
function pointedAt({ words, pointers }: Sense, lemma: string, kinds: string): string[] {
  const own = words.findIndex((word) => word.toLowerCase() === lemma) + 1;
  return pointers.filter(({ kind, from }) => kinds.includes(kind) && (from === 0 || from === own)).map(({ to }) => to);
}

/** Endings that are taken off and what is put in their place (WordNet's own rules of detachment, morphy(7WN)). */
const DETACHED: readonly (readonly [string, string])[] = [
  ["ies", "y"],
  ["es", "e"],
  ["es", ""],
  ["s", ""],
  ["ied", "y"],
  ["ed", "e"],
  ["ed", ""],
  ["ing", "e"],
  ["ing", ""],
  ["ier", "y"],
  ["iest", "y"],
  ["er", "e"],
  ["er", ""],
  ["est", "e"],
  ["est", ""],
  ["ly", ""],
];

/** The forms of a word that WordNet, which is English, has: "buried" gives "bury" and "buried". */
function lemmasOf(net: WordNet, word: string): string[] {
  const detached = DETACHED.filter(([ending]) => word.endsWith(ending) && word.length - ending.length >= 2).flatMap(
    ([ending, put]) => {
      const bare = word.slice(0, -ending.length);
      return put === "" && bare.at(-1) === bare.at(-2) ? [bare, bare.slice(0, -1)] : [bare + put];
    },
  );
  return [...new Set([word, regularForm(word, usualLanguage()), ...detached])].filter(
    (form) => net.senseCount(form) > 0,
  );
}
