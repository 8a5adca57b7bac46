import type { Command } from "commander";
import type { Feed } from "../sources/feed/feed.ts";
import { type ParsingPool, parsingPool } from "../sources/parsing/pool.ts";
import type { CommandLine } from "./context.ts";
import { answerDocument, answerDocumentLines } from "./documents.ts";

const feedLine = { id: "filled", url: "optional", xmlBase64: "string" } as const;

interface FeedOptions {
  readonly jsonl?: boolean;
  readonly url?: string;
}

export function registerFeed(program: Command, line: CommandLine): void {
  program
    .command("feed")
    .description("read one feed (RSS, Atom, JSON Feed; any encoding) on standard input and print it as JSON")
    .option("--url <URL>", "where the feed was read: the base of its relative addresses")
    .option("--jsonl", 'one {"id","url","xmlBase64"} a line in, one feed a line out, in the same order')
    .action((options: FeedOptions) => readFeeds(line, options));
}

async function readFeeds(line: CommandLine, { jsonl, url }: FeedOptions): Promise<void> {
  const pool = parsingPool();
  try {
    if (jsonl) {
      await answerDocumentLines(line, feedLine, (record) =>
        parse(pool, Buffer.from(record.xmlBase64, "base64"), record.url, line.signal),
      );
    } else {
      await answerDocument(line, (bytes) => parse(pool, bytes, url, line.signal));
    }
  } finally {
    await pool.close();
  }
}

function parse(
  pool: ParsingPool,
  bytes: Uint8Array,
  url: string | null | undefined,
  signal: AbortSignal,
): Promise<Feed> {
  return pool.parse({ kind: "feed", bytes, url: url ?? null, contentType: null }, signal);
}
