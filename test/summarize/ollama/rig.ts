import type { Article } from "../../../src/model/article.ts";
import { splitSentences } from "../../../src/reading/sentences/split.ts";
import { ollamaSummarizer } from "../../../src/summarize/ollama/ollama.ts";
import type { ModelServer } from "../../../src/summarize/ollama/server.ts";
import type { Limits, SentencedArticle, Summarizer } from "../../../src/summarize/summarizer.ts";
import { anArticle } from "../../builders.ts";
import { MODEL } from "../../servers/ollama/server.ts";

/** Fiction; one sentence a line, numbered from 1 in prompts. */
export const FERRY_SENTENCES = [
  "A ferry with 214 people aboard ran aground off Port Ellery on Tuesday after its steering failed.",
  "Nobody was hurt, the coastguard said, and all passengers were brought ashore within three hours.",
  "“We felt one long scrape and then the lights went out,” passenger Ines Harrow said.",
  "The ferry, the Maid of Ellery, was built in 1987 and passed an inspection in March.",
  "Transport minister Tomas Veld said the government may suspend the operator's licence.",
  "The operator, Sound Lines, did not comment.",
];

export const FERRY = ferryArticle(FERRY_SENTENCES.join(" "));

export function ferryArticle(text: string, of: Partial<Article> = {}): SentencedArticle {
  const article = anArticle({ id: "ferry", title: "Ferry runs aground off Port Ellery", text, ...of });
  return { article, sentences: splitSentences(article.text, article.blocks), quotes: [] };
}

export const LIMITS: Limits = { points: 3, words: null };
export const NEVER: AbortSignal = new AbortController().signal;

export interface Rig {
  readonly summarizer: Summarizer;
  /** How long the summarizer would have waited, each time. */
  readonly pauses: number[];
}

interface RigOptions {
  readonly model?: string;
  readonly now?: () => Date;
  readonly deadline?: ModelServer["deadline"];
}

/** The summarizer under test at a server; time stands still, and no pause is waited for. */
export function rigAt(address: string, options: RigOptions = {}): Rig {
  const pauses: number[] = [];
  let delimiters = 0;
  const summarizer = ollamaSummarizer({
    server: serverAt(address, options.deadline),
    model: options.model ?? MODEL,
    now: options.now ?? (() => new Date("2026-03-02T08:00:00Z")),
    pause: async (milliseconds) => void pauses.push(milliseconds),
    newDelimiter: () => `delimiter-${++delimiters}`,
  });
  return { summarizer, pauses };
}

export const serverAt = (address: string, deadline: ModelServer["deadline"] = () => NEVER): ModelServer => ({
  address,
  fetch,
  deadline,
});
