import type { DigestStory } from "../../model/digest.ts";
import type { ActionButton, ListItem, MessageBlock, Span } from "../../model/message.ts";
import type { Saying, SayingQuote, StoryArticle, StoryExcerpt, StoryPoint } from "../../model/story.ts";
import { withoutLastComma } from "../../text/quote-marks.ts";
import { isCutFrom, wordingOf } from "../../text/wording.ts";
import { shortDay, shortTime } from "./dates.ts";
import { disagreementBlocks } from "./disagreements.ts";
import { chosenByWords } from "./footer.ts";
import { counted, joined, linked, muted, plain, strong } from "./spans.ts";
import { articleName, outletName } from "./unnamed.ts";

const VARIANTS_SHOWN = 3;

/** Makes the button beside a story's point, by the point's place. */
export type ButtonOfPoint = (point: number) => ActionButton;

/** One story told in full: points with outlets, quotes, where reports differ, and the articles. */
export function storyBlocks(story: DigestStory, timeZone: string, buttonOf?: ButtonOfPoint): readonly MessageBlock[] {
  return [
    { type: "heading", level: 2, spans: [plain(story.headline)] },
    { type: "text", spans: [muted(aboutStory(story, timeZone))] },
    ...earlierBlocks(story, timeZone),
    { type: "list", ordered: false, items: pointItems(story, buttonOf) },
    ...story.sayings.map(quoteBlock),
    ...disagreementBlocks(story.disagreements),
    ...articleBlocks(story, timeZone),
  ];
}

function aboutStory(story: DigestStory, timeZone: string): string {
  const times = story.articles.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt])).sort();
  const newest = times.at(-1);
  const articles = story.articles.length;
  const outlets = Math.max(1, story.independentOutlets);
  return [
    ...(story.newPoints.length > 0 ? [`updated: ${counted(story.newPoints.length, "new point")}`] : []),
    articles > 1 ? `${counted(articles, "article")}, ${counted(outlets, "independent outlet")}` : "1 article",
    ...(newest === undefined ? [] : [shortTime(newest, timeZone)]),
    story.by.map(chosenByWords).join(" and "),
  ].join(" · ");
}

/** "Follows up: Dam gate fails, posted 4 March". A digest kept by an older version has no such story. */
function earlierBlocks({ earlier }: DigestStory, timeZone: string): MessageBlock[] {
  if (!earlier) return [];
  const { headline, at, wasPosted, url } = earlier;
  const when = at === null ? "" : `, ${wasPosted ? "posted " : ""}${shortDay(lastMomentOf(at), timeZone)}`;
  return [{ type: "text", spans: [muted("Follows up: "), linked(plain(headline), url), muted(when)] }];
}

/** What ends at midnight is of the day before. */
const lastMomentOf = (time: string): string =>
  time.length === 10 ? time : new Date(Date.parse(time) - 1).toISOString();

function pointItems(story: DigestStory, buttonOf: ButtonOfPoint | undefined): ListItem[] {
  return story.keyPoints.map((point, index) => ({
    ...pointItem(point, story),
    ...(buttonOf ? { button: buttonOf(index) } : {}),
  }));
}

function pointItem(point: StoryPoint, story: DigestStory): ListItem {
  const isNew = story.newPoints.includes(point.text);
  const outlets = outletSpans(point.outlets, story.articles, point.evidence);
  return {
    spans: [
      ...(isNew ? [strong("New: ")] : []),
      plain(point.text),
      ...(outlets.length > 0 ? [muted(" — "), ...outlets] : []),
      ...(story.by.length > 1 ? [muted(` (${chosenByWords(point.by)})`)] : []),
    ],
    evidence: point.evidence.map(({ text, outlet, url }) => ({ text, outlet, url })),
  };
}

/** Each outlet with a link to its article: the evidence's where it has one. */
function outletSpans(
  outlets: readonly string[],
  articles: readonly StoryArticle[],
  evidence: readonly StoryExcerpt[],
): Span[] {
  const addressOf = (name: string) =>
    [...evidence, ...articles].find(({ outlet, url }) => outlet === name && url !== null)?.url ?? null;
  return joined(
    outlets.map((name) => linked(muted(name), addressOf(name))),
    ", ",
  );
}

function quoteBlock({ speaker, quotes }: Saying): MessageBlock {
  const [first, ...others] = wordingsOf(quotes);
  const who = speaker ? [strong(speaker.name), ...(speaker.role ? [plain(`, ${speaker.role}`)] : [])] : [];
  return {
    type: "quote",
    spans: first ? [plain(inMarks(first.quote))] : [],
    attribution: [...who, ...(speaker ? [muted(" · ")] : []), ...outletsOf(first?.reports ?? [])],
    variants: others
      .slice(0, VARIANTS_SHOWN)
      .map(({ quote, reports }) => [plain(inMarks(quote)), muted(" · "), ...outletsOf(reports)]),
  };
}

/** One wording of a saying, with the quotes that have it or a stretch of it. */
interface Worded {
  readonly quote: SayingQuote;
  readonly wording: string;
  readonly reports: SayingQuote[];
}

function wordingsOf(quotes: readonly SayingQuote[]): readonly Worded[] {
  const worded: Worded[] = [];
  for (const quote of quotes) {
    const known = worded.find(({ wording }) => isCutFrom(quote.text, wording));
    if (known) known.reports.push(quote);
    else worded.push({ quote, wording: wordingOf(quote.text), reports: [quote] });
  }
  return worded;
}

/** Each outlet once, in order of its first quote. */
function outletsOf(quotes: readonly SayingQuote[]): Span[] {
  const byOutlet = Map.groupBy(quotes, ({ outlet, articleId }) => outlet ?? articleId);
  return joined(
    [...byOutlet.values()].flatMap(([first]) => (first ? excerptOutlet(first) : [])),
    ", ",
  );
}

function excerptOutlet({ outlet, url }: StoryExcerpt): Span[] {
  return [linked(muted(outletName(outlet)), url)];
}

/** Reported speech stays without marks: nobody vouches for its very words. */
function inMarks({ kind, text }: SayingQuote): string {
  return kind === "indirect" ? text : `“${withoutLastComma(text)}”`;
}

function articleBlocks(story: DigestStory, timeZone: string): MessageBlock[] {
  return [
    { type: "heading", level: 3, spans: [plain("Read on")] },
    { type: "list", ordered: false, items: story.articles.map((article) => articleItem(article, story, timeZone)) },
  ];
}

function articleItem(article: StoryArticle, story: DigestStory, timeZone: string): ListItem {
  const { outlet, url, publishedAt, agencies } = article;
  const notes = [
    ...(publishedAt === null ? [] : [shortTime(publishedAt, timeZone)]),
    ...(agencies.length > 0 ? [`with ${agencies.join(", ")}`] : []),
    ...(story.copies.some((group) => group.indexOf(article.id) > 0) ? ["a copy of another report here"] : []),
  ];
  return {
    spans: [
      ...(outlet === null ? [] : [strong(outlet), plain(" ")]),
      linked(plain(articleName(article, story)), url),
      ...(notes.length > 0 ? [muted(` · ${notes.join(" · ")}`)] : []),
    ],
  };
}
