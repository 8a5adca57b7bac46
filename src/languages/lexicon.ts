import { readFileSync } from "node:fs";
import { Problem } from "../model/problem.ts";

/** Entries of a word list, in lower case unless the list says otherwise, each with what stands behind its tab. */
export type WordList = ReadonlyMap<string, string>;

/**
 * Reads a word list: a header line that begins with "#" and says what the words are, where they come from and who reads
 * them, then one entry a line; behind a tab what is known of it. Throws Problem `bad-input` that names the line.
 */
export function readWordList(path: URL): WordList {
  return parseWordList(readFileSync(path, "utf8"), path.pathname);
}

/** The same from the file's text; `name` is for errors. */
export function parseWordList(text: string, name: string): WordList {
  const [header = "", ...lines] = text.split("\n");
  if (!header.startsWith("# ")) throw wrong(name, 1, 'must begin with "# " and say what its words are');
  const entries = new Map<string, string>();
  let last = "";
  for (const [index, line] of lines.entries()) {
    if (line === "" && index === lines.length - 1) continue;
    const [entry = "", value = ""] = line.split("\t");
    if (entry === "" || entry !== entry.trim())
      throw wrong(name, index + 2, "must be one entry, without blanks around it");
    if (entry <= last) throw wrong(name, index + 2, `"${entry}" must stand before "${last}", once`);
    last = entry;
    entries.set(entry, value);
  }
  return entries;
}

const wrong = (name: string, line: number, words: string): Problem =>
  new Problem("bad-input", `${name}, line ${line}: ${words}`);
