import { readFileSync } from "node:fs";

/** `language.json` of a pack: how the language is written. */
export interface PackConventions {
  readonly code: string;
  readonly name: string;
  /** Quote marks by the way they face, where it is another one than English has. */
  readonly quoteMarks: { readonly opens: string; readonly closes: string; readonly either: string };
  /** Whether an apostrophe ends a word of its own: "l'accord". */
  readonly elides: boolean;
  /** Whether only names have a capital inside a sentence. */
  readonly capitalsAreNames: boolean;
  /** Whether words are put together to longer ones. */
  readonly compounds: boolean;
  /** Whether words stand without blanks between them. */
  readonly unspaced: boolean;
  /** Whether the noun that says who stands last, behind what belongs to it: "市の職員". */
  readonly headsLast: boolean;
  /** Whether a clause's verb stands last, what is said before it. */
  readonly verbsLast: boolean;
  /** Whether a surname opens a sentence with the small word that is its part: "Van Dijk". */
  readonly particlesOpenNames: boolean;
  /** What a noun ends with that somebody named before has: "ه" in "مديره", "his director". */
  readonly ownedEndings: readonly string[];
  /** Whether a dash opens what somebody says, and parts it from who does: "— Да, — сказал он." */
  readonly dashDialogue: boolean;
  /** Whether a number with a full stop may be an ordinal: "24. März". */
  readonly ordinalPoint: boolean;
  /** Whether a comma parts a number's whole from its fraction, and points its thousands: "1.200,5". */
  readonly decimalComma: boolean;
  /** Whether adjectives mostly stand behind their noun. */
  readonly adjectivesFollow: boolean;
  /** Whether a noun that is known has a word before it that says so: "the". */
  readonly hasArticles: boolean;
  /** What a noun that is known begins with: "ال"; "" where nothing. */
  readonly definitePrefix: string;
  /** Whether a verb may stand without its subject: "Ha aggiunto che …". */
  readonly dropsSubjects: boolean;
  /** What a finite verb of which several are the subject ends with: "n" in "hablan"; empty where its form does not tell. */
  readonly pluralVerbEndings: readonly string[];
  /** What a finite verb ends with whose subject is "we": "mos" in "preguntamos". */
  readonly ownVerbEndings: readonly string[];
  /** Whether a verb that reports words may have a bare infinitive behind it: "dit vouloir". */
  readonly reportsTakeInfinitives: boolean;
  /** Marks that part words about the speaker from the words said, inside the quote marks: `,` in « Bien, dit-il. Allons. » */
  readonly asideMarks: string;
  /** Whether attributions were learnt from `examples.txt` too. */
  readonly ownWeights: boolean;
  /** What a number adds to the worth of telling a sentence; the other weights hold in every language. */
  readonly figureWeight: number;
  /** What stands for a text's author: "the author". */
  readonly authorName: string;
  /** Endings that a name has by its case: "ой". */
  readonly nameEndings: readonly string[];
  /** Endings of nouns that name several, as written: "s". */
  readonly pluralEndings: readonly string[];
  /** Endings of a word that owns what follows: "'s". */
  readonly possessiveEndings: readonly string[];
}

/** What holds where a pack says nothing of it. */
export const USUAL_CONVENTIONS = {
  headsLast: false,
  verbsLast: false,
  dashDialogue: false,
  particlesOpenNames: false,
  ownedEndings: [] as readonly string[],
  decimalComma: false,
  hasArticles: true,
  definitePrefix: "",
  nameEndings: [] as readonly string[],
  dropsSubjects: false,
  pluralVerbEndings: [] as readonly string[],
  ownVerbEndings: [] as readonly string[],
  figureWeight: 0.25,
  reportsTakeInfinitives: false,
  asideMarks: "",
} satisfies Partial<PackConventions>;

/**
 * Reads a pack's `language.json`. It is as much our own as the code is, and the packs' test holds it against its schema:
 * what every command reads at its start waits for no schema library.
 */
export const readConventions = (file: URL): PackConventions => ({
  ...USUAL_CONVENTIONS,
  ...(JSON.parse(readFileSync(file, "utf8")) as Omit<PackConventions, keyof typeof USUAL_CONVENTIONS>),
});
