import type { TaggedToken } from "../../../languages/analysis/token.ts";
import { languageOf, usualLanguage } from "../../../languages/known.ts";
import type { Language } from "../../../languages/language.ts";
import { isNamer } from "../../../languages/speech.ts";
import { searchTerms } from "../../../languages/terms/search-terms.ts";
import { isStopWord } from "../../../languages/terms/stop-words.ts";
import { readLanguage } from "../../../languages/wordless.ts";
import type { Article, TextRange } from "../../../model/article.ts";
import type { Quote, ReadArticle, Speaker } from "../../../model/reading.ts";
import { isCutFrom, wordingOf } from "../../../text/wording.ts";
import { wordsOf } from "../../../text/words.ts";
import { type Occasion, saidOn } from "./said-on.ts";
import { fullerSpeaker, isSameSpeaker } from "./same-speaker.ts";
import { sameWording, type Wording, wordingFrom } from "./same-wording.ts";
import { createWordingIndex } from "./wording-index.ts";

/** One quote of one article. */
export interface Report {
  readonly article: Article;
  readonly quote: Quote;
  readonly text: string;
  readonly wording: Wording;
  /** What stands between words left out ("…"), each by itself; all of it where none are. */
  readonly stretches: readonly Wording[];
  /** Which part of the quote it is; null where it is all of it. */
  readonly part: { readonly quotation: string; readonly place: number } | null;
  /** When it was said, as far as the article tells. */
  readonly occasion: Occasion;
}

/** Reports taken for one utterance so far, the fullest first. */
export interface Draft {
  readonly speaker: Speaker | null;
  readonly reports: readonly Report[];
}

/** The quotes in marks of a story's articles, in the order in which they stand; those of other articles aside. */
export function reportsOf(articles: readonly ReadArticle[]): Report[] {
  return articles.flatMap((read) => {
    const pointers = read.article.blocks.filter(({ role }) => role === "pointer");
    const isOfAnother = (quote: Quote): boolean =>
      pointers.some(({ start, end }) => start <= startOf(quote) && startOf(quote) < end);
    const quoted = read.reading.quotes.filter((quote) => quote.kind !== "indirect" && !isOfAnother(quote));
    return withoutOwnWords(quoted).flatMap((quote) => utterancesOf(read, quote));
  });
}

/** Without what somebody quotes of themselves: “I said, ‘We must go’” is one utterance of theirs. */
function withoutOwnWords(quotes: readonly Quote[]): Quote[] {
  const inOrder = quotes.toSorted((one, other) => startOf(one) - startOf(other));
  let outer: Quote | undefined;
  return inOrder.filter((quote) => {
    const isWithin = outer?.ranges.some(({ start, end }) => start < startOf(quote) && startOf(quote) < end) ?? false;
    if (!isWithin) outer = quote;
    return !(isWithin && outer?.speaker?.name === quote.speaker?.name);
  });
}

const startOf = ({ ranges }: Quote): number => ranges[0]?.start ?? 0;

/** A quote's parts, each an utterance of its own where a sentence ends between them or something else is told there. */
function utterancesOf(read: ReadArticle, quote: Quote): Report[] {
  const { article } = read;
  const occasion = saidOn(read, quote);
  const groups: TextRange[][] = [];
  for (const range of quote.ranges) {
    const last = groups.at(-1)?.at(-1);
    if (last && isContinued(article, last, range)) groups.at(-1)?.push(range);
    else groups.push([range]);
  }
  const quotation = `${article.id} ${quote.ranges[0]?.start}`;
  return groups.map((ranges, place) =>
    reportOf(article, { ...quote, ranges }, { part: groups.length > 1 ? { quotation, place } : null, occasion }),
  );
}

const ENDS = /[.?!…]["”’»“]*\s*$/u;

/** "“The wind,” she said, “turned.”" is one sentence; "…,” she said, and promised “…" tells two things. */
function isContinued({ text, language }: Article, last: TextRange, next: TextRange): boolean {
  const between = { start: last.end, end: next.start };
  const told = text.slice(between.start, between.end);
  if (ENDS.test(text.slice(last.start, last.end)) || /[.?!]\s{1,4}["“‘„«]?\s{0,4}$/u.test(told.slice(-12)))
    return false;
  const pack = languageOf(language);
  if (pack && isNamed(told, pack)) return false;
  const tokens = pack?.analyse(text, between) ?? [];
  return tokens.filter((_, at) => isOwnVerb(tokens, at)).length < 2;
}

/** A verb of its own; behind "and" also what may be a participle: "she said, and promised". */
const isOwnVerb = (tokens: readonly TaggedToken[], at: number): boolean => {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token?.tag.wordClass !== "VERB") return false;
  return token.tag.form === "finite" || (token.tag.form === "participle" && before?.tag.wordClass === "CCONJ");
};

/** What is titled "Strong" is a title, whoever spoke before it. */
const isNamed = (told: string, language: Language): boolean => isNamer(wordsOf(told).at(-1), language);

function reportOf(article: Article, quote: Quote, told: Pick<Report, "part" | "occasion">): Report {
  const text = quote.ranges.map(({ start, end }) => article.text.slice(start, end)).join(" ");
  const wording = wordingFrom(searchTerms(text), readLanguage(article.language));
  return { article, quote, text, wording, stretches: stretchesOf(text, wording), ...told };
}

function stretchesOf(text: string, wording: Wording): Wording[] {
  const parts = text.split(/…|\.\.\.|\. \. \./u).map(searchTerms);
  const telling = parts.filter(({ length }) => length > 0);
  return telling.length > 1 ? telling.map((terms) => wordingFrom(terms, wording.language)) : [wording];
}

/** Puts together what has the same words: whole, cut, respelt, or a fragment inside a longer quote. */
export function draftsOf(reports: readonly Report[]): Draft[] {
  const fullestFirst = [...reports].sort((one, other) => other.wording.terms.length - one.wording.terms.length);
  const drafts: OpenDraft[] = [];
  const fullest = createWordingIndex();
  for (const report of fullestFirst) {
    const { speaker } = report.quote;
    const near = fullest.holding(report.stretches).flatMap((at) => drafts[at] ?? []);
    const known = nearestDraft(near, report);
    if (known) {
      known.speaker = fullerSpeaker(known.speaker, speaker);
      known.reports.push(report);
    } else {
      drafts.push({ speaker, reports: [report] });
      fullest.add(report.wording);
    }
  }
  return drafts;
}

/** A draft while reports are still put to it, each no fuller than those before. */
interface OpenDraft extends Draft {
  speaker: Speaker | null;
  readonly reports: Report[];
}

/** The draft whose fullest wording is most like a report's, of those that it can be a report of. */
function nearestDraft(drafts: readonly OpenDraft[], report: Report): OpenDraft | undefined {
  let best: OpenDraft | undefined;
  let most = 0;
  for (const draft of drafts) {
    const share = shareOf(draft, report);
    if (share > most) [best, most] = [draft, share];
  }
  return best;
}

/** How much of a report's wording a draft has; 0 where they are two utterances. */
function shareOf(draft: Draft, report: Report): number {
  const fullest = draft.reports[0];
  if (!fullest || isOfOtherOccasion(draft, report)) return 0;
  const [speaker, other] = [draft.speaker, report.quote.speaker];
  const isOneSpeaker = isSameSpeaker(speaker, other);
  const share = leastShare(fullest.wording, report, isOneSpeaker && speaker !== null && other !== null);
  const own = draft.reports.find(({ article }) => article.id === report.article.id);
  const isKept = own
    ? isOneSpeaker && (hasWords(own.text, report.text) || isPartOf(fullest, report, share))
    : isOneSpeaker || isVerbatim(draft, report, share);
  return isKept ? share : 0;
}

/** Whether an outlet that has other words of an utterance has these of it too: it gives in two quotations what stands in one. */
const isPartOf = (fullest: Report, { article, text }: Report, share: number): boolean =>
  fullest.article.id !== article.id && (hasWords(fullest.text, text) || share >= VERBATIM);

/** What is said on two occasions is said twice, in whatever words. */
export const isOfOtherOccasion = ({ reports }: Draft, report: Report): boolean =>
  reports.some((other) => areOfTwoDays(other, report) || isBefore(other, report) || isBefore(report, other));

const areOfTwoDays = ({ occasion: { day } }: Report, { occasion: { day: other } }: Report): boolean =>
  day !== null && other !== null && day !== other;

/** Whether one was in the paper before the other was said. */
const isBefore = ({ article }: Report, { occasion: { since } }: Report): boolean =>
  since !== null && Date.parse(article.publishedAt ?? "") < since;

/** So many words alike from somebody who is no other named person, or all of them from somebody who is only described. */
function isVerbatim({ speaker, reports }: Draft, { wording, quote }: Report, share: number): boolean {
  const isDoubtful = speaker?.doubtful === true || quote.speaker?.doubtful === true;
  if (isPerson(speaker) && isPerson(quote.speaker) && !isDoubtful) return false;
  if (share >= VERBATIM && wording.terms.length >= LONG) return true;
  if (isDoubtful && share >= 1 && wording.terms.length >= TELLING) return true;
  const isWhole = wording.terms.length === reports[0]?.wording.terms.length || wording.terms.length >= TELLING;
  return share >= 1 && isWhole && wording.content.length > 1 && mayDescribe(speaker, quote.speaker);
}

/** Whether one is a bare description ("the keeper") and the other somebody named of whom no role is known. */
function mayDescribe(one: Speaker | null, other: Speaker | null): boolean {
  const [named, described] = isPerson(one) ? [one, other] : [other, one];
  return isPerson(named) && named?.role === null && described !== null && !described.group && !isPerson(described);
}

/** Of a quote with words left out, every stretch must stand in the fuller one. */
function leastShare(fuller: Wording, { wording, stretches }: Report, isOneSpeaker: boolean): number {
  const likeness = (wording.terms.length / Math.max(1, fuller.terms.length)) * EVEN;
  const least = Math.min(...stretches.map((stretch) => sameWording(fuller, stretch, isOneSpeaker)));
  return least === 0 ? 0 : least + likeness;
}

/** Of two as like, the one of its length is meant. */
const EVEN = 0.01;

const hasWords = (text: string, part: string): boolean => isCutFrom(part, wordingOf(text));

/** Nobody else says so many words alike: a speaker who is no named person was found wrongly, or speaks for somebody. */
const LONG = 10;
/** So many words of one within another's are no coincidence in reports of one event. */
const TELLING = 5;
const VERBATIM = 0.75;

const isPerson = (speaker: Speaker | null): boolean =>
  speaker !== null && !speaker.group && isName(speaker.name) && !/['’]s /.test(speaker.name);

/** "The lock keeper" is no name. */
const isName = (name: string): boolean =>
  /^\p{Lu}/u.test(name) && (!isStopWord(wordsOf(name)[0]?.lower ?? "", usualLanguage()) || /^\S+\s+\p{Lu}/u.test(name));

/** Two drafts of one utterance as one; of wordings equally full, the one that more reports have comes first. */
export function joinDrafts(one: Draft | undefined, other: Draft): Draft {
  if (!one) return other;
  const [many, few] = one.reports.length >= other.reports.length ? [one, other] : [other, one];
  const reports = [...many.reports, ...few.reports];
  return {
    speaker: fullerSpeaker(one.speaker, other.speaker),
    reports: reports.sort((a, b) => b.wording.terms.length - a.wording.terms.length),
  };
}
