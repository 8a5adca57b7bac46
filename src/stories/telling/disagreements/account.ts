import type { TaggedToken } from "../../../languages/analysis/token.ts";
import type { Language } from "../../../languages/language.ts";
import { searchTerms } from "../../../languages/terms/search-terms.ts";
import { contentStems } from "../../../languages/terms/stems.ts";
import { readLanguage } from "../../../languages/wordless.ts";
import type { Article, TextRange } from "../../../model/article.ts";
import type { ReadArticle } from "../../../model/reading.ts";
import { once } from "../../../text/once.ts";
import { type Comparer, comparerOf, type SentenceAccount } from "../../statements/account.ts";
import { type Claim, contextOf } from "./claim.ts";
import { dayClaims, daysIn } from "./days.ts";
import { figureClaims, figuresIn, type KnownFigure } from "./figures.ts";
import { anchoredClaims, capitalsIn, nameClaims } from "./names.ts";

/** What one article claims. */
export interface Account {
  readonly article: Article;
  /** One for each slot of which the article gives one value only. */
  readonly claims: readonly Claim[];
  /**
   * Whether another's value stands anywhere in the article: then it means something else, or knows both. What a name has in
   * common with the article's `own` does not count.
   */
  knows(claim: Claim, own: Claim): boolean;
}

export function accountOf({ article, reading }: ReadArticle): Account {
  const comparer = comparerOf(article.language);
  const claims = comparer
    ? reading.sentences.flatMap((range, at) => claimsOf(article, comparer, range, reading.sentences[at - 1] ?? null))
    : [];
  const language = readLanguage(article.language);
  const known = {
    figure: once(() => figuresIn(article.text, language)),
    date: once(() => daysIn(article.text, language)),
  };
  const capitals = once(() => capitalsIn(article.text));
  return {
    article,
    claims: steady(claims),
    knows(claim, own) {
      const { kind, value, words } = claim;
      if (kind === "name") return wordsOnlyIn(claim, own).some((word) => capitals().has(word));
      if (kind === "date") return known.date().has(String(value));
      return kind === "time" ? article.text.includes(words) : knowsFigure(known.figure(), claim, language);
    },
  };
}

const wordsOnlyIn = ({ value }: Claim, own: Claim): string[] => {
  const known = String(own.value).split(" ");
  return String(value)
    .split(" ")
    .filter((word) => !known.includes(word));
};

/** A toll may stand anywhere; another figure counts something else where another noun is behind it. */
function knowsFigure(known: readonly KnownFigure[], { words, label, isToll }: Claim, language: Language): boolean {
  const own = figuresIn(words, language)[0]?.value;
  const stems = contentStems(label, language);
  return known.some(({ value, next }) => value === own && (isToll || next === "" || stems.includes(next)));
}

/** A sentence of so few stems tells of what the one before tells of. */
const SHORT = 4;

function claimsOf(article: Article, comparer: Comparer, range: TextRange, before: TextRange | null): Claim[] {
  const text = article.text.slice(range.start, range.end);
  const account = comparer.account(text);
  const claims = [
    ...figureClaims(account, text, range),
    ...ageClaims(account, range),
    ...clockClaims(account, text, range),
    ...dayClaims(account, article.text, range),
    ...nameClaims(account, article.text, range),
    ...anchoredClaims(account, text, range),
  ];
  const { language } = account.sentence;
  const own = contextOf(text, "", language);
  if (before === null || own.size > SHORT) return claims;
  const wider = contextOf(article.text.slice(before.start, before.end), "", language);
  return claims.map((claim) => (claim.isToll ? { ...claim, context: claim.context.union(wider) } : claim));
}

/** Of a toll and an age an article has one figure; of other things it may have several, each of something else. */
function steady(claims: readonly Claim[]): Claim[] {
  return [...Map.groupBy(claims, ({ kind, slot }) => `${kind} ${slot}`).values()].flatMap((own) => {
    const values = new Set(own.map(({ value }) => value));
    const exact = own.filter(({ isExact }) => isExact);
    if (values.size === 1) return exact.slice(0, 1);
    return own.some(({ isToll, kind }) => isToll || kind === "age") ? [] : exact;
  });
}

const CLOSING = new Set([",", ".", ")", ";"]);
const OLDEST = 120;

/** How old somebody is said to be: "Evert Lund, 58, got out", "Evert Lund (58)". */
function ageClaims({ sentence: { tokens } }: SentenceAccount, range: TextRange): Claim[] {
  return tokens.flatMap((token, at): Claim[] => {
    const name = tokens[at - 2];
    const last = name && isAge(tokens, at) ? (searchTerms(name.text).at(-1) ?? "") : "";
    if (!name || last === "") return [];
    const slot = { slot: `age ${last}`, label: name.text, value: Number(token.text), words: token.text };
    return [{ kind: "age", ...slot, isExact: true, isToll: false, range, context: new Set<string>() }];
  });
}

/** A whole number in an aside behind a name. */
function isAge(tokens: readonly TaggedToken[], at: number): boolean {
  const [name, opening, age, closing] = tokens.slice(at - 2, at + 2);
  const value = Number(age?.text);
  const isWhole = age?.kind === "number" && Number.isInteger(value) && value >= 1 && value <= OLDEST;
  const isAside = opening?.text === "," || opening?.text === "(";
  return isWhole && isAside && name?.tag.wordClass === "PROPN" && (!closing || CLOSING.has(closing.text));
}

const TIME = /\b(\d{1,2})(?:[:.](\d\d))?\s?(a\.?m\b\.?|p\.?m\b\.?)|\b(\d{1,2}):(\d\d)\b/giu;
const ZONE_REACH = 12;

/** The time of day that a sentence gives; times of two zones are never set beside each other. */
function clockClaims({ sentence: { language } }: SentenceAccount, sentence: string, range: TextRange): Claim[] {
  const found = [...sentence.matchAll(TIME)];
  const [match] = found;
  if (!match || found.length > 1) return [];
  const [words, hour, minute, half, plainHour, plainMinute] = match;
  const hours = (Number(hour ?? plainHour) % (half ? 12 : 24)) + (half?.toLowerCase().startsWith("p") ? 12 : 0);
  const end = match.index + words.length;
  const tail =
    sentence
      .slice(end, end + ZONE_REACH)
      .trim()
      .split(/\s+/)[0]
      ?.replace(/[.,;)]{1,4}$/, "") ?? "";
  const zone = language.words("time-zones").has(tail) || tail.toLowerCase() === "local" ? tail.toLowerCase() : "";
  const value = hours * 60 + Number(minute ?? plainMinute ?? 0);
  const own = { slot: `clock ${zone}`, label: "time", value, words };
  return [{ kind: "time", ...own, isExact: true, isToll: false, range, context: contextOf(sentence, words, language) }];
}
