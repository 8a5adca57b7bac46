import { isNamer } from "../../languages/speech.ts";
import type { Attribution, Utterance } from "./attribution/attribution.ts";
import { byTurns } from "./attribution/by-turns.ts";
import type { Candidate, CueReader } from "./attribution/candidates.ts";
import { type ChosenQuote, chooseAll, type Scorer } from "./attribution/choose.ts";
import { findIndirect } from "./indirect/find.ts";
import { kindOfQuotation } from "./kind.ts";
import type { QuoteToken } from "./view.ts";

/** What was learnt of attributions, and of what is reported without marks. */
export interface Scorers {
  readonly attribution: Scorer;
  readonly content: Scorer;
}

/** All that is quoted or reported in the paragraphs, in text order. */
export function utterancesOf(reader: CueReader, scorers: Scorers): Utterance[] {
  return [...quotations(reader, scorers.attribution), ...findIndirect(reader, scorers.content)].sort(
    (a, b) => startOf(a) - startOf(b),
  );
}

const startOf = ({ ranges }: Utterance): number => ranges[0]?.start ?? 0;

function quotations(reader: CueReader, score: Scorer): Utterance[] {
  const spoken = byTurns(reader, chooseAll(reader, score)).filter((quote) => isClaimedThere(reader, quote));
  const groups: ChosenQuote[][] = [];
  for (const quote of spoken) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    if (previous && isTitle(reader, previous, quote)) continue;
    if (group && previous && continues(previous, quote)) group.push(quote);
    else groups.push([quote]);
  }
  return groups.map(asUtterance);
}

/** Outside the body a line speaks for itself: who says its words must be told in that same block. */
function isClaimedThere({ paragraphs }: CueReader, { place, chosen, isSpeech }: ChosenQuote): boolean {
  const role = paragraphs[place.block]?.role;
  return isSpeech && (role === "body" || role === "headline" || chosen?.block === place.block);
}

/** "“…,” says Brenn in the film titled “Strong.”": what is named behind who said the words is nobody's. */
function isTitle({ language, paragraphs }: CueReader, previous: ChosenQuote, { place, chosen }: ChosenQuote): boolean {
  const isTold = chosen !== null && chosen.block === place.block && chosen.cue.from < place.at;
  if (!isTold || previous.place.block !== place.block || previous.place.at > chosen.cue.from) return false;
  const before = paragraphs[place.block]?.tokens[place.at - 1];
  return isNamer(before, language);
}

/** Whether two quotations are one utterance: "X said" stands between them, or the first was left open. */
function continues(previous: ChosenQuote, next: ChosenQuote): boolean {
  if (!previous.place.token.region.closed) return next.place.block === previous.place.block + 1 && next.place.at === 0;
  if (previous.place.block !== next.place.block || previous.place.sentence !== next.place.sentence) return false;
  if (!previous.chosen || !next.chosen) return false;
  const { cue } = next.chosen;
  const isSame = previous.chosen.cue.from === cue.from && previous.chosen.block === next.chosen.block;
  return (
    isSame && previous.place.at < cue.from && cue.from < next.place.at && /[,–—-]$/.test(previous.place.token.text)
  );
}

function asUtterance(group: readonly ChosenQuote[]): Utterance {
  const tokens: QuoteToken[] = group.map(({ place }) => place.token);
  const told = group.find((quote) => quote.chosen?.place === "here") ?? group[0];
  return {
    ranges: tokens.map(({ region: { start, end } }) => ({ start, end })),
    kind: kindOfQuotation(tokens),
    parts: tokens,
    attribution: told?.chosen ? attributionOf(told.chosen, told.isDoubtful) : null,
  };
}

/** Where a candidate tells who speaks. */
export function attributionOf({ block, cue, phrase, place }: Candidate, isDoubtful: boolean): Attribution {
  const isFar = place !== "here" && place !== "next";
  const isShown = cue.verb?.strength !== "other" && cue.to > cue.from;
  return { block, cue: isShown ? { from: cue.from, to: cue.to } : null, speaker: phrase, isCarried: isFar, isDoubtful };
}
