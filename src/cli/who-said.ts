import type { Command } from "commander";
import { askWhoSaid } from "../commands/who-said/ask.ts";
import { presentWhoSaid } from "../commands/who-said/present.ts";
import type { WhoSaidAnswer } from "../commands/who-said/utterances.ts";
import { Problem } from "../model/problem.ts";
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
  readonly speaker?: string;
  readonly outlet?: string;
  readonly limit: number;
  readonly ranked?: boolean;
  readonly json?: boolean;
}

export function registerWhoSaid(program: Command, line: CommandLine): void {
  program
    .command("who-said")
    .description("find who said something, in the exact words of the articles; or check a whole quotation")
    .argument("[words...]", "words of the quote, or a quotation to check")
    .option("--speaker <NAME>", "only this speaker: a name, part of one, or an office")
    .option("--outlet <OUTLET>", "only this outlet")
    .option("--from <TIME>", "from this day or moment on")
    .option("--until <TIME>", "until this moment, or the end of this day")
    .option("--limit <N>", "at most N utterances", positiveInteger, SHOWN)
    .option("--ranked", "best match first instead of newest first")
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
  if (json) line.stdout.write(`${JSON.stringify(whoSaidJson(found), null, 2)}\n`);
  else printMessage(presentWhoSaid(found, { timeZone, questionId: null, words: ENGLISH }), line);
}

function questionOf(words: string, options: WhoSaidOptions, timeZone: string): QuoteQuery {
  const { speaker, outlet, from, until, limit, ranked } = options;
  if ([words, speaker, outlet].every((text) => (text ?? "").trim() === "")) {
    throw new Problem(
      "bad-input",
      'say what to look for: words ("the length of a boat"), --speaker NAME or --outlet NAME',
    );
  }
  return {
    words,
    ...(speaker === undefined ? {} : { speaker }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(from === undefined ? {} : { from: isoOf(from, "--from", timeZone, 0) }),
    ...(until === undefined ? {} : { until: isoOf(until, "--until", timeZone, DAY) }),
    order: ranked ? "ranked" : "newest",
    limit,
    offset: 0,
  };
}

const isoOf = (text: string, option: string, timeZone: string, addToDay: number): string =>
  new Date(momentOf(text, option, timeZone, addToDay)).toISOString();

/**
 * The answer as `who-said --json` prints it; `parts` only where the article splits the quote. Quotes that only have the
 * words around them say nothing of who said these.
 */
export function whoSaidJson({ utterances, match }: WhoSaidAnswer): unknown[] {
  const said = match === "around" ? [] : utterances;
  return said.map(({ hit, speaker, text, verdict, variants }) => ({
    speaker: speaker?.name ?? null,
    ...(speaker?.role ? { role: speaker.role } : {}),
    text,
    ...(hit.parts.length > 1 ? { parts: hit.parts.map((part) => part.text) } : {}),
    kind: hit.kind,
    verdict,
    article: {
      title: hit.article.title,
      outlet: hit.article.outlet,
      url: hit.article.url,
      publishedAt: hit.article.publishedAt,
    },
    context: hit.context,
    variants: variants.map((variant) => ({
      text: variant.parts[0]?.text ?? "",
      outlet: variant.article.outlet,
      url: variant.article.url,
    })),
  }));
}
