import type { Article } from "../../model/article.ts";
import type { Excerpt, Quote } from "../../model/reading.ts";
import type { Attribution } from "./attribute/attribution.ts";
import { cueVerb } from "./cue-lexicon.ts";
import { nounPhraseAfter } from "./grammar/noun-phrase-after.ts";
import type { Token } from "./grammar/token.ts";
import { OBJECT_PRONOUNS } from "./grammar/words.ts";
import type { Paragraph } from "./paragraph.ts";
import { type Discourse, discourseOf } from "./resolve/discourse.ts";
import { type Resolved, resolveSpeaker } from "./resolve/speaker.ts";
import { utterancesOf } from "./utterances.ts";

/**
 * Who said what in an article, in text order: quotations with their speakers, and speech reported without marks.
 * Ranges are half-open UTF-16 offsets into `article.text`. Sentences are found anew with each quotation kept whole.
 * `discourse` is what `discourseOf(article)` gives, where the caller has it already.
 */
export function findQuotes(article: Article, discourse: Discourse = discourseOf(article)): Quote[] {
  const { paragraphs } = discourse;
  let last: Resolved | null = null;
  return utterancesOf(paragraphs).flatMap(({ ranges, kind, attribution }) => {
    const resolved = attribution && resolveSpeaker(article.text, discourse, attribution, last);
    if (resolved) last = resolved;
    // What is reported without marks by nobody known may as well be the reporter's own.
    if (kind === "indirect" && !resolved) return [];
    const cue = attribution ? cueOf(article.text, paragraphs, attribution) : null;
    const addressee = attribution ? addresseeOf(article.text, paragraphs, attribution) : null;
    return [{ ranges, kind, cue, speaker: resolved?.speaker ?? null, addressee }];
  });
}

function textBetween(text: string, tokens: readonly Token[], from: number, to: number): Excerpt | null {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? { text: text.slice(first.start, last.end), start: first.start, end: last.end } : null;
}

function cueOf(text: string, paragraphs: readonly Paragraph[], { block, cue }: Attribution): Excerpt | null {
  return cue && textBetween(text, paragraphs[block]?.tokens ?? [], cue.from, cue.to);
}

const LISTENED = new Set(["tell", "ask", "assure", "inform", "warn", "remind", "advise", "urge"]);

/** "reporters" of "told reporters". */
function addresseeOf(text: string, paragraphs: readonly Paragraph[], { block, cue }: Attribution): string | null {
  const tokens = paragraphs[block]?.tokens ?? [];
  const verb = cue && cueVerb(tokens[cue.from]?.lower ?? "");
  if (!cue || !verb || !LISTENED.has(verb.lemma)) return null;
  if (OBJECT_PRONOUNS.has(tokens[cue.to]?.lower ?? "")) return null;
  const listener = nounPhraseAfter(tokens, cue.to, cue.to + 15);
  return listener && !listener.pronoun ? (textBetween(text, tokens, listener.from, listener.to)?.text ?? null) : null;
}
