import type { Article, TextRange } from "../../../src/model/article.ts";
import type { Quote, ReadArticle } from "../../../src/model/reading.ts";
import type { QuoteQuery, Store } from "../../../src/store/store.ts";
import { anArticle, aReading } from "../../builders.ts";

export const SEEN = "2025-02-20T08:00:00.000Z";

interface Said {
  readonly words: string | readonly string[];
  readonly by?: string | null;
  readonly role?: string;
  /** Whether it is in doubt who says it. */
  readonly doubtful?: boolean;
}

/** An article with its reading: each thing said must stand in the text; the sentences are the text's lines. */
export function aReportOf(said: readonly Said[], of: Partial<Article> = {}): ReadArticle {
  const text = of.text ?? said.map(({ words }) => `“${[words].flat().join("” … “")}”, someone said.`).join("\n");
  const article = anArticle({ ...of, text });
  const quotes = said.map(({ words, by, role, doubtful }): Quote => {
    const ranges = [words].flat().map((part) => rangeOf(text, part));
    const speaker = by
      ? { name: by, role: role ?? null, mention: null, group: false, ...(doubtful ? { doubtful } : {}) }
      : null;
    return { ranges, kind: "direct", cue: null, speaker, addressee: null };
  });
  return { article, reading: aReading({ articleId: article.id, sentences: lines(text), quotes }) };
}

function rangeOf(text: string, words: string): TextRange {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`${words} does not stand in the text`);
  return { start, end: start + words.length };
}

function lines(text: string): TextRange[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const range = { start, end: start + line.length };
    start = range.end + 1;
    return range;
  });
}

/** Keeps articles with their readings. */
export async function keepAll(store: Store, reads: readonly ReadArticle[], sourceId = "wire"): Promise<void> {
  for (const read of reads) {
    await store.keepArticle(read.article, sourceId, SEEN);
    await store.keepReading(read);
  }
}

export const aQuery = (of: Partial<QuoteQuery>): QuoteQuery => ({
  words: "",
  order: "newest",
  limit: 20,
  offset: 0,
  ...of,
});

export const textsOf = (hits: readonly { readonly text: string }[]): string[] => hits.map(({ text }) => text);
