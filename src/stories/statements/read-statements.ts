import type { NounPhrase } from "../../languages/analysis/noun-phrases.ts";
import { contentTerms } from "../../languages/terms/search-terms.ts";
import { storyWords } from "../story-words.ts";
import { type AnalysedSentence, isActVerb, lemmaAt } from "./analysed.ts";
import { type Mood, moodOf } from "./auxiliaries.ts";
import { type HangingOn, hangingOn } from "./hanging-on.ts";
import { partyOf } from "./party.ts";
import { isRefuted, isUnderClaim } from "./refuted.ts";
import type { Certainty, Party, Statement } from "./statement.ts";

/** What the clauses of a sentence say, in their order. */
export function statementsOf(sentence: AnalysedSentence): Statement[] {
  const { tokens } = sentence;
  const isQuestion = tokens.findLast(({ kind }) => kind === "mark")?.text === "?";
  const conditional = tokens.findIndex(({ lower, tag }) => CONDITIONS.has(lower) && tag.wordClass === "SCONJ");
  const found: Statement[] = [];
  for (const [at, token] of tokens.entries()) {
    if (!isActVerb(token)) continue;
    const last = found.at(-1) ?? null;
    found.push(statementAt(sentence, at, last, { isQuestion, conditional }));
  }
  return found;
}

const emptyActs = storyWords("empty-act");
const CONDITIONS = new Set(["if", "unless", "wenn", "falls"]);

interface SentenceMood {
  readonly isQuestion: boolean;
  /** Where the word stands that opens a condition; negative where none does. */
  readonly conditional: number;
}

function statementAt(sentence: AnalysedSentence, at: number, last: Statement | null, whole: SentenceMood): Statement {
  const token = sentence.tokens[at] as AnalysedSentence["tokens"][number];
  const own = moodOf(sentence, at);
  const on = own.certainty === "meant" ? hangingOn(sentence, at) : null;
  const mood = on ? { ...own, certainty: on.certainty } : own;
  const particle = particleAt(sentence, at);
  const { actor, object } = partiesOf(sentence, at, { mood, on, last });
  const act = lemmaAt(sentence, at);
  return {
    act: particle === null ? act : `${act} ${particle}`,
    isEmpty: particle === null && emptyActs(sentence.language).has(act),
    actor,
    object,
    isNegated: (mood.isNegated || actor?.extent === "none" || object?.extent === "none") !== isRefuted(sentence, at),
    certainty: certaintyOf(sentence, at, mood, whole),
    isReport: isReport(sentence, at),
    order: orderOf(sentence, at),
    start: token.start,
    end: token.end,
  };
}

function certaintyOf(sentence: AnalysedSentence, at: number, mood: Mood, whole: SentenceMood): Certainty {
  if (whole.isQuestion || isAskedAbout(sentence, at)) return "asked";
  // What has happened before a condition is told hangs on none: "revoked the rule that barred them unless they paid".
  if (whole.conditional >= 0 && (mood.certainty !== "did" || whole.conditional < at)) return "if";
  return mood.certainty === "did" && isUnderClaim(sentence, at) ? "claimed" : mood.certainty;
}

const ASKING_REACH = 8;

/** "how many shots were fired", "whether the owner knew". */
function isAskedAbout({ tokens, language }: AnalysedSentence, at: number): boolean {
  const asking = language.words("question-words");
  for (let back = at - 1; back >= Math.max(0, at - ASKING_REACH); back--) {
    const token = tokens[back];
    if (token?.kind === "mark" || isActVerb(token))
      return isActVerb(token) ? asking.has(tokens[back + 1]?.lower ?? "") : false;
    if (asking.has(token?.lower ?? "")) return true;
  }
  return false;
}

/** "police said": the verb reports words, and a clause stands beside it. */
function isReport(sentence: AnalysedSentence, at: number): boolean {
  const kind = sentence.language.words("cue-verbs").get(lemmaAt(sentence, at)) ?? "";
  return kind.startsWith("saying") || sentence.language.words("claiming-verbs").has(lemmaAt(sentence, at));
}

function particleAt({ tokens, language }: AnalysedSentence, at: number): string | null {
  const next = tokens[at + 1];
  if (!next || !language.words("phrasal-particles").has(next.lower)) return null;
  const after = tokens[at + 2];
  const isFree = next.tag.wordClass !== "ADP" || after === undefined || !NOMINAL.has(after.tag.wordClass);
  return isFree || pureParticles(language).has(next.lower) ? next.lower : null;
}

const NOMINAL = new Set(["DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"]);
/** Hardly prepositions. */
const pureParticles = storyWords("particle");

interface Parties {
  readonly actor: Party | null;
  readonly object: Party | null;
}

interface Around {
  readonly mood: Mood;
  readonly on: HangingOn | null;
  /** What the sentence says before. */
  readonly last: Statement | null;
}

function partiesOf(sentence: AnalysedSentence, at: number, { mood, on, last }: Around): Parties {
  const subject = on ? on.actor : subjectOf(sentence, at, mood);
  const isReduced = isReducedParticiple(sentence, at, mood, subject);
  const inherited = on ? (last?.actor ?? null) : inheritedActor(sentence, at, last);
  const own = subject ? partyOf(sentence, subject) : inherited;
  if (mood.isPassive || isReduced) return { actor: agentOf(sentence, at), object: own };
  return { actor: own, object: objectOf(sentence, at) };
}

/** A verb's own subject, or that of the verb it hangs on. */
function subjectOf({ language, tokens, phrases }: AnalysedSentence, verb: number, mood: Mood): NounPhrase | null {
  const place = { tokens, phrases, from: 0, to: tokens.length };
  const head = mood.governor ?? verb;
  const found = language.subject({ ...place, verb }) ?? language.subject({ ...place, verb: head });
  const isCarried = tokens[head]?.tag.form === "finite" || mood.isPassive;
  return found ?? (isCarried || mood.governor !== null ? phraseRightBefore({ language, tokens, phrases }, head) : null);
}

/** The phrase that only auxiliaries and adverbs part from a verb. */
function phraseRightBefore({ tokens, phrases }: AnalysedSentence, verb: number): NounPhrase | null {
  const phrase = phrases.findLast(({ to }) => to <= verb);
  if (!phrase || (tokens[phrase.from - 1]?.tag.wordClass === "ADP" && tokens[phrase.from - 2]?.tag.wordClass !== "NUM"))
    return null;
  const isNear = tokens.slice(phrase.to, verb).every(({ kind, tag }) => kind === "word" && NEAR.has(tag.wordClass));
  return isNear ? phrase : null;
}

const NEAR = new Set(["AUX", "PART", "ADV"]);

/** "the money taken from the van": what stands before is what it was done to. */
function isReducedParticiple(sentence: AnalysedSentence, at: number, mood: Mood, subject: NounPhrase | null): boolean {
  const token = sentence.tokens[at];
  if (token?.tag.form !== "participle" || mood.isPassive || !hasMainVerb(sentence, at)) return false;
  const hasAuxiliary = sentence.tokens.slice(Math.max(0, at - 4), at).some(({ tag }) => tag.wordClass === "AUX");
  return !hasAuxiliary && (subject === null || objectOf(sentence, at) === null);
}

/** Whether another word can be the sentence's verb; where none can, what was taken for a participle is it. */
const hasMainVerb = ({ tokens }: AnalysedSentence, at: number): boolean =>
  tokens.some(({ tag }, place) => place !== at && (tag.form === "finite" || tag.wordClass === "AUX"));

/** "has drilled and found": the second verb has the first one's subject. */
const inheritedActor = ({ tokens }: AnalysedSentence, at: number, last: Statement | null): Party | null => {
  const before = tokens.slice(Math.max(0, at - 4), at);
  return last !== null && before.some(({ tag }) => tag.wordClass === "CCONJ") ? last.actor : null;
};

const AGENT_REACH = 8;

/** Who did what a passive tells: "by Oakes". */
function agentOf({ language, tokens, phrases }: AnalysedSentence, at: number): Party | null {
  const agents = language.words("agents");
  const phrase = phrases.find(
    ({ from }) => from > at + 1 && from - at < AGENT_REACH && agents.has(tokens[from - 1]?.lower ?? ""),
  );
  const isOfVerb = phrase && !tokens.slice(at + 1, phrase.from).some((token) => isActVerb(token));
  return phrase && isOfVerb ? partyOf({ language, tokens, phrases }, phrase) : null;
}

const OBJECT_REACH = 4;

/** The phrase right behind a verb that no preposition governs. */
function objectOf(sentence: AnalysedSentence, at: number): Party | null {
  const { tokens, phrases } = sentence;
  const phrase = phrases.find(({ from }) => from > at);
  if (!phrase || phrase.from - at > OBJECT_REACH) return null;
  const between = tokens.slice(at + 1, phrase.from);
  const isGoverned = between.some(
    ({ kind, tag }) => kind === "mark" || tag.wordClass === "ADP" || tag.wordClass === "SCONJ",
  );
  const isParticle = between.length === 1 && particleAt(sentence, at) !== null;
  const isTime = sentence.language.words("times").has(tokens[phrase.head]?.lower ?? "");
  return (isGoverned && !isParticle) || isTime || between.some(isActVerb) ? null : partyOf(sentence, phrase);
}

const ORDERS: ReadonlyMap<string, "before" | "after"> = new Map([
  ["before", "before"],
  ["after", "after"],
  ["bevor", "before"],
  ["nachdem", "after"],
]);
const ORDER_REACH = 8;

/** "before the fire broke out" behind the verb, with a clause of its own. */
function orderOf({ tokens, language }: AnalysedSentence, at: number): Statement["order"] {
  const place = tokens.findIndex(({ lower }, index) => index > at && index - at <= ORDER_REACH && ORDERS.has(lower));
  if (place < 0 || tokens.slice(at + 1, place).some((token) => isActVerb(token) || token.kind === "mark")) return null;
  const end = tokens.findIndex(({ kind }, index) => index > place && kind === "mark");
  const clause = tokens.slice(place + 1, end < 0 ? tokens.length : end);
  if (!clause.some(isActVerb)) return null;
  const terms = new Set(clause.flatMap(({ text }) => contentTerms(text, language)));
  return { side: ORDERS.get(tokens[place]?.lower ?? "") ?? "before", terms };
}
