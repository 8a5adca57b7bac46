import { hashOf } from "./hashing.ts";

/**
 * The class of a word, as Universal Dependencies names it (UPOS, universaldependencies.org/u/pos). Verbs carry their form
 * and pronouns their kind behind a colon.
 */
export type WordClass =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

/** `finite` carries a clause; `subjunctive` is a finite form that reports or wishes ("sei", "fasse"). */
export type VerbForm = "finite" | "subjunctive" | "infinitive" | "participle" | "gerund";

export type PronounKind = "personal" | "possessive" | "relative" | "other";

/** What a tagger gives each word: "VERB:finite", "PRON:relative", "NOUN". */
export interface WordTag {
  readonly wordClass: WordClass;
  /** Null for all but verbs and auxiliaries. */
  readonly form: VerbForm | null;
  /** Null for all but pronouns. */
  readonly pronoun: PronounKind | null;
  /** Whether its words can be counted: no new pronouns or prepositions come up (UD's closed classes). */
  readonly isClosed: boolean;
  /** A number for the tag, for learnt weights. */
  readonly hash: number;
}

const FORMS: ReadonlySet<string> = new Set(["finite", "subjunctive", "infinitive", "participle", "gerund"]);

const CLOSED: ReadonlySet<string> = new Set(["ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"]);

/** A tag from its written form. */
export function wordTag(written: string): WordTag {
  const [wordClass = "X", kind = ""] = written.split(":");
  return {
    wordClass: wordClass as WordClass,
    form: FORMS.has(kind) ? (kind as VerbForm) : null,
    pronoun: wordClass === "PRON" ? ((kind || "other") as PronounKind) : null,
    isClosed: CLOSED.has(wordClass),
    hash: hashOf(written),
  };
}
