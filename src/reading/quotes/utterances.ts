import type { Utterance } from "./attribution/attribution.ts";
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

interface SpokenQuote extends ChosenQuote {
  readonly chosen: Candidate;
}

function quotations(reader: CueReader, score: Scorer): Utterance[] {
  const spoken = chooseAll(reader, score).filter((quote): quote is SpokenQuote => isClaimedThere(reader, quote));
  const groups: SpokenQuote[][] = [];
  for (const quote of spoken) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    if (group && previous && continues(previous, quote)) group.push(quote);
    else groups.push([quote]);
  }
  return groups.map(asUtterance);
}

/** Outside the body a line speaks for itself: who says its words must be told in that same block. */
function isClaimedThere({ paragraphs }: CueReader, { place, chosen }: ChosenQuote): boolean {
  const role = paragraphs[place.block]?.role;
  return chosen !== null && (role === "body" || role === "headline" || chosen.block === place.block);
}

/** Whether two quotations are one utterance: "X said" stands between them, or the first was left open. */
function continues(previous: SpokenQuote, next: SpokenQuote): boolean {
  if (!previous.place.token.region.closed) return next.place.block === previous.place.block + 1 && next.place.at === 0;
  if (previous.place.block !== next.place.block || previous.place.sentence !== next.place.sentence) return false;
  const { cue } = next.chosen;
  const isSame = previous.chosen.cue.from === cue.from && previous.chosen.block === next.chosen.block;
  return (
    isSame && previous.place.at < cue.from && cue.from < next.place.at && /[,–—-]$/.test(previous.place.token.text)
  );
}

function asUtterance(group: readonly SpokenQuote[]): Utterance {
  const tokens: QuoteToken[] = group.map(({ place }) => place.token);
  const [first] = group as readonly [SpokenQuote, ...SpokenQuote[]];
  const { chosen } = group.find(({ chosen: { place } }) => place === "here") ?? first;
  const isFar = chosen.place !== "here" && chosen.place !== "next";
  return {
    ranges: tokens.map(({ region: { start, end } }) => ({ start, end })),
    kind: kindOfQuotation(tokens),
    attribution: { block: chosen.block, cue: cueSpan(chosen), speaker: chosen.phrase, isCarried: isFar },
  };
}

/** A verb that reports no words is no cue to be shown. */
const cueSpan = ({ cue }: Candidate): { from: number; to: number } | null =>
  cue.verb?.strength === "other" ? null : { from: cue.from, to: cue.to };
