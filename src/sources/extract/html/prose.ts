import type { TextBlock } from "./block-text.ts";

/** A sentence or two: what is shorter may be anything. */
const LEAST_PROSE = 80;
const LEAST_WORDS = 8;
const SURELY_PROSE = 300;
const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
/** A character of Chinese or Japanese says as much as so many letters. */
const LETTERS_IN_WIDE = 2.5;
const SENTENCE_END = /[.!?…。！？।؟։][\s"”’»)\]]|[.!?…。！？।؟։:]["”’»)\]]{0,2}$/;

/** How much a text says, in letters. */
export function lengthOf(text: string): number {
  const wide = wideIn(text);
  return text.length + wide * (LETTERS_IN_WIDE - 1);
}

const wideIn = (text: string): number => text.match(WIDE)?.length ?? 0;

/**
 * Whether lines that stand together read as running text: long enough, hardly linked, with the end of a sentence where
 * they are not so long that they can be nothing else (Thai has no mark for one).
 */
export function isProse(text: string, linked: number): boolean {
  const length = lengthOf(text);
  if (length < LEAST_PROSE || linked >= 0.4 * text.length || !hasWords(text)) return false;
  return length >= SURELY_PROSE || SENTENCE_END.test(text);
}

/** Not one long word, as an address is. */
const hasWords = (text: string): boolean =>
  text.split(" ", LEAST_WORDS).length >= LEAST_WORDS || wideIn(text) >= LEAST_PROSE / 4;

/** Lines with nothing but breaks between them, joined: the first of each run with how many they are. */
export function* runsOf(blocks: readonly TextBlock[]): Generator<readonly TextBlock[]> {
  for (let from = 0; from < blocks.length; ) {
    let to = from + 1;
    while (blocks[to]?.goesOn && blocks[to]?.element === blocks[from]?.element) to++;
    yield blocks.slice(from, to);
    from = to;
  }
}

/** The letters of lines that read as running text together, or none. */
export function proseOf(run: readonly TextBlock[]): number {
  const text = run.map((block) => block.text).join(" ");
  const linked = run.reduce((sum, block) => sum + block.linked, 0);
  return isProse(text, linked) ? lengthOf(text) : 0;
}

/** The letters of running text in lines. */
export function proseIn(blocks: readonly TextBlock[]): number {
  let letters = 0;
  for (const run of runsOf(blocks)) letters += proseOf(run);
  return letters;
}
