import { existsSync, readFileSync } from "node:fs";
import type { Language } from "../../src/languages/language.ts";
import { createCueReader } from "../../src/reading/quotes/attribution/candidates.ts";
import { paragraphsOf } from "../../src/reading/quotes/view.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import type { AnnotatedArticle, AnnotatedQuote, ReadAnnotated } from "./annotated.ts";

type Span = [start: number, end: number];

/**
 * The example sentences of a pack, each an article of its own: `[S Jane Roe] [C said]: [Q “…”]`, `[I …]` for what is
 * reported without marks, `[N …]` for nobody's words; a number ties the parts of one report where a line has several.
 */
export function readExamples(language: Language): ReadAnnotated[] {
  const path = new URL(`../../src/languages/${language.code}/examples.txt`, import.meta.url);
  if (!existsSync(path)) return [];
  const [, ...lines] = readFileSync(path, "utf8").trim().split("\n");
  return lines.map((line, index) => {
    const article = parseExample(`${language.code} ${index}`, line);
    const read = articleFromText(article.text, { id: article.id, language: language.code });
    const body = { ...read, blocks: [{ role: "body" as const, start: 0, end: article.text.length }] };
    return { article, reader: createCueReader(language, paragraphsOf(body, language)), marksThoughts: false };
  });
}

const PART = /\[([SCQIN])(\d?) ([^\]]*)\]/g;

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

function addPart(reports: Map<string, Report>, number: string, kind: string, span: Span): void {
  const report = reports.get(number) ?? { speaker: null, cue: null, quoted: [], indirect: [] };
  reports.set(number, report);
  if (kind === "S") report.speaker ??= span;
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
