import { writeFileSync } from "node:fs";
import { type WeightTable, weightBytes } from "../../src/languages/analysis/weights.ts";
import { LANGUAGE_CODES, languageOf } from "../../src/languages/known.ts";
import type { Language } from "../../src/languages/language.ts";
import { isHeldOut, readAnnotated } from "./annotated.ts";
import { readExamples } from "./examples.ts";
import { learnAttributions } from "./learn-attributions.ts";
import { learnContents } from "./learn-contents.ts";

/**
 * Learns from two thirds of annotated English articles whose words a quotation is and what is reported without marks, and
 * writes the weights; the same to the byte each time. What they go by is hardly words, so that every language uses them.
 */
export function learnQuotations(path: string): void {
  const english = languageOf("en");
  if (!english) throw new Error("there is no pack for English");
  const articles = readAnnotated(path, english).filter((article) => !isHeldOut(article));
  const examples = LANGUAGE_CODES.flatMap((code) => readExamples(languageOf(code) as Language));
  console.log(
    `${articles.length} articles and ${examples.length} examples learnt from; a third of all articles is held out`,
  );
  const all = [...articles, ...examples];
  write("attribution/weights.bin", learnAttributions(all));
  write("indirect/weights.bin", learnContents(all));
}

function write(file: string, table: WeightTable): void {
  const bytes = weightBytes(table);
  writeFileSync(new URL(`../../src/reading/quotes/${file}`, import.meta.url), bytes);
  console.log(`src/reading/quotes/${file}: ${table.rows.size} features, ${bytes.length} bytes`);
}
