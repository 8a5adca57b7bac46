import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withIntroductions } from "../../../src/points/support/introductions.ts";
import type { Doubt } from "../../../src/points/support.ts";
import { doubtOf } from "../../../src/points/support.ts";

/** A labelled output of a file: `+ 1,2 text` is faithful to sentences 1 and 2, `- fault 1 text` is not. */
export interface LabelledOutput {
  readonly file: string;
  /** What is wrong with it; null where nothing is. */
  readonly fault: string | null;
  readonly text: string;
  readonly doubt: Doubt | null;
}

export function heldOut(folder: string): LabelledOutput[] {
  const path = join(import.meta.dirname, "held-out", folder);
  return readdirSync(path).flatMap((file) => outputsOf(file, readFileSync(join(path, file), "utf8")));
}

function outputsOf(file: string, content: string): LabelledOutput[] {
  const [article = "", outputs = ""] = content.split("\n\n");
  return outputs
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [mark, ...rest] = line.split(" ");
      const fault = mark === "-" ? (rest.shift() ?? "") : null;
      const numbers = (rest.shift() ?? "").split(",").map(Number);
      const text = rest.join(" ");
      const evidence = numbers.map((number) => lineRange(article, number));
      const sentences = article.split("\n").map((_, index) => lineRange(article, index + 1));
      const point = withIntroductions({ text, evidence, by: "ollama:labelled" }, article, sentences);
      return { file, fault, text, doubt: doubtOf(point, article) };
    });
}

/** Sentences are the lines of the article, counted from 1. */
function lineRange(article: string, number: number): { start: number; end: number } {
  const lines = article.split("\n");
  const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return { start, end: start + (lines[number - 1] ?? "").length };
}
