import { isFirstPerson } from "../../languages/pronouns.ts";
import type { Quote, Speaker } from "../../model/reading.ts";
import { asQuote } from "./as-quote.ts";
import type { Attribution } from "./attribution/attribution.ts";
import { createCueReader, saysClause } from "./attribution/candidates.ts";
import { type ChosenQuote, chooseAll, type Scorer } from "./attribution/choose.ts";
import { kindOfQuotation } from "./kind.ts";
import type { Discourse } from "./resolve/discourse.ts";
import { pronounOf } from "./resolve/pronoun-words.ts";
import { resolveSpeaker } from "./resolve/speaker.ts";
import { attributionOf } from "./utterances.ts";
import { paragraphWithin, type QuoteToken } from "./view.ts";

/** A stretch in quote marks, and who says it. */
export interface Quoted {
  readonly part: QuoteToken;
  readonly speaker: Speaker | null;
}

/** "“The guard said: ‘Leave!’”": whom the words of a quotation quote in turn, read as a text of their own. */
export function quotesWithin(text: string, discourse: Discourse, { part, speaker }: Quoted, score: Scorer): Quote[] {
  const paragraph = paragraphWithin(text, part, discourse.language);
  if (!paragraph) return [];
  const reader = createCueReader(discourse.language, [paragraph]);
  const inner: Discourse = { ...discourse, reader, mentions: [], firstSentence: [0] };
  return chooseAll(reader, score).flatMap((quote) => {
    const attribution = plainAttribution(quote);
    const told = attribution && speakerWithin(text, inner, attribution, speaker);
    if (!told) return [];
    const { token } = quote.place;
    const utterance = { ranges: [token.region], kind: kindOfQuotation([token]), parts: [token], attribution };
    return [asQuote(text, reader, utterance, told.speaker)];
  });
}

/** Null where nobody is plainly said to speak: the marks may as well be those of a name, or of an emphasis. */
function plainAttribution({ chosen, isDoubtful, place }: ChosenQuote): Attribution | null {
  const isWhole = kindOfQuotation([place.token]) === "direct" || saysClause(place);
  const isPlain = isWhole && !isDoubtful && (chosen?.place === "here" || chosen?.place === "next");
  return chosen && isPlain && chosen.cue.verb?.strength === "saying" ? attributionOf(chosen, false) : null;
}

interface Told {
  /** Null for somebody left unnamed: "I was told: …". */
  readonly speaker: Speaker | null;
}

/**
 * Whom the words name, and for "I" whoever says them; null where another pronoun, a verb alone, or "my grandfather", whom
 * only the one who speaks knows, leaves it open.
 */
function speakerWithin(text: string, inner: Discourse, attribution: Attribution, outer: Speaker | null): Told | null {
  const { language, reader } = inner;
  const { pronoun, head, from, to } = attribution.speaker;
  const tokens = reader.paragraphs[0]?.tokens ?? [];
  if (!pronoun) {
    const isSpeakersOwn = tokens.slice(from, to).some(({ lower }) => isFirstPerson(lower, language));
    return isSpeakersOwn ? null : resolveSpeaker(text, inner, attribution, null);
  }
  const token = tokens[head];
  const meant = token && pronounOf(language, token.lower);
  if (meant?.isObject && !language.dropsSubjects) return { speaker: null };
  if (!token || !outer || meant?.person !== 1 || meant.number !== "singular") return null;
  return { speaker: { ...outer, mention: { text: token.text, start: token.start, end: token.end } } };
}
