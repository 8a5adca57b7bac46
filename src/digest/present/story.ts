import type { DigestStory } from "../../model/digest.ts";
import type { ActionButton, ListItem, MessageBlock, Span } from "../../model/message.ts";
import type { Picture } from "../../model/picture.ts";
import type { Saying, SayingQuote, StoryArticle, StoryExcerpt, StoryPoint } from "../../model/story.ts";
import { withoutLastComma } from "../../text/quote-marks.ts";
import { isCutFrom, wordingOf } from "../../text/wording.ts";
import { shortDay, shortTime } from "./dates.ts";
import { disagreementBlocks } from "./disagreements.ts";
import { chosenByWords } from "./footer.ts";
import { shortQuote } from "./short-quote.ts";
import { counted, joined, linked, moment, muted, plain, strong } from "./spans.ts";
import { articleName, outletName } from "./unnamed.ts";

const VARIANTS_SHOWN = 3;

/** The buttons of a story that a chat shows. */
export interface StoryButtons {
  /** Beside a point, by the point's place. */
  readonly ofPoint: (point: number) => ActionButton;
  /** Shows every quote in full. */
  readonly more: ActionButton;
}

const QUOTES_IN_CHATS = 2;

/**
 * One story told in full: points with outlets, quotes, where reports differ, and the articles. With buttons, for a chat: its
 * headline leads to the article, two short quotes stand for all, and no words of an operator are said.
 */
export function storyBlocks(story: DigestStory, timeZone: string, buttons?: StoryButtons): readonly MessageBlock[] {
  return [
    {
      type: "heading",
      level: 2,
      spans: [buttons ? headlineSpan(story) : plain(story.headline)],
      ...(story.topic === undefined ? {} : { topic: story.topic }),
      ...pictureOf(story),
    },
    { type: "text", spans: aboutStory(story, timeZone, buttons !== undefined) },
    ...earlierBlocks(story, timeZone),
    { type: "list", ordered: false, items: pointItems(story, buttons) },
    ...(buttons ? quotesInShort(story.sayings, buttons.more) : quotesInFull(story.sayings)),
    ...disagreementBlocks(story.disagreements),
    ...articleBlocks(story, timeZone),
  ];
}

/** The first that an outlet gives. */
function pictureOf({ articles }: DigestStory): { readonly picture?: Picture } {
  const picture = articles.find((article) => article.picture !== undefined)?.picture;
  return picture === undefined ? {} : { picture };
}

/** The headline, leading to the first article that has an address. */
export function headlineSpan({ headline, articles }: DigestStory): Span {
  return linked(plain(headline), articles.find(({ url }) => url !== null)?.url ?? null);
}

/** Every quote of a story, whole, with its other wordings. */
export const quotesInFull = (sayings: readonly Saying[]): MessageBlock[] => sayings.map((saying) => quoteBlock(saying));

function quotesInShort(sayings: readonly Saying[], more: ActionButton): MessageBlock[] {
  const shown = sayings.slice(0, QUOTES_IN_CHATS);
  const isCut = shown.some(({ quotes }) => quotes.some(({ text }) => shortQuote(text) !== text));
  const rest: MessageBlock[] = isCut || sayings.length > shown.length ? [{ type: "buttons", buttons: [more] }] : [];
  return [...shown.map((saying) => quoteBlock(saying, shortQuote)), ...rest];
}

function aboutStory(story: DigestStory, timeZone: string, isForReaders: boolean): Span[] {
  const times = story.articles.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt])).sort();
  const newest = times.at(-1);
  const articles = story.articles.length;
  const outlets = Math.max(1, story.independentOutlets);
  const said = [
    ...(story.newPoints.length > 0 ? [`updated: ${counted(story.newPoints.length, "new point")}`] : []),
    articles > 1 ? `${counted(articles, "article")}, ${counted(outlets, "independent outlet")}` : "1 article",
  ];
  return joined(
    [
      ...said.map(muted),
      ...(newest === undefined ? [] : [moment(muted(shortTime(newest, timeZone)), newest)]),
      ...(isForReaders ? [] : [muted(story.by.map(chosenByWords).join(" and "))]),
    ],
    " · ",
  );
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

function pointItems(story: DigestStory, buttons: StoryButtons | undefined): ListItem[] {
  return story.keyPoints.map((point, index) => ({
    ...pointItem(point, story, buttons !== undefined),
    ...(buttons ? { button: buttons.ofPoint(index) } : {}),
  }));
}

function pointItem(point: StoryPoint, story: DigestStory, isForReaders: boolean): ListItem {
  const isNew = story.newPoints.includes(point.text);
  return {
    spans: [
      ...(isNew ? [strong("New: ")] : []),
      plain(point.text),
      ...sourceNumbers(point, story.articles),
      ...(story.by.length > 1 && !isForReaders ? [muted(` (${chosenByWords(point.by)})`)] : []),
    ],
    evidence: point.evidence.map(({ text, outlet, url }) => ({ text, outlet, url })),
  };
}

/** " [1] [3]": the places of the articles that support a point, under "Read on"; of each outlet one. */
function sourceNumbers({ outlets, evidence }: StoryPoint, articles: readonly StoryArticle[]): Span[] {
  const named = outlets.map((name) => {
    const own = evidence.find(({ outlet }) => outlet === name)?.articleId;
    return articles.findIndex(({ id, outlet }) => (own === undefined ? outlet === name : id === own));
  });
  const places =
    named.length > 0 ? named : evidence.map(({ articleId }) => articles.findIndex(({ id }) => id === articleId));
  const known = [...new Set(places.filter((place) => place >= 0))].sort((one, other) => one - other);
  return known.flatMap((place) => [
    muted(" ["),
    linked(muted(String(place + 1)), articles[place]?.url ?? null),
    muted("]"),
  ]);
}

function quoteBlock({ speaker, quotes }: Saying, cut: (text: string) => string = (text) => text): MessageBlock {
  const [first, ...others] = wordingsOf(quotes);
  const who = speaker ? [strong(speaker.name), ...(speaker.role ? [plain(`, ${speaker.role}`)] : [])] : [];
  return {
    type: "quote",
    spans: first ? [plain(inMarks(first.parts, cut))] : [],
    attribution: [...who, ...(speaker ? [muted(" · ")] : []), ...outletsOf(first?.reports ?? [])],
    variants: others
      .slice(0, VARIANTS_SHOWN)
      .map(({ parts, reports }) => [plain(inMarks(parts, cut)), muted(" · "), ...outletsOf(reports)]),
  };
}

/** One wording of a saying, in the parts that an article has of it, with the quotes that have it or a stretch of it. */
interface Worded {
  readonly parts: readonly SayingQuote[];
  readonly wording: string;
  readonly reports: SayingQuote[];
}

function wordingsOf(quotes: readonly SayingQuote[]): readonly Worded[] {
  const worded: Worded[] = [];
  for (const parts of inParts(quotes)) {
    const known = worded.find(({ wording }) => parts.every(({ text }) => isCutFrom(text, wording)));
    if (known) known.reports.push(...parts);
    else worded.push({ parts, wording: parts.map(({ text }) => wordingOf(text)).join(" "), reports: [...parts] });
  }
  return worded;
}

/** Quotes with those that go on with them. */
function inParts(quotes: readonly SayingQuote[]): SayingQuote[][] {
  const wholes: SayingQuote[][] = [];
  for (const quote of quotes) {
    const last = wholes.at(-1);
    if (quote.continues && last) last.push(quote);
    else wholes.push([quote]);
  }
  return wholes;
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

/** Reported speech stays without marks: nobody vouches for its very words. Parts of one quotation stand in one pair. */
function inMarks(parts: readonly SayingQuote[], cut: (text: string) => string): string {
  const isIndirect = parts[0]?.kind === "indirect";
  const told = parts.map(({ text }) => (isIndirect ? cut(text) : withoutLastComma(cut(text)))).join(" / ");
  return isIndirect ? told : `“${told}”`;
}

function articleBlocks(story: DigestStory, timeZone: string): MessageBlock[] {
  return [
    { type: "heading", level: 3, spans: [plain("Read on")] },
    { type: "list", ordered: true, items: story.articles.map((article) => articleItem(article, story, timeZone)) },
  ];
}

function articleItem(article: StoryArticle, story: DigestStory, timeZone: string): ListItem {
  const { outlet, url, publishedAt, agencies } = article;
  const notes = [
    ...(publishedAt === null ? [] : [moment(muted(shortTime(publishedAt, timeZone)), publishedAt)]),
    ...(agencies.length > 0 ? [muted(`with ${agencies.join(", ")}`)] : []),
    ...(story.copies.some((group) => group.indexOf(article.id) > 0) ? [muted("a copy of another report here")] : []),
  ];
  return {
    spans: [
      ...(outlet === null ? [] : [strong(outlet), plain(" ")]),
      linked(plain(articleName(article, story)), url),
      ...notes.flatMap((note) => [muted(" · "), note]),
    ],
  };
}
