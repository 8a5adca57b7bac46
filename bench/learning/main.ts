/** `npm run learn -- analysis CODE… --treebanks DIR` and `npm run learn -- quotations FILE`: what the product learnt, anew. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { learnAnalysis } from "./learn-analysis.ts";

const HELP = `npm run learn -- analysis CODE… --treebanks DIR
  word classes, plain forms and subjects of a language, from DIR/CODE-train.conllu.gz, into src/languages/CODE
npm run learn -- quotations FILE
  attributions and reported content, from articles with annotated quotations, into src/reading/quotes
npm run learn -- persons
  English nouns for people, and for groups and texts, from WordNet, into src/languages/en`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { treebanks: { type: "string" }, help: { type: "boolean", default: false } },
});
const [what, ...named] = positionals;

if (values.help || what === undefined) console.log(HELP);
else if (what === "analysis" && values.treebanks !== undefined && named.length > 0) {
  for (const code of named) learnAnalysis(code, values.treebanks);
} else if (what === "quotations" && named[0] !== undefined) {
  const { learnQuotations } = await import("./learn-quotations.ts");
  learnQuotations(named[0]);
} else if (what === "persons") {
  const { personNouns, speakingNouns } = await import("./noun-lists.ts");
  const lexicon = new URL("../../src/languages/en/lexicon/", import.meta.url);
  writeFileSync(new URL("person-nouns.txt", lexicon), personNouns());
  writeFileSync(new URL("speaking-nouns.txt", lexicon), speakingNouns());
} else {
  console.error(HELP);
  process.exitCode = 2;
}
