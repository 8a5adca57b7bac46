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
    return rows.length > 0 ? [sentenceOf(rows.map((row) => row.split("\t")))] : [];
  });
}

function sentenceOf(rows: readonly (readonly string[])[]): TreebankSentence {
  const words: TreebankWord[] = [];
  let text = "";
  let shared: { readonly until: number; readonly range: TextRange } | null = null;
  for (const [
    id = "",
    form = "",
    lemma = "",
    wordClass = "",
    ,
    features = "_",
    head = "0",
    relation = "",
    ,
    misc = "",
  ] of rows) {
    if (id.includes(".")) continue;
    const isShared: boolean = !id.includes("-") && shared !== null && Number(id) <= shared.until;
    const range: TextRange = isShared && shared ? shared.range : { start: text.length, end: text.length + form.length };
    if (!isShared) text += misc.includes("SpaceAfter=No") ? form : `${form} `;
    if (id.includes("-")) shared = { until: Number(id.split("-")[1]), range };
    else words.push({ ...range, form, lemma, wordClass, features, head: Number(head), relation });
  }
  return { text: text.trimEnd(), words };
}
