import type { Asker, CommandCall, CommandSpec } from "../../model/command.ts";
import type { Message } from "../../model/message.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import { scopeOf, tenantOf } from "../../model/tenant.ts";
import { dayOrProblem } from "../../schedule/day-words.ts";
import { instantOf } from "../../schedule/wall-clock.ts";
import type { QuoteQuery, Store, StoreView } from "../../store/store.ts";
import { about } from "../../words/about.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import type { Voices } from "../../words/words.ts";
import { answerWords, staleAnswer } from "../answer-words.ts";
import type { Command } from "../command.ts";
import { askWhoSaid } from "./ask.ts";
import { join, joinedIds } from "./joined.ts";
import { presentShared, presentSource, presentWhoSaid } from "./present.ts";
import { saidBefore } from "./said-before.ts";
import { createTeller } from "./told.ts";
import { type Utterance, utteranceOf } from "./utterances.ts";

export interface WhoSaidDesk {
  readonly store: Pick<Store, "seenBy" | "keepQuestion">;
  readonly timeZone: string;
  readonly now: () => Date;
  readonly voices: Voices;
}

/** Utterances in one answer in a chat. */
const PAGE = 3;
const LONGEST_WORDS = 4000;
const ORDERS = ["newest", "oldest"];

const spec: CommandSpec = {
  name: "who-said",
  description: about("who-said"),
  options: [
    { name: "words", description: about("who-said.words"), required: false, kind: "text" },
    { name: "speaker", description: about("who-said.speaker"), required: false, kind: "text", suggested: true },
    { name: "about", description: about("who-said.about"), required: false, kind: "text" },
    { name: "outlet", description: about("who-said.outlet"), required: false, kind: "text", suggested: true },
    {
      name: "since",
      description: about("who-said.since"),
      required: false,
      kind: "text",
    },
    { name: "order", description: about("who-said.order"), required: false, kind: "choice", choices: ORDERS },
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
  if (["words", "about", "speaker", "outlet"].every((name) => given(name) === "")) {
    throw problemSaying("bad-input", "problem.noQuestion");
  }
  return {
    words: given("words"),
    ...(given("about") === "" ? {} : { about: given("about") }),
    ...(given("speaker") === "" ? {} : { speaker: given("speaker") }),
    ...(given("outlet") === "" ? {} : { outlet: given("outlet") }),
    ...(since === ""
      ? {}
      : { from: startOf(dayOrProblem(since, { now: now(), timeZone, towards: "past" }), timeZone) }),
    order: given("order") === "oldest" ? "oldest" : "newest",
    limit: PAGE,
    offset: 0,
  };
}

const startOf = (day: string, timeZone: string): string =>
  new Date(instantOf(Date.parse(`${day}T00:00:00Z`), timeZone)).toISOString();

const viewOf = ({ store }: WhoSaidDesk, asker: Asker): StoreView => store.seenBy(scopeOf(asker));

async function answerPage(desk: WhoSaidDesk, asker: Asker, question: QuoteQuery): Promise<Message> {
  const { store, timeZone, now } = desk;
  const view = viewOf(desk, asker);
  const found = await askWhoSaid(view, question);
  const earlier = await saidBefore(view, found, PAGE);
  const first = { ...question, offset: 0 };
  const isWhole = found.next === null && question.offset === 0;
  const questionId = isWhole ? null : await store.keepQuestion(first, now().toISOString(), tenantOf(asker));
  return presentWhoSaid(found, { timeZone, questionId, earlier, words: desk.voices.reader(asker) });
}

async function press(desk: WhoSaidDesk, action: string, value: string, asker: Asker): Promise<Message> {
  if (action === "who-said:more") return turnPage(desk, value, asker);
  const { timeZone, voices } = desk;
  const words = voices.reader(asker);
  const hit = await quoteOf(viewOf(desk, asker), value);
  if (hit === null) return answerWords(words.say("who.gone"));
  if (action === "who-said:source") return presentSource(hit, { timeZone, words });
  if (action === "who-said:share")
    return presentShared(await sharedOf(viewOf(desk, asker), hit), { timeZone, words: voices.everyone(asker) });
  return staleAnswer("who-said", words);
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
    : staleAnswer("who-said", desk.voices.reader(asker));
}

async function sharedOf(view: StoreView, hit: QuoteHit): Promise<Utterance> {
  const told = createTeller(view, "");
  await told.tell(hit.storyId === null ? [] : [hit.storyId]);
  return utteranceOf("", [hit], { related: [], told });
}
