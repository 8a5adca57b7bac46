import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TextRange } from "../../../src/model/article.ts";
import type { Doubt } from "../../../src/points/support/doubt.ts";
import { withIntroductions } from "../../../src/points/support/introductions.ts";
import { doubtOf } from "../../../src/points/support.ts";

/** What is wrong with an unfaithful output. */
export type Fault =
  | "wrong-number"
  | "wrong-name"
  | "changed-date"
  | "changed-unit"
  | "swapped-speaker"
  | "swapped-roles"
  | "invented-quote"
  | "altered-quote"
  | "dropped-negation"
  | "added-negation"
  | "dropped-hedge"
  | "merged"
  | "invented";

/** Numbers of evidence sentences, from 1, and what a model wrote. */
export type Faithful = readonly [evidence: readonly number[], text: string];
export type Unfaithful = readonly [fault: Fault, evidence: readonly number[], text: string];

/** A fictional article with outputs such as models give, each labelled by hand. */
export interface LabelledArticle {
  readonly sentences: readonly string[];
  readonly faithful: readonly Faithful[];
  readonly unfaithful: readonly Unfaithful[];
}

/** A labelled output with what the verifier makes of it. */
export interface JudgedOutput {
  /** What is wrong with it; null where nothing is. */
  readonly fault: string | null;
  readonly text: string;
  readonly doubt: Doubt | null;
}

export function judged({ sentences, faithful, unfaithful }: LabelledArticle): JudgedOutput[] {
  const judge = doubtsAbout(sentences);
  return [
    ...faithful.map(([evidence, text]) => ({ fault: null, text, doubt: judge(evidence, text) })),
    ...unfaithful.map(([fault, evidence, text]) => ({ fault, text, doubt: judge(evidence, text) })),
  ];
}

/**
 * The outputs of a folder of text files: an article, a sentence a line; an empty line; and outputs, `+ 1,2 text` for what
 * is faithful to sentences 1 and 2, `- fault 1 text` for what is not.
 */
export function judgedFolder(folder: string): JudgedOutput[] {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path).flatMap((file) => judgedFile(readFileSync(join(path, file), "utf8")));
}

function judgedFile(content: string): JudgedOutput[] {
  const [article = "", outputs = ""] = content.split("\n\n");
  const judge = doubtsAbout(article.split("\n"));
  const lines = outputs.split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [mark, ...rest] = line.split(" ");
    const fault = mark === "-" ? (rest.shift() ?? "") : null;
    const evidence = (rest.shift() ?? "").split(",").map(Number);
    const text = rest.join(" ");
    return { fault, text, doubt: judge(evidence, text) };
  });
}

/** What the verifier doubts of an output, as it does in the product: with the sentences that introduce whom it names. */
function doubtsAbout(sentences: readonly string[]): (evidence: readonly number[], text: string) => Doubt | null {
  const article = sentences.join("\n");
  const ranges = sentences.map((sentence, index): TextRange => {
    const start = sentences.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
    return { start, end: start + sentence.length };
  });
  return (numbers, text) => {
    const evidence = numbers.flatMap((number) => ranges[number - 1] ?? []);
    return doubtOf(withIntroductions({ text, evidence, by: "ollama:labelled" }, article, ranges), article);
  };
}
