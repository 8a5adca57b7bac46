import type { Asker, CommandCall, CommandSpec } from "../model/command.ts";
import type { Message } from "../model/message.ts";
import { Problem } from "../model/problem.ts";
import { scopeOf, tenantOf } from "../model/tenant.ts";
import { dayOrProblem } from "../schedule/day-words.ts";
import { instantOf } from "../schedule/wall-clock.ts";
import type { QuoteHit, QuoteQuery, Store, StoreView } from "../store/store.ts";
import { answerWords, staleAnswer } from "./answer.ts";
import type { Command } from "./command.ts";
import { answerWhoSaid, type Utterance } from "./who-said/answer.ts";
import { askWhoSaid } from "./who-said/ask.ts";
import { join, joinedIds } from "./who-said/joined.ts";
import { presentShared, presentSource, presentWhoSaid } from "./who-said/present.ts";
import { toldIn } from "./who-said/told.ts";

export interface WhoSaidDesk {
  readonly store: Pick<Store, "seenBy" | "keepQuestion">;
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
    {
      name: "since",
      description: "Not before this day: yesterday, last Friday, 2026-03-04",
      required: false,
      kind: "text",
    },
  ],
  subcommands: [],
  manage: false,
};

/** `/who-said`: seen by the asker, with buttons that share an answer, show its source and turn the page. */
export function whoSaidCommand(desk: WhoSaidDesk): Command {
  return {
    spec,
    answer: async (call) => answerPage(desk, call.asker, questionOf(call, desk)),
    press: (action, value, asker) => press(desk, action, value, asker),
    suggest: async (option, typed, asker) =>
      option === "speaker" || option === "outlet" ? viewOf(desk, asker).suggest(option, typed, 25) : [],
  };
}

function questionOf({ options }: CommandCall, { now, timeZone }: WhoSaidDesk): QuoteQuery {
  const given = (name: string) => options[name]?.trim().slice(0, LONGEST_WORDS) ?? "";
  const since = given("since");
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
    ...(since === ""
      ? {}
      : { from: startOf(dayOrProblem(since, { now: now(), timeZone, towards: "past" }), timeZone) }),
    order: "newest",
    limit: PAGE,
    offset: 0,
  };
}

const startOf = (day: string, timeZone: string): string =>
  new Date(instantOf(Date.parse(`${day}T00:00:00Z`), timeZone)).toISOString();

const viewOf = ({ store }: WhoSaidDesk, asker: Asker): StoreView => store.seenBy(scopeOf(asker));

async function answerPage(desk: WhoSaidDesk, asker: Asker, question: QuoteQuery): Promise<Message> {
  const { store, timeZone, now } = desk;
  const found = await askWhoSaid(viewOf(desk, asker), question);
  const first = { ...question, offset: 0 };
  const isWhole = found.next === null && question.offset === 0;
  const questionId = isWhole ? null : await store.keepQuestion(first, now().toISOString(), tenantOf(asker));
  return presentWhoSaid(found, { timeZone, questionId });
}

async function press(desk: WhoSaidDesk, action: string, value: string, asker: Asker): Promise<Message> {
  if (action === "who-said:more") return turnPage(desk, value, asker);
  const hit = await quoteOf(viewOf(desk, asker), value);
  if (hit === null)
    return answerWords("That quote is no longer there: its article was edited. Ask again with /who-said.");
  if (action === "who-said:source") return presentSource(hit, desk.timeZone);
  if (action === "who-said:share") return presentShared(await utteranceOf(viewOf(desk, asker), hit), desk.timeZone);
  return staleAnswer("who-said");
}

/** A quote, or several that are shown as one. */
async function quoteOf(view: StoreView, id: string): Promise<QuoteHit | null> {
  const hits = await Promise.all(joinedIds(id).map((one) => view.quote(one)));
  const found = hits.filter((hit) => hit !== null);
  if (found.length < hits.length) return null;
  return found.length > 1 ? join(found) : (found[0] ?? null);
}

async function turnPage(desk: WhoSaidDesk, value: string, asker: Asker): Promise<Message> {
  const [id = "", offset = ""] = value.split(":");
  const question = await viewOf(desk, asker).question(id);
  const isPage = /^\d{1,4}$/.test(offset);
  return question && isPage
    ? answerPage(desk, asker, { ...question, offset: Number(offset) })
    : staleAnswer("who-said");
}

async function utteranceOf(view: StoreView, hit: QuoteHit): Promise<Utterance> {
  const question: QuoteQuery = { words: "", order: "newest", limit: 1, offset: 0 };
  const told = await toldIn(view, hit.storyId === null ? [] : [hit.storyId]);
  const [utterance] = answerWhoSaid(question, { hits: [hit], told }).utterances;
  const { speaker, text } = hit;
  return utterance ?? { hit, speaker, text, verdict: "verbatim", differences: [], variants: [] };
}
