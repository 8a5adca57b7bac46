import { languageOf } from "../../languages/known.ts";
import type { Language } from "../../languages/language.ts";
import { perLanguage } from "../../languages/language.ts";
import { remembered } from "../../text/remembered.ts";
import { kinshipOfWords } from "../lexicon/kinship.ts";
import { type AnalysedSentence, analysed } from "./analysed.ts";
import { type AnchoredName, anchoredNames, otherNames } from "./anchored-names.ts";
import { type Comparison, createComparison, type Relation } from "./compare.ts";
import { statementsOf } from "./read-statements.ts";
import type { Certainty, Party, Statement } from "./statement.ts";

/** What a sentence says, made ready to be set beside others. */
export interface SentenceAccount {
  readonly sentence: AnalysedSentence;
  readonly statements: readonly Statement[];
  readonly names: readonly AnchoredName[];
}

/** How one sentence stands to another: see `Relation`; `statements` are the two that decide. */
export interface Verdict {
  readonly relation: Relation;
  readonly statements: readonly [Statement, Statement] | null;
}

/** Sets the sentences of one language beside each other. */
export interface Comparer {
  account(text: string): SentenceAccount;
  /** What one statement is to another: see `Comparison`. */
  relation(first: Statement, second: Statement): Relation;
  /** What `second` is to all that `first` says. */
  verdict(first: SentenceAccount, second: SentenceAccount): Verdict;
  /** Whether what decides is one act that is told of another: the same did it to something else, or somebody else did it. */
  isOfAnother(verdict: Verdict): boolean;
  /** Whether both tell first that the same did the same to the same; one of them is enough where a name tells who it is. */
  areOneEvent(first: SentenceAccount, second: SentenceAccount): boolean;
  /** Whether both tell first what one did or was done to. */
  haveOneActor(first: SentenceAccount, second: SentenceAccount): boolean;
  /** Whether somebody or something takes the same part in an act of both; true where the first tells no act. */
  haveOneParty(first: SentenceAccount, second: SentenceAccount): boolean;
}

/** Null for a language that no pack reads. */
export function comparerOf(code: string | null): Comparer | null {
  const language = languageOf(code);
  return language && comparerFor(language);
}

const comparerFor = perLanguage((language: Language): Comparer => {
  const comparison = createComparison(language, kinshipOfWords());
  return {
    account: remembered((text) => {
      const sentence = analysed(text, language);
      return { sentence, statements: statementsOf(sentence), names: anchoredNames(sentence) };
    }),
    relation: (first, second) => comparison.relation(first, second),
    verdict: (first, second) => verdictOf(first, second, comparison),
    isOfAnother: (verdict) => isOfAnother(verdict, comparison),
    areOneEvent: (first, second) => areOneEvent(first, second, comparison),
    haveOneActor: (first, second) => haveOneActor(first, second, comparison),
    haveOneParty: (first, second) => haveOneParty(first, second, comparison),
  };
});

/** What it is for, and what somebody wants of others: not what a sentence is told for. */
const UNTOLD: ReadonlySet<Certainty> = new Set(["meant", "wanted"]);

const NOTHING: Verdict = { relation: "other", statements: null };

function verdictOf(first: SentenceAccount, second: SentenceAccount, comparison: Comparison): Verdict {
  const told = second.statements.filter(({ isReport }) => !isReport);
  // What is meant by one may be what another plans: neither says so, nor otherwise.
  const withoutMeant = told.filter(({ certainty }) => certainty !== "meant");
  let found: Verdict = NOTHING;
  for (const one of first.statements) {
    if (one.isReport || UNTOLD.has(one.certainty)) continue;
    const verdict = bestVerdict(one, one.certainty === "plans" ? withoutMeant : told, comparison);
    if (verdict.relation === "contradicts" || verdict.relation === "unlike") return verdict;
    if (verdict.relation === "same") found = verdict;
  }
  return otherNames(first.names, second.names) ? { relation: "unlike", statements: null } : found;
}

function isOfAnother({ relation, statements }: Verdict, { isOneParty }: Comparison): boolean {
  if (relation !== "unlike" || statements === null) return false;
  const [one, other] = statements;
  const parties = [isOneParty(one.actor, other.actor), isOneParty(one.object, other.object)];
  return parties.includes(true) && parties.includes(false);
}

function areOneEvent(first: SentenceAccount, second: SentenceAccount, { isOneParty }: Comparison): boolean {
  const [one, other] = [firstTold(first), firstTold(second)];
  if (!one || !other || !areOneAct(one, other)) return false;
  const actors = isOneParty(one.actor, other.actor);
  const objects = isOneParty(one.object, other.object);
  if (actors === false || objects === false) return false;
  const isOneObject = objects ?? (speaksOf(first, other.object) || speaksOf(second, one.object));
  if (actors && isOneObject) return !otherNames(first.names, second.names);
  return (actors && areNamed(one.actor, other.actor)) || (objects && areNamed(one.object, other.object)) || false;
}

const areOneAct = (one: Statement, other: Statement): boolean =>
  !one.isEmpty && one.act === other.act && one.isNegated === other.isNegated;

/** Whether a sentence has the word for a party anywhere. */
const speaksOf = ({ sentence: { tokens, language } }: SentenceAccount, party: Party | null): boolean =>
  party !== null && !party.isPronoun && tokens.some((token) => language.lemma(token) === party.head);

/** What a sentence tells first; null where that has not happened. */
function firstTold({ statements }: SentenceAccount): Statement | null {
  const first = statements.find(({ isReport }) => !isReport);
  return first && isTold(first) ? first : null;
}

function haveOneActor(first: SentenceAccount, second: SentenceAccount, { isOneParty }: Comparison): boolean {
  const [one, other] = [firstTold(first), firstTold(second)];
  const actors = [one?.actor ?? one?.object ?? null, other?.actor ?? other?.object ?? null] as const;
  return isOneParty(...actors) === true && !otherNames(first.names, second.names);
}

const isTold = ({ certainty }: Statement): boolean => certainty === "did" || certainty === "claimed";

const areNamed = (one: Party | null, other: Party | null): boolean =>
  one !== null && other !== null && one.names.length > 0 && other.names.length > 0;

function haveOneParty(first: SentenceAccount, second: SentenceAccount, { isOneParty }: Comparison): boolean {
  const [told, others] = [first, second].map(({ statements }) => statements.filter(({ isReport }) => !isReport));
  if (told === undefined || others === undefined || told.length === 0) return true;
  return told.some((one) =>
    others.some(
      (other) => isOneParty(one.actor, other.actor) === true || isOneParty(one.object, other.object) === true,
    ),
  );
}

/** One that says the same settles it; else what contradicts, else what tells the act otherwise. */
function bestVerdict(one: Statement, told: readonly Statement[], comparison: Comparison): Verdict {
  const verdicts = told.map(
    (other): Verdict => ({ relation: comparison.relation(one, other), statements: [one, other] }),
  );
  for (const wanted of ["same", "contradicts", "unlike"] as const) {
    const verdict = verdicts.find(({ relation }) => relation === wanted);
    if (verdict) return verdict;
  }
  return NOTHING;
}
