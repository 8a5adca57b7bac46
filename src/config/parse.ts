import { type Document, isCollection, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { Problem, problemWords } from "../model/problem.ts";
import { type ConfigFile, configFile } from "./schema.ts";

/**
 * Reads the text of a config file. Throws one Problem `bad-config` that names every mistake with its line and remedy.
 * `path` is only for the words.
 */
export function parseConfig(text: string, path: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw problem(
      path,
      document.errors.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, words: `not YAML: ${message}` })),
    );
  }
  const parsed = configFile.safeParse(valuesOf(document, path) ?? {});
  if (parsed.success) return parsed.data;
  const lineOf = (keys: readonly PropertyKey[]) => lines.linePos(offsetOf(document.contents, keys)).line;
  throw problem(
    path,
    parsed.error.issues.map((issue) => ({ line: lineOf(issue.path), words: issueWords(issue) })),
  );
}

function valuesOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (thrown) {
    const words = `${problemWords(thrown)}; write out what its aliases (*name) stand for`;
    throw problem(path, [{ line: 1, words }]);
  }
}

interface Mistake {
  readonly line: number;
  readonly words: string;
}

function problem(path: string, mistakes: readonly Mistake[]): Problem {
  const listed = [...mistakes].sort((a, b) => a.line - b.line).map(({ line, words }) => `  line ${line}: ${words}`);
  const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
  return new Problem("bad-config", `${path} has ${count}:\n${listed.join("\n")}\nMend it and start again.`);
}

function issueWords(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return `${where ? `${where}: ` : ""}unknown setting ${issue.keys.map((key) => `\`${key}\``).join(", ")}; see config/soundbite.example.yaml for those there are`;
  }
  return `${where || "the file"}: ${issue.message}`;
}

/** Where in the text the deepest part of the path stands that is there. */
function offsetOf(contents: unknown, keys: readonly PropertyKey[]): number {
  let node: unknown = contents;
  let offset = 0;
  for (const key of [...keys, null]) {
    if (node && typeof node === "object" && "range" in node && Array.isArray(node.range)) offset = node.range[0];
    if (key === null || !isCollection(node)) break;
    node = node.get(typeof key === "symbol" ? String(key) : key, true);
  }
  return offset;
}
