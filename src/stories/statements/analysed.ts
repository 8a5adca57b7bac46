import type { NounPhrase } from "../../languages/analysis/noun-phrases.ts";
import type { TaggedToken } from "../../languages/analysis/token.ts";
import { wordTag } from "../../languages/analysis/word-class.ts";
import type { Language } from "../../languages/language.ts";
import { regularForm } from "../../languages/terms/irregular-forms.ts";

/** A sentence with the words and phrases that its language finds in it. */
export interface AnalysedSentence {
  readonly language: Language;
  readonly tokens: readonly TaggedToken[];
  readonly phrases: readonly NounPhrase[];
}

export function analysed(text: string, language: Language): AnalysedSentence {
  const tagged = withParticiples(language.analyse(text, { start: 0, end: text.length }), language);
  const tokens = withInfinitives(tagged, language);
  return { language, tokens, phrases: language.phrases(tokens, 0, tokens.length) };
}

const PARTICIPLE = wordTag("VERB:participle");
const INFINITIVE = wordTag("VERB:infinitive");
const SHORTEST_PARTICIPLE = 5;

/** "were evacuated": behind an auxiliary of the passive, what a verb makes is no adjective. */
function withParticiples(tokens: readonly TaggedToken[], language: Language): TaggedToken[] {
  const passives = language.words("passive-auxiliaries");
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (token.tag.wordClass !== "ADJ" || !before || token.lower.length < SHORTEST_PARTICIPLE) return token;
    if (!passives.has(language.lemma(before)) || !token.lower.endsWith("d")) return token;
    return language.lemma({ lower: token.lower, tag: PARTICIPLE }) === token.lower
      ? token
      : { ...token, tag: PARTICIPLE };
  });
}

/** "her decision to veto": behind the particle of an infinitive, what may be a noun elsewhere is none. */
function withInfinitives(tokens: readonly TaggedToken[], language: Language): TaggedToken[] {
  const negations = language.words("negations");
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (before?.tag.wordClass !== "PART" || before.kind !== "word" || negations.has(before.lower)) return token;
    const isNoun = token.tag.wordClass === "NOUN" && !token.capital && !language.isPlural(token);
    return isNoun && /^\p{L}/u.test(before.text) ? { ...token, tag: INFINITIVE } : token;
  });
}

/** Whether a token is a verb that may carry a clause; auxiliaries that stand alone ("is the inspector") are none. */
export const isActVerb = (token: TaggedToken | undefined): boolean => token?.tag.wordClass === "VERB";

/** The plain form of a token; "stood" is "stand" whether it is taken for a participle or not. */
export const lemmaAt = ({ language, tokens }: AnalysedSentence, at: number): string => {
  const token = tokens[at];
  if (!token) return "";
  const regular = isActVerb(token) ? regularForm(token.lower, language) : token.lower;
  return regular === token.lower ? language.lemma(token) : regular;
};
