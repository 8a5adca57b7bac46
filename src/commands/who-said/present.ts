import { longDate } from "../../digest/present/dates.ts";
import { counted, joined, linked, muted, plain, strong } from "../../digest/present/spans.ts";
import { languageName, namesOfReadLanguages } from "../../languages/spoken-of.ts";
import type { Article } from "../../model/article.ts";
import type { Button, Message, MessageBlock, Span } from "../../model/message.ts";
import type { QuoteHit, QuoteQuery } from "../../store/store.ts";
import { withoutLastComma } from "../../text/quote-marks.ts";
import { wordingOf } from "../../text/wording.ts";
import { answer, buttonRow, paragraph } from "../answer.ts";
import type { Piece } from "./alignment.ts";
import type { Utterance, WhoSaidAnswer } from "./answer.ts";
import { isQuotation } from "./asked.ts";
import type { Report } from "./told.ts";

/** Other outlets named under one utterance; the rest is counted. */
const MOST_VARIANTS = 4;
const LONGEST_ASKED = 120;

export interface WhoSaidLook {
  readonly timeZone: string;
  /** The id under which the question is kept, for the button that turns the page; null for none. */
  readonly questionId: string | null;
}

/** What the asker sees: each utterance with its exact words, who said it, where, when, and in what context. */
export function presentWhoSaid(found: WhoSaidAnswer, look: WhoSaidLook): Message {
  const { utterances, question, unread } = found;
  if (utterances.length === 0) return unread.length > 0 ? onlyUnread(unread) : nobodySaid(question);
  const blocks = [
    ...(unread.length > 0 ? [{ type: "text", spans: unreadSpans(unread) } as const] : []),
    ...verdictBlocks(found),
    ...utterances.flatMap((utterance, index) => [
      ...(index === 0 ? [] : [{ type: "divider" } as const]),
      ...presentUtterance(utterance, look.timeZone),
    ]),
    ...moreBlocks(found, look),
  ];
  return answer(summaryOf(utterances), blocks);
}

/** One utterance with its buttons. */
export function presentUtterance(utterance: Utterance, timeZone: string): readonly MessageBlock[] {
  return [
    quoteBlock(utterance, timeZone),
    ...differenceBlocks(utterance),
    ...contextBlocks(utterance.hit),
    buttonRow(...buttonsOf(utterance.hit)),
  ];
}

/** One utterance for everybody in the channel: no buttons but the article's. */
export function presentShared(utterance: Utterance, timeZone: string): Message {
  const { url } = utterance.hit.article;
  const blocks = [
    quoteBlock(utterance, timeZone),
    ...contextBlocks(utterance.hit),
    ...(url === null ? [] : [buttonRow(linkButton(utterance.hit, url))]),
  ];
  return { ...answer(summaryOf([utterance]), blocks), visibility: "everyone" };
}

/** The sentences around a quote, its words marked. */
export function presentSource(hit: QuoteHit, timeZone: string): Message {
  const { url, title } = hit.article;
  return answer(`Where it stands: ${outletOf(hit)}`, [
    ...(title === null ? [] : [{ type: "heading", level: 3, spans: [linked(plain(title), url)] } as const]),
    { type: "text", spans: markedContext(hit) },
    { type: "text", spans: [muted(placeAndTime(hit, timeZone))] },
    ...(url === null ? [] : [buttonRow(linkButton(hit, url))]),
  ]);
}

function quoteBlock({ hit, speaker, variants }: Utterance, timeZone: string): MessageBlock {
  const who = speaker === null ? muted("nobody named") : strong(speaker.name);
  const wordings = Map.groupBy<string, Report>([hit, ...variants], (one) => wordingOf(quotedWords(one)));
  const [alike = [], ...others] = wordings.values();
  return {
    type: "quote",
    spans: [plain(quotedWords(hit))],
    attribution: [
      who,
      ...roleOf(speaker?.role ?? null),
      muted(" · "),
      ...joined([...outletSpans(alike), muted(dateOf(hit, timeZone))], " · "),
    ],
    variants: variantSpans(others),
  };
}

/** Each outlet once, with a link to its first article. */
function outletSpans(hits: readonly Report[]): Span[] {
  const named = hits.filter(({ article }) => article.outlet !== null);
  const firsts = [...Map.groupBy(named, outletOf).values()].flatMap(([first]) => first ?? []);
  return firsts.map((first) => linked(plain(outletOf(first)), first.article.url));
}

const roleOf = (role: string | null): Span[] => (role === null ? [] : [plain(`, ${role}`)]);

/** The words in quote marks as the article has them; each part of a split quote in its own. */
export const quotedWords = ({ parts, kind }: Report): string =>
  parts.map(({ text }) => (kind === "indirect" ? text : `“${withoutLastComma(text)}”`)).join(" … ");

function variantSpans(wordings: readonly (readonly Report[])[]): Span[][] {
  const shown = wordings.slice(0, MOST_VARIANTS).flatMap((hits): Span[][] => {
    const [first] = hits;
    return first ? [joined([plain(quotedWords(first)), ...outletSpans(hits)], " · ")] : [];
  });
  const left = wordings.length - shown.length;
  return left > 0 ? [...shown, [muted(`and in ${counted(left, "more wording")}`)]] : shown;
}

function verdictBlocks(found: WhoSaidAnswer): MessageBlock[] {
  const words = verdictWords(found);
  return words === null ? [] : [{ type: "text", spans: [strong(words)] }];
}

function verdictWords({ question, match, utterances }: WhoSaidAnswer): string | null {
  const isPasted = isQuotation(question.words);
  if (match === "around") return "Nobody is on record with these words, but they stand around these quotes:";
  if (!isPasted) return match === "near" ? "No quote has just these words. The nearest that was said:" : null;
  return utterances.some(({ verdict }) => verdict === "verbatim")
    ? "These words stand in the article, word for word."
    : "Nobody is on record with exactly these words. The nearest that was said:";
}

/** Both wordings, one under the other, with what differs in bold. */
function differenceBlocks({ differences }: Utterance): MessageBlock[] {
  if (differences.length === 0) return [];
  const lines: { readonly label: string; readonly kind: Piece["kind"] }[] = [
    { label: "You asked: ", kind: "asked" },
    { label: "On record: ", kind: "stored" },
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

function buttonsOf(hit: QuoteHit): Button[] {
  const { url } = hit.article;
  return [
    { kind: "action", label: "Share", action: "who-said:share", value: hit.quoteId },
    { kind: "action", label: "Source", action: "who-said:source", value: hit.quoteId },
    ...(url === null ? [] : [linkButton(hit, url)]),
  ];
}

const linkButton = (hit: QuoteHit, url: string): Button => ({
  kind: "link",
  label: `Read it in ${outletOf(hit)}`.slice(0, 75),
  url,
});

function moreBlocks({ next, question, utterances }: WhoSaidAnswer, { questionId }: WhoSaidLook): MessageBlock[] {
  const { offset, limit } = question;
  if (next === null && offset === 0) return [];
  if (questionId === null) return [{ type: "text", spans: [muted("There is more: ask for more with --limit.")] }];
  const page = (label: string, to: number): Button => ({
    kind: "action",
    label,
    action: "who-said:more",
    value: `${questionId}:${to}`,
    replaces: true,
  });
  const shown = `${offset + 1} to ${offset + utterances.length}`;
  return [
    { type: "text", spans: [muted(next === null ? `${shown}: there are no more.` : `${shown}, the newest first.`)] },
    buttonRow(
      ...(offset > 0 ? [page("Back", Math.max(0, offset - limit))] : []),
      ...(next === null ? [] : [page("More", next)]),
    ),
  ];
}

function nobodySaid(question: QuoteQuery): Message {
  const { words, speaker, outlet, from, until } = question;
  const asked = words.trim().slice(0, LONGEST_ASKED);
  const said = asked === "" ? "anything" : `“${asked}”`;
  const first = speaker
    ? `I have no quote of ${speaker.slice(0, LONGEST_ASKED)} saying ${said}.`
    : `Nobody in the articles that I read said ${said}.`;
  const steps = [
    ...(asked === "" ? [] : ["Try fewer words: the two or three that you are surest of."]),
    ...(speaker ? ["Check the spelling of the name, or leave it out: some quotes name nobody."] : []),
    ...(outlet ? [`Look in other outlets than ${outlet.slice(0, LONGEST_ASKED)} as well.`] : []),
    ...(from || until ? ["Widen the dates, or leave them out."] : []),
    "I only know the articles that my sources gave me.",
  ];
  const items = steps.map((step) => ({ spans: [plain(step)] }));
  return answer(first, [paragraph(first), { type: "list", ordered: false, items }]);
}

const MOST_UNREAD = 5;

/** Where the words stand in languages whose quotations are not read: who says them is not known, that they stand there is. */
function unreadSpans(articles: readonly Article[]): Span[] {
  const places = articles
    .slice(0, MOST_UNREAD)
    .flatMap((article, index) => [
      ...(index === 0 ? [] : [plain(", ")]),
      linked(plain(nameOf(article)), article.url),
      plain(` (${languageName(article.language)})`),
    ]);
  return [plain(`I read quotations in ${namesOfReadLanguages()}; these words stand in `), ...places, plain(".")];
}

function onlyUnread(articles: readonly Article[]): Message {
  const spans = unreadSpans(articles);
  return answer(spans.map(({ text }) => text).join(""), [{ type: "text", spans }]);
}

function summaryOf(utterances: readonly Pick<Utterance, "hit" | "speaker">[]): string {
  const [first] = utterances;
  if (!first) return "";
  const who = first.speaker?.name ?? "nobody named";
  return `${quotedWords(first.hit)} — ${who} (${outletOf(first.hit)})`.slice(0, 280);
}

const outletOf = ({ article }: Report): string => nameOf(article);

const nameOf = ({ outlet, url, title }: Pick<Article, "outlet" | "url" | "title">): string =>
  outlet ?? hostOf(url) ?? title ?? "an article without a name";

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : null;
}

function dateOf({ article }: QuoteHit, timeZone: string): string {
  const { publishedAt } = article;
  if (publishedAt === null || Number.isNaN(Date.parse(publishedAt))) return "";
  return longDate(publishedAt, publishedAt.length === 10 ? "UTC" : timeZone);
}

const placeAndTime = (hit: QuoteHit, timeZone: string): string =>
  [outletOf(hit), dateOf(hit, timeZone)].filter((text) => text !== "").join(" · ");
