import type { CommandCall, CommandSpec } from "../model/command.ts";
import type { Message } from "../model/message.ts";
import { Problem } from "../model/problem.ts";
import type { QuoteHit, QuoteQuery, Store } from "../store/store.ts";
import { answerWords, staleAnswer } from "./answer.ts";
import type { Command } from "./command.ts";
import { answerWhoSaid, type Utterance } from "./who-said/answer.ts";
import { askWhoSaid } from "./who-said/ask.ts";
import { join, joinedIds } from "./who-said/joined.ts";
import { presentShared, presentSource, presentWhoSaid } from "./who-said/present.ts";

export interface WhoSaidDesk {
  readonly store: Pick<
    Store,
    "quotes" | "quotesLike" | "searchArticles" | "quote" | "keepQuestion" | "question" | "suggest"
  >;
  readonly timeZone: string;
  readonly now: () => Date;
}

/** Utterances in one answer in a chat. */
const PAGE = 3;
const LONGEST_WORDS = 4000;

const spec: CommandSpec = {
  name: "who-said",
  description: "Who said it, where and when: the exact words from the articles",
  options: [
    { name: "words", description: "Words of the quote, or a whole quotation to check", required: false, kind: "text" },
    { name: "speaker", description: "A name or an office", required: false, kind: "text", suggested: true },
    { name: "outlet", description: "One outlet only", required: false, kind: "text", suggested: true },
    { name: "since", description: "Not before this day, as 2026-03-04", required: false, kind: "text" },
  ],
  subcommands: [],
  manage: false,
};

/** `/who-said`: seen by the asker, with buttons that share an answer, show its source and turn the page. */
export function whoSaidCommand(desk: WhoSaidDesk): Command {
  return {
    spec,
    answer: async (call) => answerPage(desk, questionOf(call)),
    press: (action, value) => press(desk, action, value),
    suggest: async (option, typed) =>
      option === "speaker" || option === "outlet" ? desk.store.suggest(option, typed, 25) : [],
  };
}

function questionOf({ options }: CommandCall): QuoteQuery {
  const given = (name: string) => options[name]?.trim().slice(0, LONGEST_WORDS) ?? "";
  const since = given("since");
  if (since !== "" && Number.isNaN(Date.parse(since))) {
    throw new Problem("bad-input", `“${since.slice(0, 40)}” is not a day. Write it as 2026-03-04.`);
  }
  if (["words", "speaker", "outlet"].every((name) => given(name) === "")) {
    throw new Problem(
      "bad-input",
      "Tell me what to look for: words that were said (/who-said the length of a boat), a speaker or an outlet.",
    );
  }
  return {
    words: given("words"),
    ...(given("speaker") === "" ? {} : { speaker: given("speaker") }),
    ...(given("outlet") === "" ? {} : { outlet: given("outlet") }),
    ...(since === "" ? {} : { from: new Date(since).toISOString() }),
    order: "newest",
    limit: PAGE,
    offset: 0,
  };
}

async function answerPage({ store, timeZone, now }: WhoSaidDesk, question: QuoteQuery): Promise<Message> {
  const found = await askWhoSaid(store, question);
  const first = { ...question, offset: 0 };
  const isWhole = found.next === null && question.offset === 0;
  const questionId = isWhole ? null : await store.keepQuestion(first, now().toISOString());
  return presentWhoSaid(found, { timeZone, questionId });
}

async function press(desk: WhoSaidDesk, action: string, value: string): Promise<Message> {
  if (action === "who-said:more") return turnPage(desk, value);
  const hit = await quoteOf(desk, value);
  if (hit === null)
    return answerWords("That quote is no longer there: its article was edited. Ask again with /who-said.");
  if (action === "who-said:source") return presentSource(hit, desk.timeZone);
  if (action === "who-said:share") return presentShared(utteranceOf(hit), desk.timeZone);
  return staleAnswer("who-said");
}

/** A quote, or several that are shown as one. */
async function quoteOf({ store }: WhoSaidDesk, id: string): Promise<QuoteHit | null> {
  const hits = await Promise.all(joinedIds(id).map((one) => store.quote(one)));
  const found = hits.filter((hit) => hit !== null);
  if (found.length < hits.length) return null;
  return found.length > 1 ? join(found) : (found[0] ?? null);
}

async function turnPage(desk: WhoSaidDesk, value: string): Promise<Message> {
  const [id = "", offset = ""] = value.split(":");
  const question = await desk.store.question(id);
  const isPage = /^\d{1,4}$/.test(offset);
  return question && isPage ? answerPage(desk, { ...question, offset: Number(offset) }) : staleAnswer("who-said");
}

function utteranceOf(hit: QuoteHit): Utterance {
  const question: QuoteQuery = { words: "", order: "newest", limit: 1, offset: 0 };
  const [utterance] = answerWhoSaid(question, [hit]).utterances;
  return utterance ?? { hit, text: hit.text, verdict: "verbatim", differences: [], variants: [] };
}
