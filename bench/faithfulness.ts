import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { usualLanguage } from "../src/languages/known.ts";
import { doubtOf } from "../src/points/support/support.ts";

/**
 * `npm run bench faithfulness`: what a check makes of 1,870 outputs such as models wrote about 42 fictional articles, each
 * labelled by hand. A file is an article, a sentence a line; an empty line; and outputs, `+ 1,2 text` for what is faithful
 * to sentences 1 and 2, `- fault 1 text` for what is not. Folders are the batches in the order in which they were written.
 *
 * No model of the product writes. The check at hand is that of the rules' cuts; another one is measured by putting it here.
 */
const OUTPUTS = join(import.meta.dirname, "faithfulness/outputs");

interface Output {
  /** What is wrong with it; null where nothing is. */
  readonly fault: string | null;
  readonly text: string;
  readonly evidence: readonly string[];
}

function outputsOf(file: string): Output[] {
  const [article = "", outputs = ""] = readFileSync(file, "utf8").split("\n\n");
  const sentences = article.split("\n");
  return outputs
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [mark, ...rest] = line.split(" ");
      const fault = mark === "-" ? (rest.shift() ?? "") : null;
      const numbers = (rest.shift() ?? "").split(",").map(Number);
      return { fault, text: rest.join(" "), evidence: numbers.flatMap((number) => sentences[number - 1] ?? []) };
    });
}

function passes({ text, evidence }: Output): boolean {
  const article = evidence.join("\n");
  let end = -1;
  const ranges = evidence.map(({ length }) => {
    const start = end + 1;
    end = start + length;
    return { start, end };
  });
  return doubtOf({ text, evidence: ranges }, article, usualLanguage()) === null;
}

const share = (some: readonly Output[], all: readonly Output[]): string =>
  `${some.length} of ${all.length} (${((100 * some.length) / Math.max(1, all.length)).toFixed(1)} %)`;

function report(name: string, outputs: readonly Output[]): void {
  const of = [true, false].map((isFaithful) => outputs.filter(({ fault }) => (fault === null) === isFaithful));
  const [faithful, unfaithful] = of.map((some) => (some.length === 0 ? "" : share(some.filter(passes), some)));
  console.log(`| ${name} | ${faithful} | ${unfaithful} |`);
}

console.log("| outputs | faithful ones that pass | unfaithful ones that pass |\n|---|--:|--:|");
const batches = readdirSync(OUTPUTS).map((batch): [string, Output[]] => [
  batch,
  readdirSync(join(OUTPUTS, batch)).flatMap((file) => outputsOf(join(OUTPUTS, batch, file))),
]);
for (const [batch, outputs] of batches) report(batch, outputs);
const all = batches.flatMap(([, outputs]) => outputs);
report("all", all);
const faults = Map.groupBy(all, ({ fault }) => fault ?? "");
for (const [fault, outputs] of [...faults].sort(([one], [other]) => one.localeCompare(other))) {
  if (fault !== "") report(fault, outputs);
}
