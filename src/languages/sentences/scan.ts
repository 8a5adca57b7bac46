import type { TextRange } from "../../model/article.ts";
import {
  isBlankAt,
  isClosingAt,
  isDigitAt,
  isEndMarkAt,
  isUpperAt,
  isWordAt,
  skipBlanks,
  trimBlanksBefore,
} from "../../text/characters.ts";
import type { QuotedRegion } from "../quote-marks/regions.ts";
import { canCarryNote, endsSentence, startsGlued } from "./boundary.ts";
import { bracketClose } from "./brackets.ts";
import { type ItemMark, isNextItem, itemMarkAt } from "./list-marks.ts";
import type { SentenceWords } from "./sentence-words.ts";

const BULLETS = "•⁃‣▪●";

/** Codes below this that no rule looks at are passed over by a table. */
const STOPS = new Uint8Array(0x10000);
for (const mark of `.!?…。！？．([)${BULLETS}`) STOPS[mark.charCodeAt(0)] = 1;

/** One walk over a paragraph that finds where its sentences part. */
export class ParagraphScanner {
  private readonly text: string;
  private readonly end: number;
  private readonly words: SentenceWords;
  /** The closed stretches in quote marks, in order, and how many lie behind. */
  private readonly regions: readonly QuotedRegion[];
  private passed = 0;
  private readonly found: number[] = [];
  /** Where the sentence at hand starts. */
  private sentence: number;
  private item: ItemMark | null = null;

  constructor(text: string, { start, end }: TextRange, regions: readonly QuotedRegion[], words: SentenceWords) {
    this.text = text;
    this.words = words;
    this.regions = regions.filter(({ closed }) => closed);
    this.end = end;
    this.sentence = start;
  }

  /** The indices at which sentences after the first start, blanks before them included or not. */
  cuts(): number[] {
    let at = this.sentence;
    while (at < this.end) {
      const region = this.regions[this.passed];
      if (region && region.from <= at) at = this.leave(region, at);
      else at = STOPS[this.text.charCodeAt(at)] ? this.step(at) : at + 1;
    }
    return this.found;
  }

  /** Passes over a stretch in quote marks; the index to go on from. */
  private leave(region: QuotedRegion, at: number): number {
    this.passed++;
    return region.from < at ? at : this.closed(region.to - 1);
  }

  /** Takes the mark at `at`; the index to go on from. */
  private step(at: number): number {
    const { text, end } = this;
    if (BULLETS.includes(text.charAt(at))) return this.bullet(at);
    if (text.charAt(at) === ")") return this.bracket(at);
    if (isEndMarkAt(text, at)) return this.endMark(at);
    if (text.charAt(at) === "(" && itemMarkAt(text, skipWord(text, at + 1))) return skipWord(text, at + 1);
    const close = bracketClose(text, at, end);
    return close < 0 ? at + 1 : this.closed(close);
  }

  private bullet(at: number): number {
    if (at > this.sentence && isBlankAt(this.text, at - 1)) this.cut(at);
    return at + 1;
  }

  private bracket(at: number): number {
    this.takeItem(at);
    return at + 1;
  }

  /** A quotation or bracket was passed; its last end mark may end the sentence around it too. */
  private closed(close: number): number {
    const { text } = this;
    let last = close - 1;
    while (last > this.sentence && closesWithin(text, last)) last--;
    if (!isEndMarkAt(text, last)) return close + 1;
    let start = last;
    while (start > this.sentence && isEndMarkAt(text, start - 1)) start--;
    return this.judge(start, last + 1, this.skipClosing(close + 1), text.charAt(close));
  }

  private endMark(at: number): number {
    const { text } = this;
    if (text.charAt(at) === "." && this.takeItem(text.charAt(at + 1) === ")" ? at + 1 : at)) return at + 1;
    const end = this.runEnd(at);
    const afterClosing = this.skipClosing(end);
    return this.judge(at, end, afterClosing, afterClosing > end ? text.charAt(end) : "");
  }

  /** The end of a run of end marks, ". . ." with single blanks included. */
  private runEnd(at: number): number {
    const { text, end } = this;
    let runEnd = at + 1;
    while (runEnd < end && isEndMarkAt(text, runEnd)) runEnd++;
    if (runEnd - at > 1 || text.charAt(at) !== ".") return runEnd;
    let spaced = runEnd;
    while (text.charAt(spaced) === " " && text.charAt(spaced + 1) === "." && spaced + 1 < end) spaced += 2;
    const leavesOut =
      spaced - runEnd === 6 && !isBlankAt(text, at - 1) && isUpperAt(text, skipBlanks(text, spaced, end));
    return leavesOut ? runEnd : spaced;
  }

  /** Closing marks, and notes such as [1], right behind an end mark. */
  private skipClosing(from: number): number {
    const { text, end } = this;
    let at = from;
    while (at < end) {
      const note = noteEnd(text, at);
      if (note > at) at = note;
      else if (isClosingAt(text, at) || ("\"'".includes(text.charAt(at)) && !isWordAt(text, at + 1))) at++;
      else break;
    }
    return Math.min(at, end);
  }

  private judge(start: number, runEnd: number, afterClosing: number, closing: string): number {
    const { text, end } = this;
    const after = closing === "" ? footnoteEnd(text, start, afterClosing, this.words) : afterClosing;
    const next = skipBlanks(text, after, end);
    if (next >= end) return end;
    const marks = { sentence: this.sentence, start, end: runEnd, closed: closing !== "", closing, next };
    const splits =
      next > after
        ? endsSentence(text, marks, this.words)
        : isWide(text, start) || startsGlued(text, start, next, this.words);
    if (splits) this.cut(next);
    return after;
  }

  /** Whether the mark at `at` numbers an item; a list's second item and those after it start sentences. */
  private takeItem(at: number): boolean {
    const mark = itemMarkAt(this.text, at);
    if (!mark) return false;
    const head = mark.start <= this.sentence + 2 && this.isHead(mark.start);
    const goesOn = this.item !== null && isNextItem(this.item, mark);
    if (!head && !goesOn && !this.opensList(mark)) return false;
    if (!head) this.cut(mark.start);
    this.item = mark;
    return true;
  }

  /** "… the end. a) first b) second": a bracketed mark behind a full stop; or another list behind the one at hand. */
  private opensList({ start, style, label }: ItemMark): boolean {
    if (this.item !== null && /^[1a]$/.test(label)) return true;
    return style !== "." && isEndMarkAt(this.text, trimBlanksBefore(this.text, this.sentence, start) - 1);
  }

  /** Whether nothing but marks stands between the sentence's start and `at`. */
  private isHead(at: number): boolean {
    for (let i = this.sentence; i < at; i++) if (isWordAt(this.text, i)) return false;
    return true;
  }

  private cut(at: number): void {
    this.found.push(at);
    this.sentence = at;
  }
}

function skipWord(text: string, from: number): number {
  let at = from;
  while (at - from < 5 && isWordAt(text, at)) at++;
  return at;
}

/** A closing mark or blank inside a quotation's end; "[...]" is its own. */
const closesWithin = (text: string, at: number): boolean =>
  (isClosingAt(text, at) && text.charAt(at) !== "]") || "'\" ".includes(text.charAt(at));

const isWide = (text: string, at: number): boolean => "。！？．".includes(text.charAt(at));

/** The end of a note's mark in brackets at `at`: "[12]"; `at` where there is none. */
function noteEnd(text: string, at: number): number {
  if (text.charAt(at) !== "[" || !isDigitAt(text, at + 1)) return at;
  let end = at + 1;
  while (end - at < 5 && isDigitAt(text, end)) end++;
  return text.charAt(end) === "]" ? end + 1 : at;
}

/** The end of a note's bare number right behind a full stop, as in "the end.10 The next". */
function footnoteEnd(text: string, mark: number, at: number, words: SentenceWords): number {
  if (at !== mark + 1 || !isDigitAt(text, at) || !canCarryNote(text, mark, words)) return at;
  let end = at;
  while (end - at < 3 && isDigitAt(text, end)) end++;
  return isBlankAt(text, end) && isUpperAt(text, skipBlanks(text, end, end + 2)) ? end : at;
}
