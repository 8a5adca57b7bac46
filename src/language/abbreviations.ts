/** What a full stop after an abbreviation says about the end of a sentence. */
export type AbbreviationKind =
  /** Always stands before a name: "Mr." */
  | "title"
  /** Always stands before what it introduces: "vs." */
  | "leading"
  /** Stands before a number: "No. 10". */
  | "numbering"
  /** Stands inside sentences and at their end: "Inc." */
  | "either";

const KINDS = new Map<string, AbbreviationKind>();

function add(kind: AbbreviationKind, words: string): void {
  for (const word of words.split(" ")) KINDS.set(word, kind);
}

add("title", "Mr Mrs Ms Mx Dr Drs Prof Rev Fr Gen Lt Col Maj Capt Cmdr Cdr Sgt Cpl Pvt Adm Brig Gov Sen Rep Sens Reps");
add("title", "Govs Gens Profs Revs Pres Hon Supt Insp Det Msgr Atty Messrs Mme Mlle Amb Ald Asst Assoc Ft Mt Mts Ste");
add("title", "MR MRS MS DR PROF REV GEN LT COL MAJ CAPT SGT GOV SEN REP HON mr mrs ms dr Sra Srta Dir Sec-Gen");
add("leading", "vs v cf viz e.g i.e ca eg ie Vs VS v.s approx al-");
add(
  "numbering",
  "No Nos no nos p pp Fig fig Figs Sec SEC sec Art art Ch ch Vol vol Rs rs N° n° Nr nr par para Eq Sect",
);
add("either", "St Inc Corp Co co Ltd ltd Bros LLC INC CORP CO LTD Jr Sr jr sr Esq JR SR Ave Blvd Rd Hwy Pkwy st ave");
add("either", "Dept dept Univ univ Assn Ph.D M.D B.A M.A Natl Intl Mfg Pty Plc Pvt.Ltd Op Cie");
add("either", "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun");
add("either", "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev");
add("either", "Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wisc Wyo Ont Que Alta Sask");
add("either", "ft lb lbs oz mph min mins sec hr hrs est ext med Dist dist incl Capt.Gen et.al al Pub");

/** How `word`, without its last full stop and as it is written, is used as an abbreviation; null where it is none. */
export const abbreviationKind = (word: string): AbbreviationKind | null => KINDS.get(word) ?? null;

/** Letters with a full stop between each: "U.S", "a.m", "J.C" (the last full stop left off). */
export function isDottedLetters(word: string): boolean {
  if (word.length < 3 || word.length % 2 === 0) return false;
  for (let i = 1; i < word.length; i += 2) if (word.charAt(i) !== ".") return false;
  return true;
}

export const COMPANY_SUFFIXES: ReadonlySet<string> = new Set("Inc Corp Ltd Co LLC Plc Inc. Corp. Ltd. Co.".split(" "));
