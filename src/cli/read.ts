import { type Command, Option } from "commander";
import { DEFAULT_MODEL } from "../app/default-model.ts";
import { languageOf } from "../languages/known.ts";
import type { TextRange } from "../model/article.ts";
import { problemWords } from "../model/problem.ts";
import type { Quote, ReadArticle } from "../model/reading.ts";
import { readArticle } from "../reading/read.ts";
import { articleFromText } from "../sources/extract/plain-text/article.ts";
import { rulesSummarizer } from "../summarize/rules/rules.ts";
import type { Limits, Summarizer } from "../summarize/summarizer.ts";
import type { CommandLine } from "./context.ts";
import { type ArticleLine, articleLine, readJsonLines, writeJsonLine } from "./json-lines.ts";
import { positiveInteger } from "./options.ts";

const DEFAULT_POINTS = 5;

interface ReadOptions {
  readonly points: number;
  readonly words?: number;
  readonly summarizer: "rules" | "ollama";
  readonly model?: string;
}

export function registerRead(program: Command, line: CommandLine): void {
  program
    .command("read")
    .description("read articles (JSON lines on standard input): sentences, key points, who said what")
    .requiredOption(
      "--jsonl",
      'one {"id","text","title"?,"outlet"?,"url"?,"publishedAt"?} a line in, one reading a line out',
    )
    .option("--points <K>", "at most K key points", positiveInteger, DEFAULT_POINTS)
    .option("--words <W>", "at most W words over all key points", positiveInteger)
    .addOption(
      new Option("--summarizer <NAME>", "who chooses key points").choices(["rules", "ollama"]).default("rules"),
    )
    .option("--model <MODEL>", `the Ollama model (default: the configured one, else ${DEFAULT_MODEL})`)
    .action(async (options: ReadOptions) =>
      readLines(line, await summarizerOf(line, options), { points: options.points, words: options.words ?? null }),
    );
}

async function summarizerOf(line: CommandLine, { summarizer, model }: ReadOptions): Promise<Summarizer> {
  return summarizer === "rules" ? rulesSummarizer() : modelSummarizer(line, model);
}

/** Loaded only where a model is asked for: the rules need neither its client nor the configuration. */
async function modelSummarizer(line: CommandLine, model: string | undefined): Promise<Summarizer> {
  const { modelSettings } = await import("./named-chooser.ts");
  const { buildSummarizer } = await import("../app/summarizer.ts");
  return buildSummarizer({ ...modelSettings(model), tell: (words) => line.stderr.write(`${words}\n`) });
}

async function readLines(line: CommandLine, summarizer: Summarizer, limits: Limits): Promise<void> {
  for await (const input of readJsonLines(line, articleLine)) {
    const answer =
      "error" in input
        ? { id: null, error: input.error }
        : await readRecord(input.record, (article) => readArticle(article, summarizer, limits, line.signal));
    await writeJsonLine(line, answer);
  }
}

async function readRecord(
  record: ArticleLine,
  read: (article: ReadArticle["article"]) => Promise<ReadArticle["reading"]>,
): Promise<unknown> {
  try {
    const article = articleFromText(record.text, record);
    return readingLine({ article, reading: await read(article) });
  } catch (thrown) {
    return { id: record.id, error: problemWords(thrown) };
  }
}

const pair = ({ start, end }: TextRange): [number, number] => [start, end];

/** Where nothing refuses the article and yet nothing is told. */
const NOTHING_STANDS = { code: "no-points", reason: "no sentence that stands by itself fits the limits" };

function readingLine({ article, reading }: ReadArticle): unknown {
  const refusal = reading.refusal ?? (reading.keyPoints.length === 0 ? NOTHING_STANDS : null);
  return {
    id: article.id,
    by: reading.by,
    language: article.language,
    ...(languageOf(article.language) ? {} : { unread: ["quotes"] }),
    sentences: reading.sentences.map(pair),
    keyPoints: reading.keyPoints.map(({ text, by, evidence }) => ({ text, by, evidence: evidence.map(pair) })),
    quotes: reading.quotes.flatMap((quote) => quoteLines(article.text, quote)),
    ...(refusal ? { refusal } : {}),
  };
}

/** A split quote is printed once per range. */
function quoteLines(text: string, { ranges, kind, cue, speaker }: Quote): unknown[] {
  return ranges.map(({ start, end }) => ({
    text: text.slice(start, end),
    start,
    end,
    kind,
    cue,
    speaker: speaker && {
      name: speaker.name,
      ...(speaker.role ? { role: speaker.role } : {}),
      mention: speaker.mention,
    },
  }));
}
