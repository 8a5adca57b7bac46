import type { Language } from "../../languages/language.ts";
import { searchTerms } from "../../languages/terms/search-terms.ts";
import { soundKey } from "../../text/sound-key.ts";
import type { Kinship } from "../lexicon/kinship.ts";
import type { Certainty, Party, Statement } from "./statement.ts";

/**
 * What a second statement is to the first: `same` also where it says the first's matter in a narrower word ("killed" to
 * "died"), `contradicts` where both cannot hold, `unlike` where it tells the same act of somebody or something else or less
 * surely, `other` where it is about another act.
 */
export type Relation = "same" | "contradicts" | "unlike" | "other";

/** Compares statements of one language. */
export interface Comparison {
  /** What `second` is to `first`; not the other way round. */
  relation(first: Statement, second: Statement): Relation;
  /** Whether who did the one can be who did the other; null where nothing tells. */
  isOneParty(one: Party | null, other: Party | null): boolean | null;
}

export function createComparison(language: Language, kinship: Kinship): Comparison {
  const opposites = valuesOf(language, "act-opposites");
  const entailed = valuesOf(language, "act-entailments");
  const isOneParty = (one: Party | null, other: Party | null): boolean | null => onePartyOf(one, other, kinship);
  return {
    isOneParty,
    relation(first, second) {
      const act = actsOf(first, second, { opposites, entailed, kinship });
      if (act === "other") return "other";
      if (areSwapped(first, second, kinship)) return "contradicts";
      const actors = isOneParty(first.actor, second.actor);
      const objects = isOneParty(first.object, second.object);
      if (!canBeOneAct(first, actors, objects)) return act === "opposite" ? "other" : "unlike";
      const isSure = isActSure(first, second, actors, objects) && (act === "same" || actors === true);
      return relationOf(first, second, act, isSure);
    },
  };
}

/** Nobody else did it to nobody else, and one of those who take part is known to be the same. */
function canBeOneAct(first: Statement, actors: boolean | null, objects: boolean | null): boolean {
  if (actors === false || objects === false) return false;
  const isOpen = actors === null && objects === null;
  return !isOpen || (first.object === null && first.actor === null);
}

/** Whether two statements surely tell of one act, so that they can contradict each other. */
function isActSure(first: Statement, second: Statement, actors: boolean | null, objects: boolean | null): boolean {
  const isTold = !first.isEmpty || sharesLinked(first.object, second.object);
  return isTold && (objects === true || (actors === true && first.object === null && second.object === null));
}

function relationOf(first: Statement, second: Statement, act: Acts, isSure: boolean): Relation {
  const isOpposed = (act === "opposite") !== (first.isNegated !== second.isNegated);
  if (isOpposed) return isSure && canContradict(first, second) ? "contradicts" : "unlike";
  if (act === "opposite") return "other";
  if (areOtherExtents(first, second)) return "contradicts";
  if (areOtherOrders(first, second)) return "contradicts";
  return surenessOf(second.certainty) >= surenessOf(first.certainty) || first.isNegated ? "same" : "unlike";
}

/** What is only asked, planned or supposed contradicts nothing that is. */
function canContradict(first: Statement, second: Statement): boolean {
  const isAsserted = ({ certainty, isNegated }: Statement) =>
    certainty === "did" || (certainty === "claimed" && isNegated);
  return isAsserted(first) && isAsserted(second);
}

const SURENESS: Readonly<Record<Certainty, number>> = {
  did: 6,
  will: 5,
  plans: 4,
  claimed: 3,
  may: 2,
  mayHave: 2,
  if: 2,
  wanted: 1,
  meant: 1,
  asked: 0,
};
const surenessOf = (certainty: Certainty): number => SURENESS[certainty];

type Acts = "same" | "opposite" | "other";

interface ActWords {
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
  readonly entailed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly kinship: Kinship;
}

/** From this likeness on, two verbs have a meaning in common. */
const ONE_MEANING = 0.9;

function actsOf(first: Statement, second: Statement, { opposites, entailed, kinship }: ActWords): Acts {
  const [one, other] = [first.act, second.act];
  if (one === other) return "same";
  if (opposites.get(one)?.has(other)) return "opposite";
  if (entailed.get(other)?.has(one)) return "same";
  if (first.isEmpty || second.isEmpty || one.includes(" ") || other.includes(" ")) return "other";
  if (kinship.areOpposed(one, other)) return "opposite";
  return kinship.likeness(one, other) >= ONE_MEANING ? "same" : "other";
}

function valuesOf(language: Language, list: "act-opposites" | "act-entailments"): Map<string, ReadonlySet<string>> {
  return new Map(
    [...language.words(list)].map(([act, others]) => [act, new Set(others.replace(/ of$/, "").split(","))]),
  );
}

/** A did it to B, and B did it to A. */
function areSwapped(first: Statement, second: Statement, kinship: Kinship): boolean {
  const parties = [first.actor, first.object, second.actor, second.object];
  if (parties.some((party) => party === null || party.isPronoun)) return false;
  const isOne = (one: Party | null, other: Party | null) => onePartyOf(one, other, kinship) === true;
  return (
    isOne(first.actor, second.object) &&
    isOne(first.object, second.actor) &&
    !isOne(first.actor, second.actor) &&
    !isOne(first.object, second.object)
  );
}

/** All of them, and only some. */
function areOtherExtents(first: Statement, second: Statement): boolean {
  const pairs: readonly (readonly [Party | null, Party | null])[] = [
    [first.actor, second.actor],
    [first.object, second.object],
  ];
  return pairs.some(([one, other]) => {
    if (!one?.extent || !other?.extent || one.extent === other.extent) return false;
    return one.head === other.head;
  });
}

function areOtherOrders({ order: one }: Statement, { order: other }: Statement): boolean {
  if (one === null || other === null || one.side === other.side) return false;
  return !one.terms.isDisjointFrom(other.terms);
}

/** "the village of Drosna" both times. */
const sharesLinked = (one: Party | null, other: Party | null): boolean =>
  one !== null && other !== null && !one.linked.isDisjointFrom(other.linked);

const AKIN = 0.8;

/** Whether two can be one: a pronoun can be anybody (null), names decide before what describes. */
function onePartyOf(one: Party | null, other: Party | null, kinship: Kinship): boolean | null {
  return one && other && isTelling(one) && isTelling(other) ? areOneTold(one, other, kinship) : null;
}

function areOneTold(one: Party, other: Party, kinship: Kinship): boolean | null {
  if (one.head === other.head) return !haveOtherNames(one, other);
  if (hasNames(one) && hasNames(other)) return areOneNamed(one, other);
  if (areSomeOfMany(one, other)) return false;
  if (one.terms.isSubsetOf(other.terms) || other.terms.isSubsetOf(one.terms)) return true;
  if (!one.terms.isDisjointFrom(other.terms)) return isHeadShared(one, other) || null;
  if (isLinkedTo(one, other) || isLinkedTo(other, one)) return null;
  return hasNames(one) || hasNames(other) ? unlessMany(one, other) : kinship.likeness(one.head, other.head) >= AKIN;
}

const isTelling = ({ isPronoun, terms }: Party): boolean => !isPronoun && terms.size > 0;

/** Of "Calloway" and "the Calloway government" nothing tells whether they are one. */
const areOneNamed = (one: Party, other: Party): boolean | null =>
  sharesName(one, other) && (isNamedByHead(one) === isNamedByHead(other) || null);

/** "President Calloway", unlike "the Calloway government". */
const isNamedByHead = ({ names, head }: Party): boolean => searchTerms(head).some((term) => names.includes(term));

const hasNames = ({ names }: Party): boolean => names.length > 0;

/** "Drosna" and "the village of Drosna". */
const isLinkedTo = (one: Party, other: Party): boolean => !one.terms.isDisjointFrom(other.linked);

const unlessMany = (one: Party, other: Party): null | false => (isNameBesideMany(one, other) ? false : null);

/** "Oakes" and "the workers": several are no one name; "the company" may be. */
const isNameBesideMany = (one: Party, other: Party): boolean =>
  (one.names.length === 0 && one.isPlural) || (other.names.length === 0 && other.isPlural);

/** "Justices Alba and Corr" beside "the justices": those of them who are named. */
const areSomeOfMany = (one: Party, other: Party): boolean =>
  isNameBesideMany(one, other) && [one, other].some(isNamedByHead);

const isHeadShared = (one: Party, other: Party): boolean =>
  [...one.names].some((name) => other.terms.has(name)) || [...other.names].some((name) => one.terms.has(name));

const haveOtherNames = (one: Party, other: Party): boolean =>
  one.names.length > 0 && other.names.length > 0 && !sharesName(one, other);

/** One name in common, in spelling or sound, decides: "Zelensky" and "Volodymyr Zelenskyy". */
const sharesName = (one: Party, other: Party): boolean =>
  one.names.some((name) => other.names.some((next) => name === next || soundsAlike(name, next)));

function soundsAlike(one: string, other: string): boolean {
  const key = soundKey(one);
  return key !== "" && key === soundKey(other);
}
