import { isMark, type TaggedToken } from "./token.ts";

/** Tokens [from, to) that name or describe somebody or something; `head` is the index of the word that says who or what. */
export interface NounPhrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly pronoun: boolean;
}

/** What of a language's words noun phrases are built with. */
export interface PhraseWords {
  /** Prepositions that tie a phrase to the one before it: "of" in "a spokesman of the bank". */
  readonly linking: ReadonlySet<string>;
  /** Small words inside names: "van der", "de la". */
  readonly nameParticles: ReadonlySet<string>;
  /** Articles in the genitive, which tie a phrase to the noun before it: "der" in "Sprecherin der Polizei". */
  readonly genitiveArticles: ReadonlySet<string>;
  /** "and" between names. */
  readonly joining: ReadonlySet<string>;
  /** Whether a word says what an office is for: "health", "trade". */
  readonly isPortfolio: (token: TaggedToken) => boolean;
  /** Whether a word is an office or a role: "minister". */
  readonly isRole: (token: TaggedToken) => boolean;
  /** Words that tell a time: "Monday". */
  readonly times: ReadonlySet<string>;
  /** Whether the word at `at` is marked as the owner of what stands behind it. */
  readonly isOwner: (tokens: readonly TaggedToken[], at: number) => boolean;
  /** Whether adjectives stand behind their noun. */
  readonly adjectivesFollow: boolean;
  /** Whether the noun that says who or what stands last. */
  readonly headsLast: boolean;
}

const LONGEST = 16;

/** The noun phrases of tokens [from, to), the longest ones, in order; none overlaps another. */
export function nounPhrases(
  tokens: readonly TaggedToken[],
  from: number,
  to: number,
  words: PhraseWords,
): NounPhrase[] {
  const phrases: NounPhrase[] = [];
  let at = from;
  while (at < to) {
    const phrase = phraseFrom(tokens, at, to, words);
    if (phrase) phrases.push(phrase);
    at = phrase ? phrase.to : at + 1;
  }
  return phrases;
}

function phraseFrom(tokens: readonly TaggedToken[], at: number, to: number, words: PhraseWords): NounPhrase | null {
  const first = tokens[at];
  if (!first || first.kind === "mark" || first.kind === "quote") return null;
  if (isLonePronoun(tokens, at)) return withOthers(tokens, at, to, words);
  if (words.times.has(first.lower) && isName(first) && isName(tokens[at + 1])) {
    return { from: at, to: at + 1, head: at, pronoun: false };
  }
  const core = coreFrom(tokens, at, Math.min(to, at + LONGEST), words);
  return core && extended(tokens, core, to, words, 0);
}

/** "she", or "she and Jane Roe". */
function withOthers(tokens: readonly TaggedToken[], at: number, to: number, words: PhraseWords): NounPhrase {
  const alone = { from: at, to: at + 1, head: at, pronoun: true };
  const isJoined = tokens[at]?.tag.pronoun === "personal" && words.joining.has(tokens[at + 1]?.lower ?? "");
  const both = isJoined ? withName(tokens, { ...alone, pronoun: false }, to, words) : alone;
  return both.to > alone.to ? both : alone;
}

/** A pronoun that is a phrase by itself; "his" before a noun is none. */
function isLonePronoun(tokens: readonly TaggedToken[], at: number): boolean {
  const { wordClass, pronoun } = (tokens[at] as TaggedToken).tag;
  if (wordClass !== "PRON") return false;
  const next = tokens[at + 1];
  return (
    pronoun !== "possessive" ||
    next === undefined ||
    !(isHead(next) || isDescribing(next) || next.tag.wordClass === "ADV")
  );
}

/** A determiner, what describes, and the noun or name: "the 24-year-old finance minister Jane Roe". */
function coreFrom(tokens: readonly TaggedToken[], from: number, limit: number, words: PhraseWords): NounPhrase | null {
  let at = from;
  let head = -1;
  while (at < limit) {
    if (head >= 0 && at + 3 < limit && isAcronymOfName(tokens, at)) at += 3;
    const token = tokens[at] as TaggedToken;
    if (!belongs(tokens, at, from, head, words)) break;
    if (isHead(token) && !words.isOwner(tokens, at) && !isParticleOfName(tokens, at, words)) head = at;
    at++;
  }
  if (head < 0) head = lastDescribing(tokens, from, at, words);
  if (head < 0) return null;
  return { from, to: Math.max(head + 1, withoutOwner(tokens, at, words)), head, pronoun: false };
}

const ACRONYM = /^\p{Lu}{2,6}$/u;

/** The "(HHS)" of "Harbour and Health Services (HHS) Secretary". */
const isAcronymOfName = (tokens: readonly TaggedToken[], at: number): boolean =>
  isMark(tokens[at], "(") &&
  ACRONYM.test(tokens[at + 1]?.text ?? "") &&
  isMark(tokens[at + 2], ")") &&
  isName(tokens[at - 1]) &&
  isName(tokens[at + 3]);

/** A possessive at a phrase's end owns nothing that is there. */
const withoutOwner = (tokens: readonly TaggedToken[], to: number, words: PhraseWords): number =>
  words.isOwner(tokens, to - 1) ? to - 1 : to;

const isHead = ({ tag }: TaggedToken): boolean => tag.wordClass === "NOUN" || tag.wordClass === "PROPN";
const isDescribing = ({ tag }: TaggedToken): boolean =>
  tag.wordClass === "ADJ" || tag.wordClass === "NUM" || tag.form === "participle";

function belongs(tokens: readonly TaggedToken[], at: number, from: number, head: number, words: PhraseWords): boolean {
  const token = tokens[at] as TaggedToken;
  if (token.kind === "mark") return false;
  if (token.kind === "quote") return isNickname(tokens, at);
  if (isName(token)) return !isTimeBehind(token, head, words);
  return isOfKind(tokens, at, from, head, words);
}

/** "Hanne Vollaard dinsdag": a day behind a name, in a language that writes it small. */
const isTimeBehind = ({ capital, lower }: TaggedToken, head: number, { times }: PhraseWords): boolean =>
  head >= 0 && !capital && /^\p{Ll}/u.test(lower) && times.has(lower);

/** By its word class and by what of the phrase stands before it. */
function isOfKind(tokens: readonly TaggedToken[], at: number, from: number, head: number, words: PhraseWords): boolean {
  const token = tokens[at] as TaggedToken;
  const { wordClass } = token.tag;
  if (wordClass === "DET" || token.tag.pronoun === "possessive") return at === from || isOpened(tokens, at - 1, words);
  if (isHead(token)) return true;
  if (wordClass === "NUM" || wordClass === "ADJ") {
    return head < 0 || words.adjectivesFollow || isOfName(tokens, at) || isMeantAsNoun(tokens, at);
  }
  if (token.tag.form === "participle") return head < 0 && at > from && isHeadSoon(tokens, at + 1);
  if (wordClass === "ADV") return head < 0 && at > from && isFollowedByDescribing(tokens[at + 1]);
  return head >= 0 && isParticleOfName(tokens, at, words);
}

/** "van" and "der" of "Joos van der Meer". */
function isParticleOfName(tokens: readonly TaggedToken[], at: number, words: PhraseWords): boolean {
  const isParticle = (token: TaggedToken | undefined) => words.nameParticles.has(token?.lower ?? "");
  if (!isParticle(tokens[at]) || !isNameSoon(tokens, at + 1, words)) return false;
  return isName(tokens[at - 1]) || (isParticle(tokens[at - 1]) && isName(tokens[at - 2]));
}

/** Whether a determiner or owner stands there, which another determiner may follow: "all the", "the bank's own". */
const isOpened = (tokens: readonly TaggedToken[], at: number, words: PhraseWords): boolean =>
  tokens[at]?.tag.wordClass === "DET" || words.isOwner(tokens, at);

const isFollowedByDescribing = (next: TaggedToken | undefined): boolean => next !== undefined && isDescribing(next);

const LONGEST_NICKNAME = 40;

/** "Jack" of John “Jack” Smith. */
function isNickname(tokens: readonly TaggedToken[], at: number): boolean {
  const words = tokens[at]?.text ?? "";
  return words.length < LONGEST_NICKNAME && !/[,.?!]$/.test(words) && isName(tokens[at - 1]) && isName(tokens[at + 1]);
}

const isName = (token: TaggedToken | undefined): boolean => token?.tag.wordClass === "PROPN";

function isNameSoon(tokens: readonly TaggedToken[], at: number, words: PhraseWords): boolean {
  const next = tokens[at];
  return isName(next) || (next !== undefined && words.nameParticles.has(next.lower) && isName(tokens[at + 1]));
}

/** "Article 33 affirms", "the policy aide Jane Roe": behind a noun, with another one or no more of the phrase after it. */
function isMeantAsNoun(tokens: readonly TaggedToken[], at: number): boolean {
  const next = tokens[at + 1];
  return next === undefined || isHead(next) || next.kind === "mark" || next.tag.form === "finite";
}

/** A number or adjective between names, "Air Force One". */
const isOfName = (tokens: readonly TaggedToken[], at: number): boolean =>
  isName(tokens[at - 1]) && tokens[at]?.capital === true;

function isHeadSoon(tokens: readonly TaggedToken[], at: number): boolean {
  const next = tokens[at];
  return next !== undefined && (isHead(next) || isDescribing(next));
}

/** "the accused", "Marn's chief executive", "der 24-Jährige": where no noun stands, what describes is the head. */
function lastDescribing(tokens: readonly TaggedToken[], from: number, to: number, words: PhraseWords): number {
  if (!isOpened(tokens, from, words)) return to - from === 1 && tokens[from]?.kind === "number" ? from : -1;
  for (let at = to - 1; at >= from; at--) if (isDescribing(tokens[at] as TaggedToken)) return at;
  return to > from && tokens[from]?.tag.wordClass === "DET" ? from : -1;
}

const isGenitiveArticle = ({ lower, tag }: TaggedToken, words: PhraseWords): boolean =>
  words.genitiveArticles.has(lower) && tag.wordClass === "DET";

const MOST_LINKS = 3;

/** Takes in what hangs on a phrase: "of the bank", "der Polizei", "and Jane Roe" behind a name. */
function extended(
  tokens: readonly TaggedToken[],
  phrase: NounPhrase,
  to: number,
  words: PhraseWords,
  depth: number,
): NounPhrase {
  const link = tokens[phrase.to];
  if (!link || depth >= MOST_LINKS || phrase.to + 1 >= to || isPersonBehindOffice(tokens, phrase)) return phrase;
  const office = jointOffice(tokens, phrase, to, words);
  if (office) return extended(tokens, office, to, words, depth + 1);
  const isNamed = isName(tokens[phrase.head]);
  if (isNamed && words.joining.has(link.lower)) return withName(tokens, phrase, to, words);
  if (!isNamed && isModifierBehind(tokens, phrase.to)) return withModifier(tokens, phrase, to, words, depth);
  const start = hangingFrom(tokens, phrase, words, depth);
  const rest = start === null ? null : coreFrom(tokens, start, Math.min(to, start + LONGEST), words);
  if (!rest || (!words.headsLast && isTimeOnly(tokens, rest, words))) return phrase;
  const head = words.headsLast ? rest.head : phrase.head;
  return extended(tokens, { ...phrase, head, to: rest.to }, to, words, depth + 1);
}

/** In "a critic on Monday wrote" the day is when, not whose critic. */
const isTimeOnly = (tokens: readonly TaggedToken[], { from, to, head }: NounPhrase, { times }: PhraseWords): boolean =>
  to - from === 1 && times.has(tokens[head]?.lower ?? "") && tokens[from - 1]?.tag.wordClass === "ADP";

/** Where the words begin that a link behind a phrase ties to it; null where nothing does. */
function hangingFrom(
  tokens: readonly TaggedToken[],
  { head, to }: NounPhrase,
  words: PhraseWords,
  depth: number,
): number | null {
  const link = tokens[to] as TaggedToken;
  if (!isName(tokens[head]) && isGenitiveArticle(link, words)) return to;
  if (isLink(link, words)) return to + 1;
  if (depth === 0 || !isJoinedPart(tokens, to, words)) return null;
  return isLinkAt(tokens, to + 1, words) ? to + 2 : to + 1;
}

/** "of"; where heads stand last any word between two nouns that is in the list, however it was tagged. */
const isLink = ({ lower, tag }: TaggedToken, { linking, headsLast }: PhraseWords): boolean =>
  linking.has(lower) && (headsLast || tag.wordClass !== "SCONJ");

/** "and industry" of "minister of trade and industry", "et de la Mer" of "ministre de la Transition et de la Mer". */
const isJoinedPart = (tokens: readonly TaggedToken[], at: number, words: PhraseWords): boolean =>
  words.joining.has(tokens[at]?.lower ?? "") &&
  (isLinkAt(tokens, at + 1, words) ||
    [at - 1, at + 1].every((part) => tokens[part] && words.isPortfolio(tokens[part])));

const isLinkAt = (tokens: readonly TaggedToken[], at: number, words: PhraseWords): boolean =>
  tokens[at] !== undefined && tokens[at].tag.wordClass === "ADP" && isLink(tokens[at], words);

const SHORTEST_OFFICE_AND_NAME = 5;

/** "Secretary of State Jane Roe": nothing more hangs on a name behind an office. */
const isPersonBehindOffice = (tokens: readonly TaggedToken[], { from, to, head }: NounPhrase): boolean =>
  to - from >= SHORTEST_OFFICE_AND_NAME &&
  isName(tokens[head]) &&
  tokens[head + 1]?.tag.wordClass === "ADP" &&
  [1, 2, 3].every((back) => isName(tokens[to - back]));

/** "Trade and Industry Minister Jane Roe": an "and" between what an office is for joins no two people. */
function jointOffice(
  tokens: readonly TaggedToken[],
  phrase: NounPhrase,
  to: number,
  words: PhraseWords,
): NounPhrase | null {
  const last = tokens[phrase.to - 1];
  if (!last || !words.isPortfolio(last) || !words.joining.has(tokens[phrase.to]?.lower ?? "")) return null;
  const start = phrase.to + 1;
  const rest = coreFrom(tokens, start, Math.min(to, start + LONGEST), words);
  const isOffice = rest && tokens.slice(start + 1, rest.head + 1).some(words.isRole);
  return isOffice ? { ...phrase, head: rest.head, to: rest.to } : null;
}

/** "and Jane Roe" */
function withName(tokens: readonly TaggedToken[], phrase: NounPhrase, to: number, words: PhraseWords): NounPhrase {
  const start = phrase.to + 1;
  const rest = coreFrom(tokens, start, Math.min(to, start + LONGEST), words);
  return rest && isName(tokens[rest.head]) ? { ...phrase, to: rest.to } : phrase;
}

/** "familiar with the talks", "released on Monday": an adjective or participle with a preposition of its own. */
const isModifierBehind = (tokens: readonly TaggedToken[], at: number): boolean =>
  (tokens[at]?.tag.wordClass === "ADJ" || tokens[at]?.tag.form === "participle") &&
  tokens[at + 1]?.tag.wordClass === "ADP";

const withModifier = (
  tokens: readonly TaggedToken[],
  phrase: NounPhrase,
  to: number,
  words: PhraseWords,
  depth: number,
): NounPhrase => (phrase.to + 2 < to ? withLinked(tokens, phrase, phrase.to + 2, to, words, depth) : phrase);

/** The phrase with the one from `start` on and all that hangs on that. */
function withLinked(
  tokens: readonly TaggedToken[],
  phrase: NounPhrase,
  start: number,
  to: number,
  words: PhraseWords,
  depth: number,
): NounPhrase {
  const rest = coreFrom(tokens, start, Math.min(to, start + LONGEST), words);
  return rest ? extended(tokens, { ...phrase, to: rest.to }, to, words, depth + 1) : phrase;
}
