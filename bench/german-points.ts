/**
 * `npm run bench german-points -- FILE.jsonl[.gz]`: of German articles ({"id","text","title"?} a line), how many have a
 * defect in their three key points: refused, without a point, a point cut at an abbreviation or ordinal, or one that opens
 * with a word which stands for something told before. Articles by the hash of their id: two thirds to look at, one kept
 * aside.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readArticle } from "../src/reading/read.ts";
import { articleFromText } from "../src/sources/extract/plain-text/article.ts";
import { rulesSummarizer } from "../src/summarize/rules/rules.ts";

const DANGLING =
  /^["„“»‚]?(?:(?:Er|Sie|Dies|Diese[rsmn]?|Dort|Dabei|Dazu|Damit|Danach|Daher|Daraufhin|Dadurch|Deshalb|Deswegen|Aber|Und|Doch|Denn|Außerdem|Zudem|Allerdings|Jedoch|Auch|Ihm|Ihn|Ihre?[rsmn]?|Seine?[rsmn]?|Darunter|Darüber|Davon|Dafür|Dagegen)(?!\p{L})|Das (?:ist|war|sei|hat|habe|sagte|teilte|teilten|gab|berichte|wird|wurde|geht|ging|bedeutet|entspricht))/u;
const CHOPPED =
  /(?:(?<!\p{L})(?:z\. ?B|Nr|Dr|Prof|St|bzw|ca|etc|Mio|Mrd|Abs|Art|usw|u\. ?a|d\. ?h|vgl|ggf|v\. ?Chr|h\. ?c|Str|\p{Lu})|(?<!\d)\d{1,2})\.$/u;
const END = /[.!?…]["“”«»‘’)]*$/;
const LIMITS = { points: 3, words: null };

interface Given {
  readonly id: string;
  readonly text: string;
  readonly title?: string | null;
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("name a file of articles");
const bytes = readFileSync(file);
const articles = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes)
  .toString()
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Given);
const isKept = ({ id }: Given): boolean => (createHash("sha256").update(String(id)).digest()[0] ?? 0) % 3 === 0;

async function defectsOf({ id, text, title }: Given): Promise<string[]> {
  const article = articleFromText(text, { id: String(id), title: title ?? null });
  const { refusal, keyPoints } = await readArticle(article, rulesSummarizer(), LIMITS, AbortSignal.timeout(60_000));
  if (refusal) return [refusal.reason];
  if (keyPoints.length === 0) return ["no point"];
  return [...new Set(keyPoints.flatMap((point) => defectOf(point.text) ?? []))];
}

function defectOf(point: string): string | null {
  if (DANGLING.test(point)) return "dangling";
  if (CHOPPED.test(point)) return "cut at an abbreviation";
  return !END.test(point) || /^\p{Ll}/u.test(point) ? "a fragment" : null;
}

for (const [name, some] of Object.entries(Object.groupBy(articles, (each) => (isKept(each) ? "kept" : "look")))) {
  const counts = new Map<string, number>();
  let defective = 0;
  for (const article of some ?? []) {
    const defects = await defectsOf(article);
    if (defects.length > 0) defective++;
    for (const defect of defects) counts.set(defect, (counts.get(defect) ?? 0) + 1);
  }
  const share = ((100 * defective) / (some?.length || 1)).toFixed(1);
  const kinds = [...counts].map(([kind, count]) => `${kind} ${count}`).join(", ");
  console.log(`${name}: ${defective} of ${some?.length} articles have a defect, ${share} % (${kinds})`);
}
