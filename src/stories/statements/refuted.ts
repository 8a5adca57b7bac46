import { refutes } from "../../languages/speech.ts";
import { type AnalysedSentence, isActVerb, lemmaAt } from "./analysed.ts";

const REACH = 12;

/** Whether the clause of a verb is called untrue: "Reports that troops took … are untrue", "denied that he took …". */
export function isRefuted(sentence: AnalysedSentence, verb: number): boolean {
  const report = reportBefore(sentence, verb);
  if (report === null) return isDenied(sentence, verb);
  return sentence.tokens.some((_, at) => (at > verb || at < report) && isRefuter(sentence, at));
}

/** Whether somebody merely asserts it: "an agent claims that Balder took bribes", "…, a cousin alleged". */
export function isUnderClaim(sentence: AnalysedSentence, verb: number): boolean {
  const claims = sentence.language.words("claiming-verbs");
  return (
    reportBefore(sentence, verb) !== null ||
    sentence.tokens.some((token, at) => at !== verb && isActVerb(token) && claims.has(lemmaAt(sentence, at)))
  );
}

/** The noun of a report that the verb's clause tells: "Reports that …". */
function reportBefore(sentence: AnalysedSentence, verb: number): number | null {
  const { tokens, language } = sentence;
  const openers = language.words("clause-openers");
  for (let at = verb - 1; at > Math.max(0, verb - REACH); at--) {
    if (tokens[at]?.kind === "mark") return null;
    if (!openers.has(tokens[at]?.lower ?? "")) continue;
    // "that" behind "Reports" at a sentence's head is easily taken for "that report".
    if (isReportNoun(sentence, at - 1)) return at - 1;
    if (tokens[at]?.tag.wordClass === "SCONJ") return null;
  }
  return null;
}

/** "Reports" at a sentence's head is easily taken for a verb. */
function isReportNoun(sentence: AnalysedSentence, at: number): boolean {
  const { language, tokens } = sentence;
  const lower = tokens[at]?.lower ?? "";
  const nouns = language.words("report-nouns");
  const isNoun = tokens[at]?.tag.wordClass === "NOUN" || at === 0;
  return isNoun && (nouns.has(lower) || nouns.has(lower.replace(/s$/, "")));
}

const isRefuter = (sentence: AnalysedSentence, at: number): boolean => {
  const token = sentence.tokens[at];
  return token !== undefined && refutes(token, sentence.language);
};

/** "denied that he took", "denied taking". */
function isDenied(sentence: AnalysedSentence, verb: number): boolean {
  const { tokens, language } = sentence;
  const openers = language.words("clause-openers");
  const form = tokens[verb]?.tag.form;
  for (let at = verb - 1; at > Math.max(-1, verb - REACH); at--) {
    if (tokens[at]?.kind === "mark") return false;
    const next = tokens[at + 1];
    const opens = openers.has(next?.lower ?? "") || (form === "gerund" && at + 1 === verb);
    if (isActVerb(tokens[at]) && opens) return isRefuter(sentence, at);
  }
  return false;
}
