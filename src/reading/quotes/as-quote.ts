import type { Excerpt, Quote, Speaker } from "../../model/reading.ts";
import type { Attribution, Utterance } from "./attribution/attribution.ts";
import type { CueReader } from "./attribution/candidates.ts";
import { cueVerbOf } from "./attribution/cues.ts";
import type { ViewToken } from "./view.ts";

/** An utterance of the text that `reader` reads, with its speaker and the words that tell it. */
export function asQuote(
  text: string,
  reader: CueReader,
  { ranges, kind, attribution }: Utterance,
  speaker: Speaker | null,
): Quote {
  const cue = attribution && cueOf(text, reader, attribution);
  const addressee = attribution && addresseeOf(text, reader, attribution);
  return { ranges, kind, cue, speaker, addressee };
}

function textBetween(text: string, tokens: readonly ViewToken[], from: number, to: number): Excerpt | null {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? { text: text.slice(first.start, last.end), start: first.start, end: last.end } : null;
}

const tokensOf = ({ paragraphs }: CueReader, block: number): readonly ViewToken[] => paragraphs[block]?.tokens ?? [];

function cueOf(text: string, reader: CueReader, { block, cue }: Attribution): Excerpt | null {
  return cue && textBetween(text, tokensOf(reader, block), cue.from, cue.to);
}

/** "reporters" of "told reporters". */
function addresseeOf(text: string, reader: CueReader, { block, cue }: Attribution): string | null {
  const tokens = tokensOf(reader, block);
  if (!cue || cueVerbOf(reader.language, tokens, cue.from)?.takesListener !== true) return null;
  const [listener] = reader.language.phrases(tokens, cue.to, Math.min(tokens.length, cue.to + LONGEST_LISTENER));
  if (listener?.from !== cue.to || listener.pronoun) return null;
  return textBetween(text, tokens, listener.from, listener.to)?.text ?? null;
}

const LONGEST_LISTENER = 15;
