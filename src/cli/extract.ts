import type { Command } from "commander";
import { decodeText } from "../sources/decode.ts";
import type { PageArticle } from "../sources/extract/html/page.ts";
import { type ParsingPool, parsingPool } from "../sources/parsing/pool.ts";
import type { CommandLine } from "./context.ts";
import { answerDocument, answerDocumentLines } from "./documents.ts";

const pageLine = { id: "filled", url: "optional", html: "string" } as const;

interface ExtractOptions {
  readonly jsonl?: boolean;
  readonly url?: string;
}

export function registerExtract(program: Command, line: CommandLine): void {
  program
    .command("extract")
    .description("find the article in a web page on standard input and print it as JSON")
    .option("--url <URL>", "where the page was read: tells the outlet, the date and the page's own address")
    .option("--jsonl", 'one {"id","url","html"} a line in, one article a line out, in the same order')
    .action((options: ExtractOptions) => extractPages(line, options));
}

async function extractPages(line: CommandLine, { jsonl, url }: ExtractOptions): Promise<void> {
  const pool = parsingPool();
  try {
    if (jsonl) {
      await answerDocumentLines(line, pageLine, async (record) =>
        summaryOf(await parse(pool, record.html, record.url, line.signal)),
      );
    } else {
      await answerDocument(line, (bytes) => parse(pool, decodeText(bytes, null), url, line.signal));
    }
  } finally {
    await pool.close();
  }
}

function parse(pool: ParsingPool, html: string, url: string | null | undefined, signal: AbortSignal) {
  return pool.parse({ kind: "page", html, url: url ?? null }, signal);
}

/** The date is the page's own calendar day, which need not be that of UTC. */
function summaryOf(article: PageArticle): unknown {
  const { title, author, outlet, publishedLocal, publishedPrecision, language, text } = article;
  return { title, byline: author, outlet, publishedAt: publishedLocal, publishedPrecision, language, text };
}
