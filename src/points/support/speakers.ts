import type { Alignment, Side } from "./alignment.ts";
import { isFiniteVerb } from "./finite.ts";
import { tokenOf } from "./pairs.ts";
import { prepositionBefore } from "./places.ts";
import { isRole } from "./roles.ts";
import { wordKey } from "./same-words.ts";
import { PRONOUNS, speakerOf, speakerTokens } from "./speaker-of.ts";

/** Who speaks by each verb of speech that both have; a pronoun may be anybody where several speak. */
const isSpokenBySame = (alignment: Alignment): boolean =>
  alignment.pairs.every((pair, index) => {
    const isSpeech = tokenOf(alignment.point, index).kind === "speech";
    return pair === null || !isSpeech || isSaidBySame(alignment, index, pair);
  });

function isSaidBySame({ point, evidence, pairs }: Alignment, index: number, pair: number): boolean {
  const there = speakerOf(evidence, pair);
  const told = speakerOf(point, index).flatMap((at) => pairs[at] ?? []);
  if (told.length === 0) return true;
  if (there.length === 0) return speakerGroups(evidence) < SEVERAL || isSaidByPronoun(point, index);
  return told.some((at) => there.includes(at)) || told.every((at) => isWhatActs(evidence, at, new Set(there)));
}

/** "witnesses said he had shouted": a pronoun here as there. */
const isSaidByPronoun = ({ statement, tokens }: Side, index: number): boolean =>
  statement.words
    .slice(Math.max(0, (tokens[index]?.from ?? 0) - PRONOUN_REACH), tokens[index]?.from)
    .some(({ lower }) => PRONOUNS.has(lower));

const PRONOUN_REACH = 3;
const SEVERAL = 2;

const speakerGroups = (side: Side): number =>
  side.tokens.filter((token, index) => token.kind === "speech" && speakerOf(side, index).length > 0).length;

/** Whether who speaks in a point speaks in its evidence: all words of the speaker stand beside a verb of speech there. */
export function speakersAgree(alignment: Alignment): boolean {
  const { point, evidence, pairs } = alignment;
  const there = speakerTokens(evidence);
  if (!isSpokenBySame(alignment)) return false;
  if (there.size === 0) return true;
  return [...speakerTokens(point)].every((index) => {
    const pair = pairs[index] ?? null;
    return pair === null || isSpeaker(alignment, index, there) || isWhatActs(evidence, pair, there);
  });
}

/** Whether a token of a speaker is one there too, or goes with one: what somebody is called, and where. */
function isSpeaker(alignment: Alignment, index: number, there: ReadonlySet<number>): boolean {
  const { point, evidence, pairs } = alignment;
  const pair = pairs[index] ?? -1;
  if (there.has(pair) || isSpeakersOwn(evidence, pair, there)) return true;
  const { kind, key } = tokenOf(point, index);
  if (kind !== "name" && !isRole(key) && isNamed(alignment, there)) return true;
  return PLACING.has(prepositionBefore(point, tokenOf(point, index)) ?? "");
}

/** A speaker's name stands beside: what goes with it need not. */
const isNamed = ({ point, pairs }: Alignment, there: ReadonlySet<number>): boolean =>
  [...speakerTokens(point)].some((at) => tokenOf(point, at).kind === "name" && there.has(pairs[at] ?? -1));

const PLACING = new Set("in at from of on near".split(" "));
const GENERIC = new Set(
  "company firm club group service maker bank agency union party organisation hospital university council charity team"
    .split(" ")
    .map(wordKey),
);

/** "Pipit leaked the numbers, the company said": a speaker without a name is the one that the sentence is about. */
function isWhatActs(side: Side, index: number, speakers: ReadonlySet<number>): boolean {
  if (![...speakers].every((at) => GENERIC.has(tokenOf(side, at).key))) return false;
  const verb = side.tokens.findIndex(({ from }) => isFiniteVerb(side.statement.words[from]?.lower ?? ""));
  return verb >= 0 && index < verb && tokenOf(side, index).kind !== "number";
}

/** "fire chief Ole Brandt, 54, told …": a description beside the speaker's name. */
function isSpeakersOwn({ tokens, clauses }: Side, index: number, speakers: ReadonlySet<number>): boolean {
  const own = clauses[tokens[index]?.from ?? 0] ?? 0;
  return [...speakers].some(
    (speaker) => Math.abs((clauses[tokens[speaker]?.from ?? 0] ?? 0) - own) === 1 && Math.abs(speaker - index) <= 3,
  );
}
