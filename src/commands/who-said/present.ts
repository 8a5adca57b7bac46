import { longDate } from "../../digest/present/dates.ts";
import { joined, linked, muted, plain, strong } from "../../digest/present/spans.ts";
import { languageName, namesOfReadLanguages } from "../../languages/spoken-of.ts";
import type { Article } from "../../model/article.ts";
import type { Button, Message, MessageBlock, RoomPage, Span } from "../../model/message.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import type { QuoteQuery } from "../../store/store.ts";
import { quoteAnchor } from "../../text/anchors.ts";
import { withoutLastComma } from "../../text/quote-marks.ts";
import { wordingOf } from "../../text/wording.ts";
import type { MessageId, Words } from "../../words/words.ts";
import { answer, buttonRow, paragraph } from "../answer-words.ts";
import type { Piece } from "./alignment.ts";
import { isQuotation } from "./asked.ts";
import { type Earlier, isOfSpeaker } from "./said-before.ts";
import type { Report } from "./told.ts";
import type { Utterance, WhoSaidAnswer } from "./utterances.ts";

/** Other outlets named under one utterance; the rest is counted. */
const MOST_VARIANTS = 4;
const LONGEST_ASKED = 120;

/** What somebody said: as one report has it, and what else reports it. */
interface Said extends Pick<Utterance, "speaker"> {
  readonly hit: Report;
  readonly variants: readonly Report[];
}

/** In whose words and by whose clock an answer is shown. */
export interface Look {
  readonly timeZone: string;
  readonly words: Words;
}

export interface WhoSaidLook extends Look {
  /** The id under which the question is kept, for the button that turns the page; null for none. */
  readonly questionId: string | null;
  /** What was said before, to be set beside what is shown; nothing where absent. */
  readonly earlier?: Earlier;
}

/** What the asker sees: each utterance with its exact words, who said it, where, when, and in what context. */
export function presentWhoSaid(found: WhoSaidAnswer, look: WhoSaidLook): Message {
  const { utterances, question, unread } = found;
  const { words } = look;
  const page = pageOf(found);
  if (utterances.length === 0) {
    return { ...(unread.length > 0 ? onlyUnread(unread, words) : nobodySaid(question, words)), page };
  }
  const blocks = [
    ...(unread.length > 0 ? [{ type: "text", spans: unreadSpans(unread, words) } as const] : []),
    ...verdictBlocks(found, words),
    ...utterances.flatMap((utterance, index) => [
      ...(index === 0 ? [] : [{ type: "divider" } as const]),
      ...presentUtterance(utterance, look, look.earlier?.get(utterance)),
    ]),
    ...moreBlocks(found, look),
  ];
  return { ...answer(summaryOf(utterances, words), blocks), page };
}

/** Of somebody who is shown the page that tells all they said, by the name that they have there where they have one. */
function pageOf({ question, utterances }: WhoSaidAnswer): RoomPage {
  const { words, about = "", speaker = "", outlet = "", from = "" } = question;
  if (!isOfSpeaker(question) || utterances.length === 0)
    return { kind: "search", fields: { q: words || about, speaker, outlet, since: from.slice(0, 10) } };
  const [name, ...others] = new Set(utterances.map((one) => one.speaker?.name));
  return { kind: "speaker", name: others.length === 0 && name !== undefined ? name : speaker };
}

const articlePage = ({ article, start }: QuoteHit): RoomPage => ({
  kind: "article",
  id: article.id,
  anchor: quoteAnchor({ start }),
});

/** One utterance with its buttons, and beside it what the speaker said before. */
export function presentUtterance(utterance: Utterance, look: Look, earlier?: QuoteHit): readonly MessageBlock[] {
  return [
    quoteBlock(utterance, look),
    ...differenceBlocks(utterance, look.words),
    ...contextBlocks(utterance.hit),
    ...(earlier === undefined ? [] : [earlierBlock(earlier, look)]),
    buttonRow(...buttonsOf(utterance.hit, look.words)),
  ];
}

/** One utterance for everybody in the channel: no buttons but the article's. */
export function presentShared(utterance: Utterance, look: Look): Message {
  const { url } = utterance.hit.article;
  const blocks = [
    quoteBlock(utterance, look),
    ...contextBlocks(utterance.hit),
    ...(url === null ? [] : [buttonRow(linkButton(utterance.hit, url, look.words))]),
  ];
  const page = articlePage(utterance.hit);
  return { ...answer(summaryOf([utterance], look.words), blocks), visibility: "everyone", page };
}

/** The sentences around a quote, its words marked. */
export function presentSource(hit: QuoteHit, look: Look): Message {
  const { url, title } = hit.article;
  const { words } = look;
  const told = answer(words.say("who.stands", { outlet: outletOf(hit, words) }), [
    ...(title === null ? [] : [{ type: "heading", level: 3, spans: [linked(plain(title), url)] } as const]),
    { type: "text", spans: markedContext(hit) },
    { type: "text", spans: [muted(placeAndTime(hit, look))] },
    ...(url === null ? [] : [buttonRow(linkButton(hit, url, words))]),
  ]);
  return { ...told, page: articlePage(hit) };
}

/** A saying: the words of one report, then the others that word it so, then the other wordings. */
export function quoteBlock({ hit, speaker, variants }: Said, look: Look): MessageBlock {
  const { words } = look;
  const wordings = Map.groupBy<string, Report>([hit, ...variants], (one) => wordingOf(quotedWords(one)));
  const [alike = [], ...others] = wordings.values();
  return {
    type: "quote",
    spans: [plain(quotedWords(hit))],
    attribution: [
      ...whoSpans(speaker, words),
      ...roleOf(speaker?.role ?? null),
      muted(" · "),
      ...joined([...outletSpans(alike, words), muted(dateOf(hit, look))], " · "),
    ],
    variants: variantSpans(others, words),
  };
}

function whoSpans(speaker: QuoteHit["speaker"], words: Words): Span[] {
  if (speaker === null) return [muted(words.say("who.nobodyNamed"))];
  return [...(speaker.doubtful ? [muted(`${words.say("who.probably")} `)] : []), strong(speaker.name)];
}

/** The speaker in one line of plain text. */
export const whoIn = (speaker: QuoteHit["speaker"], words: Words): string =>
  whoSpans(speaker, words)
    .map(({ text }) => text)
    .join("");

function earlierBlock(earlier: QuoteHit, look: Look): MessageBlock {
  const place = [...outletSpans([earlier], look.words), muted(dateOf(earlier, look))];
  return {
    type: "text",
    spans: [
      strong(look.words.say("who.before")),
      plain(" "),
      ...joined([plain(quotedWords(earlier)), ...place], " · "),
    ],
  };
}

/** Each outlet once, with a link to its first article. */
function outletSpans(hits: readonly Report[], words: Words): Span[] {
  const named = hits.filter(({ article }) => article.outlet !== null);
  const firsts = [...Map.groupBy(named, ({ article }) => article.outlet).values()].flatMap(([first]) => first ?? []);
  return firsts.map((first) => linked(plain(outletOf(first, words)), first.article.url));
}

const roleOf = (role: string | null): Span[] => (role === null ? [] : [plain(`, ${role}`)]);

/** The words in quote marks as the article has them; each part of a split quote in its own. */
export const quotedWords = ({ parts, kind }: Report): string =>
  parts.map(({ text }) => (kind === "indirect" ? text : `“${withoutLastComma(text)}”`)).join(" … ");

function variantSpans(wordings: readonly (readonly Report[])[], words: Words): Span[][] {
  const shown = wordings.slice(0, MOST_VARIANTS).flatMap((hits): Span[][] => {
    const [first] = hits;
    return first ? [joined([plain(quotedWords(first)), ...outletSpans(hits, words)], " · ")] : [];
  });
  const left = wordings.length - shown.length;
  return left > 0 ? [...shown, [muted(words.say("who.moreWordings", { count: left }))]] : shown;
}

function verdictBlocks(found: WhoSaidAnswer, words: Words): MessageBlock[] {
  const { about } = found.question;
  const verdict = verdictId(found);
  return [
    ...(verdict === null ? [] : [words.say(verdict)]),
    ...(about === undefined ? [] : [words.say("who.about", { about: about.slice(0, LONGEST_ASKED) })]),
  ].map((said) => ({ type: "text", spans: [strong(said)] }));
}

function verdictId({ question, match, utterances }: WhoSaidAnswer): MessageId | null {
  const isPasted = isQuotation(question.words);
  if (match === "around") return "who.around";
  if (!isPasted) return match === "near" ? "who.nearWords" : null;
  return utterances.some(({ verdict }) => verdict === "verbatim") ? "who.verbatim" : "who.near";
}

/** Both wordings, one under the other, with what differs in bold. */
function differenceBlocks({ differences }: Utterance, words: Words): MessageBlock[] {
  if (differences.length === 0) return [];
  const lines: { readonly label: string; readonly kind: Piece["kind"] }[] = [
    { label: words.say("who.asked"), kind: "asked" },
    { label: words.say("who.stored"), kind: "stored" },
  ];
  return lines.map(({ label, kind }) => ({
    type: "text",
    spans: [muted(label), ...spacedPieces(differences.filter((piece) => piece.kind === "same" || piece.kind === kind))],
  }));
}

function spacedPieces(pieces: readonly Piece[]): Span[] {
  return pieces.flatMap(({ kind, text }, index) => {
    const isLast = index === pieces.length - 1;
    const words = text.trim();
    return [kind === "same" ? plain(words) : strong(words), ...(isLast ? [] : [plain(" ")])];
  });
}

function contextBlocks(hit: QuoteHit): MessageBlock[] {
  const saysMore = hit.context.trim().length > hit.parts.reduce((sum, { text }) => sum + text.length, 0) + 4;
  return saysMore ? [{ type: "text", spans: markedContext(hit) }] : [];
}

function markedContext({ context, parts }: QuoteHit): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const { text } of parts) {
    const at = context.indexOf(text, from);
    if (at < 0) continue;
    spans.push(muted(context.slice(from, at)), strong(text));
    from = at + text.length;
  }
  return [...spans, muted(context.slice(from))].filter(({ text }) => text !== "");
}

function buttonsOf(hit: QuoteHit, words: Words): Button[] {
  const { url } = hit.article;
  return [
    { kind: "action", label: words.say("button.share"), action: "who-said:share", value: hit.quoteId },
    { kind: "action", label: words.say("button.source"), action: "who-said:source", value: hit.quoteId },
    ...(url === null ? [] : [linkButton(hit, url, words)]),
  ];
}

const linkButton = (hit: QuoteHit, url: string, words: Words): Button => ({
  kind: "link",
  label: words.say("button.readIn", { outlet: outletOf(hit, words) }).slice(0, 75),
  url,
});

function moreBlocks({ next, question, utterances }: WhoSaidAnswer, { questionId, words }: WhoSaidLook): MessageBlock[] {
  const { offset, limit, order } = question;
  if (next === null && offset === 0) return [];
  if (questionId === null) return [{ type: "text", spans: [muted(words.say("who.limit"))] }];
  const page = (label: string, to: number): Button => ({
    kind: "action",
    label,
    action: "who-said:more",
    value: `${questionId}:${to}`,
    replaces: true,
  });
  const firstComes = order === "oldest" ? "who.oldest" : "who.newest";
  const shown = { from: offset + 1, until: offset + utterances.length };
  return [
    { type: "text", spans: [muted(words.say(next === null ? "who.last" : firstComes, shown))] },
    buttonRow(
      ...(offset > 0 ? [page(words.say("button.back"), Math.max(0, offset - limit))] : []),
      ...(next === null ? [] : [page(words.say("button.next"), next)]),
    ),
  ];
}

function nobodySaid(question: QuoteQuery, words: Words): Message {
  const { about, speaker, outlet, from, until } = question;
  const asked = question.words.trim().slice(0, LONGEST_ASKED);
  const said = asked === "" ? anything(about, words) : words.say("who.words", { words: asked });
  const first = speaker
    ? words.say("who.noQuoteOf", { speaker: speaker.slice(0, LONGEST_ASKED), said })
    : words.say("who.nobodySaid", { said });
  const steps = [
    ...(asked === "" && about === undefined ? [] : [words.say("who.fewerWords")]),
    ...(speaker ? [words.say("who.checkName")] : []),
    ...(outlet ? [words.say("who.otherOutlets", { outlet: outlet.slice(0, LONGEST_ASKED) })] : []),
    ...(from || until ? [words.say("who.widerDates")] : []),
    words.say("who.onlyMine"),
  ];
  const items = steps.map((step) => ({ spans: [plain(step)] }));
  return answer(first, [paragraph(first), { type: "list", ordered: false, items }]);
}

const anything = (about: string | undefined, words: Words): string =>
  about === undefined
    ? words.say("who.anything")
    : words.say("who.anythingAbout", { about: about.slice(0, LONGEST_ASKED) });

const MOST_UNREAD = 5;

/** Where the words stand in languages whose quotations are not read: who says them is not known, that they stand there is. */
function unreadSpans(articles: readonly Article[], words: Words): Span[] {
  const places = articles
    .slice(0, MOST_UNREAD)
    .flatMap((article, index) => [
      ...(index === 0 ? [] : [plain(", ")]),
      linked(plain(nameOf(article, words)), article.url),
      plain(` (${languageName(article.language, words.locale) ?? words.say("who.unknownLanguage")})`),
    ]);
  const languages = namesOfReadLanguages(words.locale);
  return [plain(words.say("who.unread", { languages })), ...places, plain(".")];
}

function onlyUnread(articles: readonly Article[], words: Words): Message {
  const spans = unreadSpans(articles, words);
  return answer(spans.map(({ text }) => text).join(""), [{ type: "text", spans }]);
}

function summaryOf(utterances: readonly Pick<Utterance, "hit" | "speaker">[], words: Words): string {
  const [first] = utterances;
  if (!first) return "";
  return `${quotedWords(first.hit)} — ${whoIn(first.speaker, words)} (${outletOf(first.hit, words)})`.slice(0, 280);
}

const outletOf = ({ article }: Report, words: Words): string => nameOf(article, words);

export const nameOf = ({ outlet, url, title }: Pick<Article, "outlet" | "url" | "title">, words: Words): string =>
  outlet ?? hostOf(url) ?? title ?? words.say("who.unnamedArticle");

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : null;
}

function dateOf({ article }: Report, { timeZone, words }: Look): string {
  const { publishedAt } = article;
  if (publishedAt === null || Number.isNaN(Date.parse(publishedAt))) return "";
  return longDate(publishedAt, timeZone, words);
}

const placeAndTime = (hit: QuoteHit, look: Look): string =>
  [outletOf(hit, look.words), dateOf(hit, look)].filter((text) => text !== "").join(" · ");
