import type { DigestStory } from "../../model/digest.ts";
import type { ActionButton, ListItem, MessageBlock, Span } from "../../model/message.ts";
import type { Picture } from "../../model/picture.ts";
import type { Saying, SayingQuote, StoryArticle, StoryExcerpt, StoryPoint } from "../../model/story.ts";
import { inParts } from "../../stories/telling/sayings/in-parts.ts";
import { withoutLastComma } from "../../text/quote-marks.ts";
import { isCutFrom, wordingOf } from "../../text/wording.ts";
import { ENGLISH, type Words } from "../../words/words.ts";
import { shortDay, shortTime } from "./dates.ts";
import { disagreementBlocks } from "./disagreements.ts";
import { shortQuote } from "./short-quote.ts";
import { joined, linked, moment, muted, plain, strong } from "./spans.ts";
import { articleName, outletName } from "./unnamed.ts";

const VARIANTS_SHOWN = 3;

/** The buttons of a story that a chat shows. */
export interface StoryButtons {
  /** Beside a point, by the point's place. */
  readonly ofPoint: (point: number) => ActionButton;
  /** Shows every quote in full. */
  readonly more: ActionButton;
}

/** How a story is told. */
export interface StoryLook {
  /** For a chat. */
  readonly buttons?: StoryButtons;
  readonly words?: Words;
}

interface Look {
  readonly timeZone: string;
  readonly words: Words;
}

const QUOTES_IN_CHATS = 2;

/**
 * One story told in full: points with outlets, quotes, where reports differ, and the articles. With buttons, for a chat: its
 * headline leads to the article, two short quotes stand for all, and no words of an operator are said.
 */
export function storyBlocks(
  story: DigestStory,
  timeZone: string,
  { buttons, words = ENGLISH }: StoryLook = {},
): readonly MessageBlock[] {
  const look = { timeZone, words };
  return [
    {
      type: "heading",
      level: 2,
      spans: [buttons ? headlineSpan(story) : plain(story.headline)],
      ...(story.topic === undefined ? {} : { topic: story.topic }),
      ...pictureOf(story),
    },
    { type: "text", spans: aboutStory(story, look) },
    ...earlierBlocks(story, look),
    ...(story.keyPoints.length > 0
      ? [{ type: "list" as const, ordered: false, items: pointItems(story, words, buttons) }]
      : []),
    ...(buttons ? quotesInShort(actorsFirst(story), buttons.more, words) : quotesInFull(story.sayings, words)),
    ...disagreementBlocks(story.disagreements, words),
    ...articleBlocks(story, look),
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
export const quotesInFull = (sayings: readonly Saying[], words = ENGLISH): MessageBlock[] =>
  sayings.map((saying) => quoteBlock(saying, words));

function quotesInShort(sayings: readonly Saying[], more: ActionButton, words: Words): MessageBlock[] {
  const shown = sayings.slice(0, QUOTES_IN_CHATS);
  const isCut = shown.some(({ quotes }) =>
    wordingsOf(quotes).some(({ parts }) => shortQuote(saidIn(parts)) !== saidIn(parts)),
  );
  const rest: MessageBlock[] = isCut || sayings.length > shown.length ? [{ type: "buttons", buttons: [more] }] : [];
  return [...shown.map((saying) => quoteBlock(saying, words, shortQuote)), ...rest];
}

function aboutStory(story: DigestStory, { timeZone, words }: Look): Span[] {
  const times = story.articles.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt])).sort();
  const newest = times.at(-1);
  const articles = story.articles.length;
  const outlets = Math.max(1, story.independentOutlets);
  const areCounted = articles > 1 && !story.tooLong;
  const said = [
    ...(story.newPoints.length > 0 ? [words.say("story.updated", { count: story.newPoints.length })] : []),
    [
      words.say("story.articles", { count: articles }),
      ...(areCounted ? [words.say("story.independent", { count: outlets })] : []),
    ].join(", "),
    ...(story.tooLong ? [words.say("story.tooLong")] : []),
  ];
  return joined(
    [...said.map(muted), ...(newest === undefined ? [] : [moment(muted(shortTime(newest, timeZone, words)), newest)])],
    " · ",
  );
}

/** "Follows up: Dam gate fails, posted 4 March". A digest kept by an older version has no such story. */
function earlierBlocks({ earlier }: DigestStory, { timeZone, words }: Look): MessageBlock[] {
  if (!earlier) return [];
  const { headline, at, wasPosted, url } = earlier;
  const when =
    at === null ? "" : `, ${wasPosted ? words.say("story.posted") : ""}${shortDay(lastMomentOf(at), timeZone, words)}`;
  return [{ type: "text", spans: [muted(words.say("story.followsUp")), linked(plain(headline), url), muted(when)] }];
}

/** What ends at midnight is of the day before. */
const lastMomentOf = (time: string): string =>
  time.length === 10 ? time : new Date(Date.parse(time) - 1).toISOString();

function pointItems(story: DigestStory, words: Words, buttons: StoryButtons | undefined): ListItem[] {
  return story.keyPoints.map((point, index) => ({
    ...pointItem(point, story, words),
    ...(buttons ? { button: buttons.ofPoint(index) } : {}),
  }));
}

function pointItem(point: StoryPoint, story: DigestStory, words: Words): ListItem {
  const isNew = story.newPoints.includes(point.text);
  return {
    spans: [
      ...(isNew ? [strong(words.say("story.new"))] : []),
      plain(point.text),
      ...sourceNumbers(point, story.articles),
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

/** Who does what is told comes before who only says something about it: those whom the headline or a point names. */
function actorsFirst({ headline, keyPoints, sayings }: DigestStory): readonly Saying[] {
  const told = [headline, ...keyPoints.map(({ text }) => text)].join("\n");
  const isActor = ({ speaker }: Saying): boolean => {
    const lastName = speaker?.name.split(" ").at(-1) ?? "";
    return lastName.length > 2 && told.includes(lastName);
  };
  return [...sayings.filter(isActor), ...sayings.filter((saying) => !isActor(saying))];
}

function quoteBlock(
  { speaker, quotes }: Saying,
  words: Words,
  cut: (text: string) => string = (text) => text,
): MessageBlock {
  const [first, ...others] = wordingsOf(quotes);
  const who = speaker ? [strong(speaker.name), ...(speaker.role ? [plain(`, ${speaker.role}`)] : [])] : [];
  return {
    type: "quote",
    spans: first ? [plain(inMarks(first.parts, cut))] : [],
    attribution: [...who, ...(speaker ? [muted(" · ")] : []), ...outletsOf(first?.reports ?? [], words)],
    also: words.say("quote.also"),
    variants: others
      .slice(0, VARIANTS_SHOWN)
      .map(({ parts, reports }) => [plain(inMarks(parts, cut)), muted(" · "), ...outletsOf(reports, words)]),
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

/** Each outlet once, in order of its first quote. */
function outletsOf(quotes: readonly SayingQuote[], words: Words): Span[] {
  const byOutlet = Map.groupBy(quotes, ({ outlet, articleId }) => outlet ?? articleId);
  return joined(
    [...byOutlet.values()].flatMap(([first]) => (first ? excerptOutlet(first, words) : [])),
    ", ",
  );
}

function excerptOutlet({ outlet, url }: StoryExcerpt, words: Words): Span[] {
  return [linked(muted(outletName(outlet, words)), url)];
}

/** Reported speech stays without marks: nobody vouches for its very words. Parts of one quotation stand in one pair. */
function inMarks(parts: readonly SayingQuote[], cut: (text: string) => string): string {
  const told = cut(saidIn(parts));
  return parts[0]?.kind === "indirect" ? told : `“${withoutLastComma(told)}”`;
}

/** The words of a quotation, its parts one after the other. */
function saidIn(parts: readonly SayingQuote[]): string {
  return parts.map(({ kind, text }) => (kind === "indirect" ? text : withoutLastComma(text))).join(" / ");
}

function articleBlocks(story: DigestStory, look: Look): MessageBlock[] {
  return [
    { type: "heading", level: 3, spans: [plain(look.words.say("story.readOn"))] },
    { type: "list", ordered: true, items: story.articles.map((article) => articleItem(article, story, look)) },
  ];
}

function articleItem(article: StoryArticle, story: DigestStory, { timeZone, words }: Look): ListItem {
  const { outlet, url, publishedAt, agencies } = article;
  const notes = [
    ...(publishedAt === null ? [] : [moment(muted(shortTime(publishedAt, timeZone, words)), publishedAt)]),
    ...(agencies.length > 0 ? [muted(words.say("story.with", { agencies: agencies.join(", ") }))] : []),
    ...(story.copies.some((group) => group.indexOf(article.id) > 0) ? [muted(words.say("story.copy"))] : []),
  ];
  return {
    spans: [
      ...(outlet === null ? [] : [strong(outlet), plain(" ")]),
      linked(plain(articleName(article, story, words)), url),
      ...notes.flatMap((note) => [muted(" · "), note]),
    ],
  };
}
