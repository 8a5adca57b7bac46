import type { QuoteHit, QuoteQuery, Store } from "../../store/store.ts";
import { answerWhoSaid, groupUtterances, type WhoSaidAnswer } from "./answer.ts";
import { isQuotation, nearness, verdictOf } from "./verdict.ts";

type QuoteStore = Pick<Store, "quotes" | "quotesLike">;

/** An utterance is often reported by several outlets: so many quotes are read for each utterance shown. */
const HITS_PER_UTTERANCE = 4;
const MOST_HITS = 400;
const MOST_NEAR = 40;
const MOST_RELATED = 12;
/** For so many utterances of a page reports that do not have the words asked for are looked for: each costs a search. */
const MOST_LOOKED_UP = 3;

/** Asks the store who said something. A quotation that stands nowhere word for word gets the nearest ones. */
export async function askWhoSaid(store: QuoteStore, question: QuoteQuery): Promise<WhoSaidAnswer> {
  const wanted = (question.offset + question.limit) * HITS_PER_UTTERANCE + 1;
  const found = await store.quotes({ ...question, offset: 0, limit: Math.min(MOST_HITS, wanted) });
  const hits = await withNearest(store, question, found);
  const page = groupUtterances(hits).slice(question.offset, question.offset + question.limit);
  const heads = page.flatMap(([head]) => head ?? []).slice(0, MOST_LOOKED_UP);
  const related = await Promise.all(heads.map((head) => otherReports(store, head)));
  return answerWhoSaid(question, hits, related.flat());
}

async function withNearest(store: QuoteStore, question: QuoteQuery, found: readonly QuoteHit[]): Promise<QuoteHit[]> {
  const { words } = question;
  if (!isQuotation(words)) return [...found];
  const verbatim = found.filter((hit) => verdictOf(words, hit) === "verbatim");
  if (verbatim.length > 0) return verbatim;
  const like = await store.quotesLike({ ...question, offset: 0, limit: MOST_NEAR });
  const known = new Set(found.map(({ quoteId }) => quoteId));
  const candidates = [...found, ...like.filter(({ quoteId }) => !known.has(quoteId))];
  return candidates
    .map((hit) => ({ hit, near: nearness(words, hit) }))
    .filter(({ near }) => near > 0)
    .sort((first, second) => second.near - first.near)
    .map(({ hit }) => hit);
}

function otherReports(store: QuoteStore, { parts }: QuoteHit): Promise<readonly QuoteHit[]> {
  const words = parts.map(({ text }) => text).join(" ");
  return store.quotesLike({ words, order: "ranked", limit: MOST_RELATED, offset: 0 });
}
