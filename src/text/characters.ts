/** What one UTF-16 code unit is, as far as scanning text needs to know. */
const UPPER = 1;
const LOWER = 2;
const DIGIT = 4;
const BLANK = 8;
const OTHER_LETTER = 16;
const OPENING = 32;
const CLOSING = 64;
const END_MARK = 128;

const CLASSES = new Uint8Array(0x10000);

function fill(characters: string, flag: number): void {
  for (let i = 0; i < characters.length; i++) CLASSES[characters.charCodeAt(i)] = flag;
}

/** Latin, Greek, Cyrillic and Armenian letters have case; the letters behind them are told by their blocks. */
function fillLetters(): void {
  for (let code = 0x41; code < 0x590; code++) {
    const character = String.fromCharCode(code);
    const lower = character.toLowerCase();
    if (lower !== character) CLASSES[code] = UPPER;
    else if (character.toUpperCase() !== character) CLASSES[code] = LOWER;
  }
  for (let code = 0x1e00; code < 0x1f00; code++) {
    const character = String.fromCharCode(code);
    CLASSES[code] = character.toLowerCase() === character ? LOWER : UPPER;
  }
  CLASSES.fill(OTHER_LETTER, 0x590, 0x1e00);
  CLASSES.fill(OTHER_LETTER, 0x3040, 0xd800);
}

fillLetters();
fill("0123456789", DIGIT);
fill(" \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", BLANK);
fill("\u2028\u2029\u202f\u205f\u3000\ufeff", BLANK);
fill("\"'“‘„«([{‹", OPENING);
// Invisible marks stand at either edge of a word.
fill("\u200b\u200c\u200d\u200e\u200f\u2060", OPENING | CLOSING);
fill("”’»)]}›", CLOSING);
fill(".!?…。！？．", END_MARK);

const classAt = (text: string, at: number): number => CLASSES[text.charCodeAt(at)] ?? 0;

export const isUpperAt = (text: string, at: number): boolean => classAt(text, at) === UPPER;
export const isLowerAt = (text: string, at: number): boolean => classAt(text, at) === LOWER;
export const isDigitAt = (text: string, at: number): boolean => classAt(text, at) === DIGIT;
export const isBlankAt = (text: string, at: number): boolean => classAt(text, at) === BLANK;
export const isLetterAt = (text: string, at: number): boolean =>
  (classAt(text, at) & (UPPER | LOWER | OTHER_LETTER)) !== 0;
/** A letter or a digit. */
export const isWordAt = (text: string, at: number): boolean =>
  (classAt(text, at) & (UPPER | LOWER | OTHER_LETTER | DIGIT)) !== 0;
/** A mark or bracket that may open something; straight marks may close as well. */
export const isOpeningAt = (text: string, at: number): boolean => (classAt(text, at) & OPENING) !== 0;
/** A mark or bracket that only closes; the apostrophe ’ counts. */
export const isClosingAt = (text: string, at: number): boolean => (classAt(text, at) & CLOSING) !== 0;
/** A mark that can end a sentence. */
export const isEndMarkAt = (text: string, at: number): boolean => classAt(text, at) === END_MARK;

/** The first index in [from, end) that holds no blank; `end` where all are blank. */
export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && classAt(text, at) === BLANK) at++;
  return at;
}

/** The end of [start, from) without the blanks that stand last. */
export function trimBlanksBefore(text: string, start: number, from: number): number {
  let at = from;
  while (at > start && classAt(text, at - 1) === BLANK) at--;
  return at;
}
