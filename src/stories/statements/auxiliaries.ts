import { type AnalysedSentence, isActVerb, lemmaAt } from "./analysed.ts";
import type { Certainty } from "./statement.ts";

/** What stands around a verb and says how it is meant. */
export interface Mood {
  readonly certainty: Certainty;
  readonly isNegated: boolean;
  readonly isPassive: boolean;
  /** The verb that its infinitive hangs on: "plans" of "plans to close". */
  readonly governor: number | null;
}

const REACH = 7;

/** Reads back from a verb over its auxiliaries, adverbs and what its infinitive hangs on. */
export function moodOf(sentence: AnalysedSentence, verb: number): Mood {
  const before = chainBefore(sentence, verb);
  const own = sentence.tokens[verb]?.tag;
  const governor = before.find((at) => isGovernor(sentence, at, verb)) ?? null;
  const passives = sentence.language.words("passive-auxiliaries");
  const isPassive = own?.form === "participle" && before.some((at) => passives.has(lemmaAt(sentence, at)));
  const denials = before.filter((at) => denies(sentence, at)).length;
  const certainty = certaintyOf(sentence, before, own?.form === "infinitive" ? (governor ?? -1) : null);
  const isPerfect =
    (own?.form === "participle" && !isPassive) || before.some((at) => sentence.tokens[at]?.tag.form === "participle");
  return {
    certainty: certainty === "may" && isPerfect ? "mayHave" : certainty,
    isNegated: denials % 2 === 1,
    isPassive,
    governor,
  };
}

/** The tokens before a verb that belong to it, the nearest first. */
function chainBefore(sentence: AnalysedSentence, verb: number): number[] {
  const chain: number[] = [];
  for (let at = verb - 1; at >= Math.max(0, verb - REACH); at--) {
    const token = sentence.tokens[at];
    if (!token || !(isInChain(sentence, at) || hasGerund(sentence, at, verb))) break;
    chain.push(at);
    if (governs(sentence, at) && token.tag.wordClass !== "AUX" && token.tag.form !== "participle") break;
  }
  return chain;
}

const IN_CHAIN = new Set(["AUX", "PART", "ADV"]);

function isInChain(sentence: AnalysedSentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (token?.kind !== "word") return false;
  if (IN_CHAIN.has(token.tag.wordClass) || sentence.language.words("negations").has(token.lower)) return true;
  return sentence.tokens[at + 1]?.tag.wordClass === "PART" && governs(sentence, at);
}

const isGovernor = (sentence: AnalysedSentence, at: number, verb: number): boolean =>
  hasGerund(sentence, at, verb) ||
  (sentence.tokens[verb]?.tag.form === "infinitive" &&
    sentence.tokens[at + 1]?.tag.wordClass === "PART" &&
    governs(sentence, at));

/** "proposed creating one": a gerund right behind a verb that says how certain it is. */
const hasGerund = (sentence: AnalysedSentence, at: number, verb: number): boolean =>
  at === verb - 1 &&
  sentence.tokens[verb]?.tag.form === "gerund" &&
  isActVerb(sentence.tokens[at]) &&
  sentence.language.words("certainties").has(lemmaAt(sentence, at));

/** "plans" may be taken for a noun behind a name. */
const governs = (sentence: AnalysedSentence, at: number): boolean =>
  isActVerb(sentence.tokens[at]) ||
  sentence.tokens[at]?.tag.wordClass === "ADJ" ||
  sentence.language.words("certainties").has(lemmaAt(sentence, at));

function denies(sentence: AnalysedSentence, at: number): boolean {
  const lower = sentence.tokens[at]?.lower ?? "";
  const { language } = sentence;
  if (lower.endsWith("n't")) return true;
  const certainty =
    language.words("certainties").get(lemmaAt(sentence, at)) ?? language.words("certainties").get(lower);
  if (certainty === "not") return true;
  return language.words("negations").has(lower) && !isActVerb(sentence.tokens[at]);
}

/** The least sure of what its auxiliaries say; "is to meet" is planned, an infinitive on nothing that is known a purpose. */
function certaintyOf(sentence: AnalysedSentence, chain: readonly number[], governor: number | null): Certainty {
  const list = sentence.language.words("certainties");
  const isModal = chain.some((at) => sentence.tokens[at]?.tag.wordClass === "AUX" && list.has(lemmaAt(sentence, at)));
  const isDue = chain.some((at) => sentence.tokens[at]?.tag.wordClass === "AUX");
  if (governor === -1 && !isModal) return isDue ? "plans" : "meant";
  const found = chain.flatMap((at) => {
    const word = list.get(lemmaAt(sentence, at)) ?? list.get(sentence.tokens[at]?.lower ?? "");
    return word === undefined || word === "not" ? [] : [word as Certainty];
  });
  return LEAST_SURE_FIRST.find((one) => found.includes(one)) ?? "did";
}

const LEAST_SURE_FIRST: readonly Certainty[] = ["may", "plans", "will"];
