import type { Article } from "../../../src/model/article.ts";
import type { ChoiceQuestion, ShownText } from "../../../src/model/choice.ts";
import { splitSentences } from "../../../src/reading/sentences/split.ts";
import type { Chooser } from "../../../src/summarize/chooser.ts";
import { ollamaChooser } from "../../../src/summarize/ollama/chooser.ts";
import type { ModelServer } from "../../../src/summarize/ollama/server.ts";
import type { Limits, SentencedArticle } from "../../../src/summarize/summarizer.ts";
import { anArticle, ENGLISH } from "../../builders.ts";
import { MODEL } from "../../servers/ollama/server.ts";

/** Fiction; each can stand alone. */
export const FERRY_SENTENCES = [
  "A ferry with 214 people aboard ran aground off Port Ellery on Tuesday after its steering failed.",
  "Nobody was hurt, the coastguard said, and all passengers were brought ashore within three hours.",
  "“We felt one long scrape and then the lights went out,” passenger Ines Harrow said.",
  "The Maid of Ellery was built in 1987 and passed an inspection in March.",
  "Transport minister Tomas Veld said the government may suspend the operator's licence.",
  "The operator, Sound Lines, did not comment.",
];

export const FERRY = ferryArticle(FERRY_SENTENCES.join(" "));

export function ferryArticle(text: string, of: Partial<Article> = {}): SentencedArticle {
  const article = anArticle({ id: "ferry", title: "Ferry runs aground off Port Ellery", text, ...of });
  return { article, sentences: splitSentences(article.text, article.blocks, ENGLISH), quotes: [] };
}

const COURIER = { outlet: "Ellery Courier", day: "2025-02-12" };
const RADIO = { outlet: "North Sound Radio", day: null };

export const shown = (text: string, of: Partial<ShownText> = {}): ShownText => ({ ...COURIER, ...of, text });

/** Six candidates, two headlines, three quotes; two points are wanted. */
export function aQuestion(of: Partial<ChoiceQuestion> = {}): ChoiceQuestion {
  return {
    candidates: FERRY_SENTENCES.map((text) => shown(text)),
    headlines: [shown("Ferry runs aground off Port Ellery"), shown("Maid of Ellery on the rocks", RADIO)],
    quotes: [shown("“We felt one long scrape” (Ines Harrow)"), shown("“It was dark” (Jo Lind)"), shown("“No” (Veld)")],
    points: 2,
    language: "en",
    ...of,
  };
}

/** So many candidates of a hundred characters each, none like another. */
export const candidates = (count: number): ShownText[] =>
  Array.from({ length: count }, (_, index) => {
    const town = `${"ABDEFGHKLM"[index % 10]}${"aeiou"[index % 5]}${"lmnrst"[index % 6]}wick`;
    return shown(
      `The harbour office in ${town} counted ${index + 100} crates of salted herring on pier ${index + 7} again.`,
    );
  });

export const LIMITS: Limits = { points: 3, words: null };
export const NEVER: AbortSignal = new AbortController().signal;

export interface Rig {
  readonly chooser: Chooser;
  /** How long the chooser would have waited, each time. */
  readonly pauses: number[];
}

interface RigOptions {
  readonly model?: string;
  readonly now?: () => Date;
  readonly deadline?: ModelServer["deadline"];
  readonly seed?: number;
}

/** The chooser under test at a server; time stands still, and no pause is waited for. */
export function rigAt(address: string, options: RigOptions = {}): Rig {
  const pauses: number[] = [];
  let delimiters = 0;
  let seed = options.seed ?? 1;
  const chooser = ollamaChooser({
    server: serverAt(address, options.deadline),
    model: options.model ?? MODEL,
    now: options.now ?? (() => new Date("2026-03-02T08:00:00Z")),
    pause: async (milliseconds) => void pauses.push(milliseconds),
    newDelimiter: () => `delimiter-${++delimiters}`,
    newSeed: () => seed++,
  });
  return { chooser, pauses };
}

export const serverAt = (address: string, deadline: ModelServer["deadline"] = () => NEVER): ModelServer => ({
  address,
  fetch,
  deadline,
});
