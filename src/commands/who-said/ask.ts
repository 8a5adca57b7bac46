import { languageOf } from "../../languages/known.ts";
import type { Article } from "../../model/article.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import type { QuoteQuery, StoreView } from "../../store/store.ts";
import { isQuotation, withoutFrame } from "./asked.ts";
import { isDenied } from "./denied.ts";
import { joinedQuotes, wordsNotIn } from "./joined.ts";
import { createTeller } from "./told.ts";
import { answerWhoSaid, groupUtterances, type Match, type WhoSaidAnswer } from "./utterances.ts";
import { hasWords, holdsWords, nearness, verdictOf } from "./verdict.ts";

type QuoteStore = Pick<StoreView, "quotes" | "quotesLike" | "searchArticles" | "readArticlesOf">;

/** An utterance is often reported by several outlets: so many quotes are read for each utterance shown. */
const HITS_PER_UTTERANCE = 4;
const MOST_HITS = 400;
const MOST_NEAR = 40;
const MOST_RELATED = 12;
/** For so many utterances of a page reports that do not have the words asked for are looked for: each costs a search. */
const MOST_LOOKED_UP = 3;
/** The sayings of so many stories are told to group what was found, besides those of the utterances looked up. */
const MOST_STORIES = 8;

/** Asks the store who said something. What stands nowhere word for word gets the nearest that was said. */
export async function askWhoSaid(store: QuoteStore, question: QuoteQuery): Promise<WhoSaidAnswer> {
  const answer = await answerOf(store, question);
  const isVerbatim = answer.utterances.some(({ verdict }) => verdict === "verbatim");
  return isVerbatim ? answer : { ...answer, unread: await unreadWith(store, question) };
}

const MOST_UNREAD = 50;

/** The articles in languages that are not read which have the words. */
async function unreadWith(store: QuoteStore, { words, from }: QuoteQuery): Promise<readonly Article[]> {
  if (words.trim() === "") return [];
  const found = await store.searchArticles({ words, ...(from === undefined ? {} : { from }), limit: MOST_UNREAD });
  return found.filter(({ language, text }) => languageOf(language) === null && holdsWords(text, words));
}

async function answerOf(store: QuoteStore, question: QuoteQuery): Promise<WhoSaidAnswer> {
  const found = await findHits(store, question);
  const words = found.match === "around" ? withoutFrame(question.words) : null;
  if (words === null) return answerFrom(store, question, found);
  const unframed = await findHits(store, { ...question, words });
  return unframed.hits.length > 0
    ? answerFrom(store, { ...question, words }, unframed)
    : answerFrom(store, question, found);
}

async function answerFrom(store: QuoteStore, question: QuoteQuery, { hits, match }: Found): Promise<WhoSaidAnswer> {
  const teller = createTeller(store, question.words);
  await teller.tell(storiesWithSeveral(hits));
  const groups = groupUtterances(hits, teller);
  const page = groups.slice(question.offset, question.offset + question.limit);
  const heads = page.flatMap(([head]) => head ?? []).slice(0, MOST_LOOKED_UP);
  await teller.tell(heads.flatMap(({ storyId }) => storyId ?? []));
  const related = await Promise.all(heads.map((head) => otherReports(store, head)));
  return answerWhoSaid(question, {
    groups,
    related: related.flat().filter((hit) => !isDenied(hit)),
    match,
    told: teller,
  });
}

/** Stories of which several quotes were found: their sayings say which of these are one utterance. */
function storiesWithSeveral(hits: readonly QuoteHit[]): readonly string[] {
  const found = hits.flatMap(({ storyId }) => storyId ?? []);
  const several = new Set(found.filter((id, at) => found.indexOf(id) !== at));
  return [...new Set(found)].filter((id) => several.has(id)).slice(0, MOST_STORIES);
}

interface Found {
  readonly hits: readonly QuoteHit[];
  readonly match: Match;
}

async function findHits(store: QuoteStore, question: QuoteQuery): Promise<Found> {
  const wanted = (question.offset + question.limit) * HITS_PER_UTTERANCE + 1;
  const found = await store.quotes({ ...question, offset: 0, limit: Math.min(MOST_HITS, wanted) });
  const hits = found.filter((hit) => !isDenied(hit));
  const { words } = question;
  const isSaid = words.trim() === "" || hits.some((hit) => hasWords(words, hit));
  if (isSaid && !isQuotation(words)) return { hits, match: "words" };
  const verbatim = hits.filter((hit) => verdictOf(words, hit) === "verbatim");
  if (verbatim.length > 0) return { hits: verbatim, match: "words" };
  const near = await nearest(store, question, hits);
  return near.length > 0 ? { hits: near, match: "near" } : { hits, match: "around" };
}

/** The quotes that come near the words, and quotes of one speaker that do together; the nearest first. */
async function nearest(store: QuoteStore, question: QuoteQuery, found: readonly QuoteHit[]): Promise<QuoteHit[]> {
  const { words } = question;
  const like = await store.quotesLike({ ...question, offset: 0, limit: MOST_NEAR });
  const candidates = once([...found, ...like]);
  const rest = isQuotation(words) ? wordsNotIn(words, candidates) : "";
  const others = rest === "" ? [] : await store.quotesLike({ ...question, words: rest, offset: 0, limit: MOST_NEAR });
  const single = once([...candidates, ...others]);
  const all = [...joinedQuotes(words, single), ...single].filter((hit) => !isDenied(hit));
  const verbatim = all.filter((hit) => verdictOf(words, hit) === "verbatim");
  if (verbatim.length > 0) return verbatim;
  return all
    .map((hit) => ({ hit, near: nearness(words, hit) }))
    .filter(({ near }) => near > 0)
    .sort((first, second) => second.near - first.near)
    .map(({ hit }) => hit);
}

const once = (hits: readonly QuoteHit[]): QuoteHit[] => [...new Map(hits.map((hit) => [hit.quoteId, hit])).values()];

function otherReports(store: QuoteStore, { parts }: QuoteHit): Promise<readonly QuoteHit[]> {
  const words = parts.map(({ text }) => text).join(" ");
  return store.quotesLike({ words, order: "ranked", limit: MOST_RELATED, offset: 0 });
}
