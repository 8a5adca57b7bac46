import type { TaggedToken } from "./analysis/token.ts";
import { tokenize } from "./analysis/tokenize.ts";
import { wordTag } from "./analysis/word-class.ts";
import { USUAL_CONVENTIONS } from "./conventions.ts";
import { languageOf } from "./known.ts";
import type { Language } from "./language.ts";
import { markDirections } from "./quote-marks/conventions.ts";

const NOTHING: ReadonlyMap<string, string> = new Map();
const UNKNOWN = wordTag("X");
const BLANKS = {
  abbreviations: new Set<string>(),
  numbering: new Set<string>(),
  enclitics: new Set<string>(),
  clipped: new Set<string>(),
};

const tokensOf: Language["tokens"] = (text, range) => tokenize(text, range, { ...BLANKS, elides: false, cut: null });

/** What stands for a language that no pack reads: it has letters, blanks and marks, and no word of it is known. */
export const WORDLESS: Language = {
  ...USUAL_CONVENTIONS,
  code: "und",
  name: "an unknown language",
  capitalsAreNames: false,
  compounds: false,
  unspaced: false,
  ordinalPoint: false,
  adjectivesFollow: false,
  elides: false,
  ownWeights: false,
  marks: { directions: markDirections({ opens: "", closes: "", either: "" }), clipped: new Set() },
  words: () => NOTHING,
  tokens: tokensOf,
  analyse: (text, range) => tokensOf(text, range).map((token): TaggedToken => ({ ...token, tag: UNKNOWN, hash: 0 })),
  authorName: "",
  isPlural: () => false,
  verbLemma: (tokens, at) => tokens[at]?.lower ?? "",
  reportsItself: () => false,
  lemma: ({ lower }) => lower,
  phrases: () => [],
  subject: () => null,
};

/** The language in which a text is read: of a BCP 47 primary subtag, or the one without words. */
export const readLanguage = (code: string | null): Language => languageOf(code) ?? WORDLESS;
