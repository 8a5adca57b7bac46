import { existsSync, readFileSync } from "node:fs";
import type { Language } from "../../src/languages/language.ts";
import type { Block } from "../../src/model/article.ts";
import { createCueReader } from "../../src/reading/quotes/attribution/candidates.ts";
import { paragraphsOf } from "../../src/reading/quotes/view.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import type { AnnotatedArticle, AnnotatedQuote, ReadAnnotated } from "./annotated.ts";
import { shuffled } from "./shuffled.ts";

type Span = [start: number, end: number];

/** How many examples stand in one article, in the copies that are learnt from: alone, and among others. */
const TOGETHER = [1, 2, 3, 3, 4, 5];

/**
 * The example sentences of a pack as articles: `[S Jane Roe] [C said]: [Q “…”]`, `[I …]` for what is reported without
 * marks, `[N …]` for nobody's words, `[D …]` for a verb that says who speaks by itself, its subject left out; a number ties the parts of one report where a line has several, "¶" parts paragraphs. Each stands there
 * several times: by itself, and behind others drawn by lot, whose speakers are not its own.
 */
export function readExamples(language: Language): ReadAnnotated[] {
  const path = new URL(`../../src/languages/${language.code}/examples.txt`, import.meta.url);
  if (!existsSync(path)) return [];
  const [, ...lines] = readFileSync(path, "utf8").trim().split("\n");
  return TOGETHER.flatMap((together, copy) => {
    const order = shuffled(lines.length, copy + 1);
    const articles: ReadAnnotated[] = [];
    for (let at = 0; at < order.length; at += together) {
      const parts = order
        .slice(at, at + together)
        .map((index) => parseExample(`${language.code} ${index}`, (lines[index] ?? "").replaceAll(" ¶ ", PARAGRAPH)));
      articles.push(readExample(joined(parts, copy % 2 === 0 ? " " : PARAGRAPH), language));
    }
    return articles;
  });
}

const PARAGRAPH = "\n\n";

/** Examples one behind the other as one article. */
function joined(parts: readonly AnnotatedArticle[], between: string): AnnotatedArticle {
  let text = "";
  const quotes: AnnotatedQuote[] = [];
  const nonSpeech: Span[] = [];
  for (const part of parts) {
    if (text !== "") text += between;
    const moved = (span: readonly [number, number]): Span => [span[0] + text.length, span[1] + text.length];
    const ifAny = (span: readonly [number, number] | null | undefined): Span | null => (span ? moved(span) : null);
    for (const quote of part.quotes) {
      const { contentSpan, quoted, speakerSpan, cueSpan } = quote;
      const spans = {
        contentSpan: moved(contentSpan),
        quoted: quoted.map(moved),
        speakerSpan: ifAny(speakerSpan),
        cueSpan: ifAny(cueSpan),
      };
      quotes.push({ ...quote, ...spans });
    }
    nonSpeech.push(...part.nonSpeech.map(moved));
    text += part.text;
  }
  return { id: parts[0]?.id ?? "", text, quotes, nonSpeech };
}

/** An example as the body of an article. */
function readExample(article: AnnotatedArticle, language: Language): ReadAnnotated {
  const read = articleFromText(article.text, { id: article.id, language: language.code });
  const blocks: Block[] = [];
  let start = 0;
  for (const paragraph of article.text.split(PARAGRAPH)) {
    blocks.push({ role: "body", start, end: start + paragraph.length });
    start += paragraph.length + PARAGRAPH.length;
  }
  return {
    article,
    reader: createCueReader(language, paragraphsOf({ ...read, blocks }, language)),
    marksThoughts: false,
  };
}

const PART = /\[([SCQIND])(\d?) ([^\]]*)\]/g;

interface Report {
  speaker: Span | null;
  cue: Span | null;
  readonly quoted: Span[];
  readonly indirect: Span[];
}

/** An example as an annotated article. */
export function parseExample(id: string, line: string): AnnotatedArticle {
  const reports = new Map<string, Report>();
  const nonSpeech: Span[] = [];
  let text = "";
  let last = 0;
  for (const { 0: whole, 1: kind, 2: number = "", 3: words = "", index } of line.matchAll(PART)) {
    text += line.slice(last, index);
    const span: Span = [text.length, text.length + words.length];
    text += words;
    last = index + whole.length;
    if (kind === "S") nonSpeech.push(...quotedIn(words, span[0]));
    if (kind === "N") nonSpeech.push(span);
    else addPart(reports, number, kind ?? "", span);
  }
  text += line.slice(last);
  return {
    id,
    text,
    quotes: withSpeakers([...reports.values()]).flatMap((report) => quotesOf(report, text)),
    nonSpeech,
  };
}

/** "said …, adding that …": who says the second thing is told with the first. */
function withSpeakers(reports: readonly Report[]): Report[] {
  const [first] = reports;
  return reports.map((report) => ({ ...report, speaker: report.speaker ?? first?.speaker ?? null }));
}

/** Names in quote marks. */
function quotedIn(words: string, start: number): Span[] {
  return [...words.matchAll(/[„“"»«‘'][^„“”"»«]+[“”"«»]/g)].map(({ 0: found, index }) => [
    start + index,
    start + index + found.length,
  ]);
}

function addPart(reports: Map<string, Report>, number: string, kind: string, span: Span): void {
  const report = reports.get(number) ?? { speaker: null, cue: null, quoted: [], indirect: [] };
  reports.set(number, report);
  if (kind === "D") report.cue ??= span;
  if (kind === "S" || kind === "D") report.speaker ??= span;
  else if (kind === "C") report.cue ??= span;
  else if (kind === "Q") report.quoted.push(span);
  else report.indirect.push(span);
}

function quotesOf({ speaker, cue, quoted, indirect }: Report, text: string): AnnotatedQuote[] {
  const shared = { speakerSpan: speaker, cue: cue && text.slice(...cue), cueSpan: cue };
  return [
    ...quoted.map((span): AnnotatedQuote => ({ ...shared, type: "direct", contentSpan: span, quoted: [span] })),
    ...indirect.map((span): AnnotatedQuote => ({ ...shared, type: "indirect", contentSpan: span, quoted: [] })),
  ];
}
