import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { TextRange } from "../../src/model/article.ts";

/** A word of a treebank sentence; offsets into the sentence's text. Words written as one share their range. */
export interface TreebankWord extends TextRange {
  readonly form: string;
  readonly lemma: string;
  readonly wordClass: string;
  /** "Mood=Ind|Number=Sing", or "_". */
  readonly features: string;
  /** The number of the word it depends on, from 1; 0 for the sentence's root. */
  readonly head: number;
  readonly relation: string;
}

export interface TreebankSentence {
  readonly text: string;
  readonly words: readonly TreebankWord[];
}

/**
 * Reads a gzipped CoNLL-U file (universaldependencies.org/format.html). The text is put together from the forms and
 * `SpaceAfter=No`; "don't" keeps one range for its two words.
 */
export function readTreebank(path: string): TreebankSentence[] {
  const blocks = gunzipSync(readFileSync(path)).toString("utf8").split(/\n\n+/);
  return blocks.flatMap((block) => {
    const rows = block.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    const columns = rows.map((row) => row.split("\t")).filter(([id]) => !id?.includes("."));
    return columns.length > 0 ? [sentenceOf(columns)] : [];
  });
}

function sentenceOf(rows: readonly (readonly string[])[]): TreebankSentence {
  const holders = contractionsOf(rows);
  const written = new Map<string, TextRange>();
  const words: TreebankWord[] = [];
  let text = "";
  for (const row of rows) {
    const [id = "", form = ""] = row;
    const holder = holders.get(id);
    if (holder === undefined) {
      written.set(id, { start: text.length, end: text.length + form.length });
      text += isFollowedByBlank(row) ? `${form} ` : form;
    }
    if (!id.includes("-")) words.push({ ...(written.get(holder ?? id) as TextRange), ...wordOf(row) });
  }
  return { text: text.trimEnd(), words };
}

/** The contraction that a word is written in ("zum" for "zu" and "dem"), for the words that are. */
function contractionsOf(rows: readonly (readonly string[])[]): Map<string, string> {
  const holders = new Map<string, string>();
  for (const [id = ""] of rows) {
    const [first, last] = id.split("-").map(Number);
    if (last === undefined) continue;
    for (let each = first as number; each <= last; each++) holders.set(String(each), id);
  }
  return holders;
}

const isFollowedByBlank = (row: readonly string[]): boolean => !row[9]?.includes("SpaceAfter=No");

/** The columns of CoNLL-U that are read here. */
function wordOf(row: readonly string[]): Omit<TreebankWord, keyof TextRange> {
  const [, form = "", lemma = "", wordClass = "", , features = "_", head = "0", relation = ""] = row;
  return { form, lemma, wordClass, features, head: Number(head), relation };
}
