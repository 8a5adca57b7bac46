import type { NounPhrase } from "../../languages/analysis/noun-phrases.ts";
import { type AnalysedSentence, isActVerb, lemmaAt } from "./analysed.ts";
import type { Certainty } from "./statement.ts";

/** What an infinitive behind a noun phrase hangs on. */
export interface HangingOn {
  readonly certainty: Certainty;
  /** Who is to do it; null where it is whoever does what the clause before tells. */
  readonly actor: NounPhrase | null;
}

/** "her decision to veto the bill", "called for Brandt to veto it", "a call for Brandt to veto it"; null where nothing known stands before. */
export function hangingOn(sentence: AnalysedSentence, verb: number): HangingOn | null {
  const { tokens, phrases, language } = sentence;
  if (tokens[verb]?.tag.form !== "infinitive" || tokens[verb - 1]?.tag.wordClass !== "PART") return null;
  const phrase = phrases.findLast(({ to }) => to === verb - 1);
  if (!phrase) return null;
  const certainty = language.words("certainties").get(lemmaAt(sentence, phrase.head)) as Certainty | "not" | undefined;
  if (tokens[phrase.head]?.tag.wordClass !== "NOUN" || certainty === undefined)
    return isWanted(sentence, phrase) ? { certainty: "wanted", actor: phrase } : null;
  const isOfSomebody = tokens[phrase.head + 1]?.tag.wordClass === "ADP";
  if (isOfSomebody) return { certainty: "wanted", actor: { ...phrase, from: phrase.head + 2, head: phrase.to - 1 } };
  return certainty === "not" ? null : { certainty, actor: null };
}

/** "urged Brandt", "calls for Brandt": what stands before says that somebody else wants it of them. */
function isWanted(sentence: AnalysedSentence, { from }: NounPhrase): boolean {
  const { tokens, language } = sentence;
  const wanting = tokens[from - 1]?.tag.wordClass === "ADP" ? from - 2 : from - 1;
  const isWord = isActVerb(tokens[wanting]) || tokens[wanting]?.tag.wordClass === "NOUN";
  return isWord && language.words("certainties").get(lemmaAt(sentence, wanting)) === "plans";
}
