import { isMark } from "../../../languages/analysis/token.ts";
import type { Gender } from "../../names/name-words.ts";
import type { Named } from "../../names/people.ts";
import type { QuoteToken } from "../view.ts";
import { type Discourse, type Meant, mentionsBefore, namedAfter } from "./discourse.ts";
import { pronounOf } from "./pronoun-words.ts";

/** Where a pronoun stands, and who spoke last before it. */
export interface PronounPlace {
  readonly word: string;
  readonly paragraph: number;
  readonly sentence: number;
  readonly token: number;
  readonly lastSpeaker: Named | null;
  /** What the pronoun says, where it stands in marks. */
  readonly said: readonly QuoteToken[];
}

/** Whom words stand for; null where nobody is known. */
export interface Referent {
  readonly named: Named | null;
  /** True where somebody else may be meant as well. */
  readonly isDoubtful: boolean;
}

const SENTENCES_BACK = 12;
/** Where less lies between the two most at hand, every second is the wrong one. */
const CLEAR_LEAD = 1.8;

/**
 * Whom "he" or "she" means: of the people named before, the one most at hand. Near beats far, subjects beat others,
 * whoever spoke last is at hand (the salience factors of Lappin and Leass 1994, cut down to what needs no parser).
 */
export function pronounReferent(discourse: Discourse, place: PronounPlace): Referent {
  const gender = pronounOf(discourse.language, place.word)?.gender;
  if (gender !== "male" && gender !== "female") return { named: null, isDoubtful: false };
  const others = spokenOf(discourse, place);
  const [first, second] = [...scoresOf(discourse, place, gender, others)].sort(([, one], [, other]) => other - one);
  const [best, most] = first ?? [null, 0];
  // Whoever is "she" in one line is not "he" in the next.
  if (best && best.personhood > 0) best.gender ??= gender;
  const last = place.lastSpeaker;
  const named = best ?? (last && mayBe(last, gender) && !others.has(last) ? last : null);
  const isClose = second !== undefined && most - second[1] < CLEAR_LEAD;
  return { named, isDoubtful: isClose || isOnlySpokenOf(discourse, place, named) };
}

/** Whether the last mention of somebody who did not speak last is no subject: a pronoun goes to whom a sentence is about. */
function isOnlySpokenOf(discourse: Discourse, place: PronounPlace, named: Named | null): boolean {
  if (named === null || place.lastSpeaker === null || place.lastSpeaker === named) return false;
  for (const mention of mentionsBefore(discourse, place.paragraph, place.token))
    if (mention.named === named) return !mention.subject && !mention.speaks;
  return false;
}

/** How much is said for each who may be meant, others aside: their most salient mention, and a little for every other. */
function scoresOf(
  discourse: Discourse,
  place: PronounPlace,
  gender: Gender,
  others: ReadonlySet<Named>,
): Map<Named, number> {
  const scores = new Map<Named, number>();
  for (const mention of mentionsBefore(discourse, place.paragraph, place.token)) {
    if (place.sentence - mention.sentence > SENTENCES_BACK) break;
    const { named } = mention;
    if (!mayBe(named, gender) || others.has(named) || isOpeningWord(mention)) continue;
    const score = salience(mention, place);
    const before = scores.get(named);
    scores.set(named, before === undefined ? score : REPEATED + Math.max(score, before));
  }
  return scores;
}

/** In "he said that Roe was late" he is not Roe (the third principle of binding, Chomsky 1981). */
function spokenOf(discourse: Discourse, { word, paragraph, token, sentence, said }: PronounPlace): ReadonlySet<Named> {
  if (!pronounOf(discourse.language, word)?.isSubject) return new Set();
  return namedAfter(discourse, paragraph, token, sentence).union(namedIn(discourse, said));
}

/** Of whom words speak by a name of one word: "Like me, Roe was a sailor". */
function namedIn({ cast }: Discourse, said: readonly QuoteToken[]): ReadonlySet<Named> {
  const tokens = said.flatMap(({ inside }) => inside);
  const names = tokens.filter(
    ({ capital, tag }, at) =>
      capital && tag.wordClass === "PROPN" && !tokens[at - 1]?.capital && !tokens[at + 1]?.capital,
  );
  return new Set(names.flatMap(({ text }) => cast.find([text], null) ?? []));
}

const REPEATED = 0.3;

const mayBe = (named: Named, gender: Gender): boolean =>
  named.personhood > -1 && (named.gender === null || named.gender === gender);

/**
 * Sentences apart weigh most; then who spoke last, and subjects. Whoever is a source in a sentence comes before those
 * whom the source speaks of; a name that only modifies a noun hardly counts.
 */
const WEIGHTS = {
  sentence: 2,
  paragraph: 0.7,
  subject: 1,
  lead: 0.35,
  lastSpeaker: 1.6,
  source: 0.7,
  reported: -1,
  stray: -4,
  unknown: -2,
  possessive: -0.8,
  modifier: -3,
  knownGender: 0.25,
  personhood: 0.3,
} as const;

/** Whether nothing but one capital letter speaks for a name: "Otherwise", "Department". */
const isStray = ({ words, personhood }: Named): boolean => words.length === 1 && personhood < 1;

/** A person by their name, or told to be somebody: "Kris Nixon, a bartender". */
const isKnown = ({ personhood, roles }: Named): boolean => personhood >= 1 || roles.length > 0;

/** What is capital only where every sentence's first word is. */
const isOpeningWord = ({ named, before }: Meant): boolean =>
  (before === null || isMark(before, ".!?")) && isStray(named) && named.mentions === 1;

function salience(
  { named, subject, lead, speaks, reported, possessive, modifier, ...mention }: Meant,
  place: PronounPlace,
): number {
  const near =
    WEIGHTS.sentence * (mention.sentence - place.sentence) + WEIGHTS.paragraph * (mention.paragraph - place.paragraph);
  const when = (holds: boolean, weight: number): number => (holds ? weight : 0);
  return (
    near +
    when(subject, WEIGHTS.subject) +
    when(lead, WEIGHTS.lead) +
    when(speaks && (lead || possessive) && named.personhood > 0, WEIGHTS.source) +
    when(isStray(named), WEIGHTS.stray) +
    when(!isStray(named) && !isKnown(named) && !speaks, WEIGHTS.unknown) +
    when(reported, WEIGHTS.reported) +
    when(possessive && !speaks, WEIGHTS.possessive) +
    when(modifier && !possessive, WEIGHTS.modifier) +
    when(named === place.lastSpeaker, WEIGHTS.lastSpeaker) +
    when(named.gender !== null, WEIGHTS.knownGender) +
    Math.min(named.personhood, 4) * WEIGHTS.personhood
  );
}
