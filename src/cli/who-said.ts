import type { Command } from "commander";
import { askWhoSaid } from "../commands/who-said/ask.ts";
import { presentWhoSaid } from "../commands/who-said/present.ts";
import { type Earlier, saidBefore } from "../commands/who-said/said-before.ts";
import type { Utterance, WhoSaidAnswer } from "../commands/who-said/utterances.ts";
import { Problem } from "../model/problem.ts";
import type { QuoteHit } from "../model/quote-hit.ts";
import type { QuoteQuery, StoreView } from "../store/store.ts";
import { ENGLISH } from "../words/words.ts";
import type { CommandLine } from "./context.ts";
import { positiveInteger } from "./options.ts";
import { printMessage } from "./print-message.ts";
import { momentOf, type WindowOptions } from "./window.ts";
import { type StoreOptions, withStore } from "./with-store.ts";

const DAY = 86_400_000;
const SHOWN = 10;

interface WhoSaidOptions extends StoreOptions, WindowOptions {
  readonly about?: string;
  readonly speaker?: string;
  readonly outlet?: string;
  readonly limit: number;
  readonly ranked?: boolean;
  readonly oldest?: boolean;
  readonly json?: boolean;
}

export function registerWhoSaid(program: Command, line: CommandLine): void {
  program
    .command("who-said")
    .description("find who said something, in the exact words of the articles; or check a whole quotation")
    .argument("[words...]", "words of the quote, or a quotation to check")
    .option("--speaker <NAME>", "only this speaker: a name, part of one, or an office")
    .option("--about <WORDS>", "only quotes in which, or beside which, each of these words stands in some form")
    .option("--outlet <OUTLET>", "only this outlet")
    .option("--from <TIME>", "from this day or moment on")
    .option("--until <TIME>", "until this moment, or the end of this day")
    .option("--limit <N>", "at most N utterances", positiveInteger, SHOWN)
    .option("--ranked", "best match first instead of newest first")
    .option("--oldest", "oldest first instead of newest first")
    .option("--json", "print JSON; [] where nobody said it")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option("--store <PATH>", "another store than the configured one")
    .action((words: readonly string[], options: WhoSaidOptions) =>
      withStore(options, async (store, { timeZone }) => {
        const question = questionOf(words.join(" "), options, timeZone);
        await printWhoSaid(store.seenBy("everything"), question, line, { timeZone, json: options.json ?? false });
      }),
    );
}

type Question = Pick<QuoteQuery, "words"> & Partial<QuoteQuery>;

/** Asks and prints: for people, or as JSON. */
export async function printWhoSaid(
  view: Pick<StoreView, "quotes" | "quotesLike" | "searchArticles" | "readArticlesOf">,
  question: Question,
  line: CommandLine,
  { timeZone = "UTC", json = false }: { readonly timeZone?: string; readonly json?: boolean } = {},
): Promise<void> {
  const found = await askWhoSaid(view, { order: "newest", limit: SHOWN, offset: 0, ...question });
  const earlier = await saidBefore(view, found, found.utterances.length);
  if (json) line.stdout.write(`${JSON.stringify(whoSaidJson(found, earlier), null, 2)}\n`);
  else printMessage(presentWhoSaid(found, { timeZone, questionId: null, earlier, words: ENGLISH }), line);
}

function questionOf(words: string, options: WhoSaidOptions, timeZone: string): QuoteQuery {
  const { about, speaker, outlet, from, until, limit, ranked, oldest } = options;
  if (ranked && oldest) throw new Problem("bad-input", "--ranked and --oldest: give one of them, they are two orders");
  if ([words, about, speaker, outlet].every((text) => (text ?? "").trim() === "")) {
    throw new Problem(
      "bad-input",
      'say what to look for: words ("the length of a boat"), --speaker NAME, --about WORDS or --outlet NAME',
    );
  }
  return {
    words,
    ...(about === undefined || about.trim() === "" ? {} : { about }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(from === undefined ? {} : { from: isoOf(from, "--from", timeZone, 0) }),
    ...(until === undefined ? {} : { until: isoOf(until, "--until", timeZone, DAY) }),
    order: ranked ? "ranked" : oldest ? "oldest" : "newest",
    limit,
    offset: 0,
  };
}

const isoOf = (text: string, option: string, timeZone: string, addToDay: number): string =>
  new Date(momentOf(text, option, timeZone, addToDay)).toISOString();

/**
 * The answer as `who-said --json` prints it; `parts` only where the article splits the quote. Quotes that only have the
 * words around them say nothing of who said these. `before` only where the speaker said something near it some days earlier.
 */
export function whoSaidJson({ utterances, match }: WhoSaidAnswer, earlier: Earlier = new Map()): unknown[] {
  const said = match === "around" ? [] : utterances;
  return said.map((utterance) => ({ ...utteranceJson(utterance), ...beforeJson(earlier.get(utterance)) }));
}

function utteranceJson({ hit, speaker, text, verdict, variants }: Utterance) {
  return {
    speaker: speaker?.name ?? null,
    ...(speaker?.doubtful ? { doubtful: true } : {}),
    ...(speaker?.role ? { role: speaker.role } : {}),
    text,
    ...(hit.parts.length > 1 ? { parts: hit.parts.map((part) => part.text) } : {}),
    kind: hit.kind,
    verdict,
    article: articleJson(hit),
    context: hit.context,
    variants: variants.map((variant) => ({
      text: variant.parts[0]?.text ?? "",
      outlet: variant.article.outlet,
      url: variant.article.url,
    })),
  };
}

const articleJson = ({ article: { title, outlet, url, publishedAt } }: QuoteHit) => ({
  title,
  outlet,
  url,
  publishedAt,
});

const beforeJson = (earlier: QuoteHit | undefined) =>
  earlier === undefined ? {} : { before: { text: earlier.text, article: articleJson(earlier) } };
