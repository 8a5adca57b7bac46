import { contentTerms } from "../../languages/terms/search-terms.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import type { QuoteQuery, StoreView } from "../../store/store.ts";
import { isQuotation } from "./asked.ts";
import { REPORTED_WITHIN } from "./utterance.ts";
import type { Utterance, WhoSaidAnswer } from "./utterances.ts";

const COMPARED = 5;
/** So many content words, and so much of the shorter one's, two quotations on one thing share. */
const FEWEST_SHARED = 3;
const SHARE = 0.5;

/** By utterance what its speaker said some days earlier that comes near to it. */
export type Earlier = ReadonlyMap<Utterance, QuoteHit>;

/** What is shown of somebody, rather than looked for by its words. */
export const isOfSpeaker = ({ words, speaker = "" }: QuoteQuery): boolean =>
  words.trim() === "" && speaker.trim() !== "";

/**
 * For an answer that shows what somebody said, what they said before: set beside it, and not judged. Each of the first `most`
 * utterances costs a search.
 */
export async function saidBefore(
  store: Pick<StoreView, "quotesLike">,
  { question, utterances }: WhoSaidAnswer,
  most: number,
): Promise<Earlier> {
  const compared = isOfSpeaker(question) ? utterances.slice(0, most) : [];
  const earlier = await Promise.all(compared.map(async (one) => [one, await earlierQuote(store, one)] as const));
  return new Map(earlier.flatMap(([one, before]) => (before === null ? [] : [[one, before] as const])));
}

async function earlierQuote(
  store: Pick<StoreView, "quotesLike">,
  { hit, speaker }: Utterance,
): Promise<QuoteHit | null> {
  const words = wordsOf(hit);
  const names = [speaker?.name, hit.speaker?.name];
  const at = Date.parse(hit.article.publishedAt ?? "");
  if (speaker === null || Number.isNaN(at) || !isQuotation(words)) return null;
  const before = at - REPORTED_WITHIN;
  const until = new Date(before).toISOString();
  const theirs = { speaker: speaker.name, onlyAsSpelt: true, until } as const;
  const found = await store.quotesLike({ words, ...theirs, order: "newest", limit: COMPARED, offset: 0 });
  const isTheirs = (one: QuoteHit) => one.speaker !== null && names.includes(one.speaker.name);
  // Kept by when it was first seen is what says to be of a later day.
  const isEarlier = ({ article }: QuoteHit) => Date.parse(article.publishedAt ?? "") < before;
  return found.find((one) => isTheirs(one) && isEarlier(one) && isNear(words, wordsOf(one))) ?? null;
}

const wordsOf = ({ parts }: QuoteHit): string => parts.map(({ text }) => text).join(" ");

function isNear(one: string, other: string): boolean {
  const [first, second] = [new Set(contentTerms(one)), new Set(contentTerms(other))];
  const shared = first.intersection(second).size;
  return shared >= FEWEST_SHARED && shared >= SHARE * Math.min(first.size, second.size);
}
