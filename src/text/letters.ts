/** Accents of the European scripts and vowel signs of the Arabic one; the marks of others make other letters of theirs. */
const ACCENTS = /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]+/g;
const HAS_MARKS_OR_SPECIALS = /[^\x20-\x7e]/;
const SPECIALS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ٱ: "ا",
};
const SPECIAL = /[ßæœøđðþłħıىیکةٱ]/g;

/** Lower case without accents, and compatibility forms in their plain form: "Łódź" gives "lodz", "ﬁve" gives "five". */
export function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  if (!HAS_MARKS_OR_SPECIALS.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .replace(SPECIAL, (letter) => SPECIALS[letter] ?? letter)
    .toLowerCase();
}
