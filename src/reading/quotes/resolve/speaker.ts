import type { Excerpt, Speaker } from "../../../model/reading.ts";
import { type NameMention, nameMentions } from "../../names/name-mention.ts";
import type { Named } from "../../names/people.ts";
import type { Attribution } from "../attribute/attribution.ts";
import { directSubject } from "../attribute/direct-subject.ts";
import { isPronoun, type NounPhrase } from "../grammar/nominal.ts";
import type { Token } from "../grammar/token.ts";
import { isNameWord, RELATIVES } from "../grammar/words.ts";
import { describedBefore } from "./description.ts";
import { type Discourse, sentenceNumber } from "./discourse.ts";
import { namedBehind } from "./named-behind.ts";
import { plainRole } from "./plain-role.ts";
import { pronounReferent } from "./pronouns.ts";
import { roleHolder } from "./role-holder.ts";

/** A speaker found, and the named person or institution behind it where the article has one. */
export interface Resolved {
  readonly speaker: Speaker;
  readonly named: Named | null;
}

const ENDING = /['’](?:s|d|ve|ll|re|m)?$/;

/** Turns the words at a quotation into a speaker with a name. Null where nothing but a pronoun is known. */
export function resolveSpeaker(
  text: string,
  discourse: Discourse,
  attribution: Attribution,
  last: Resolved | null,
): Resolved | null {
  const { block, speaker: phrase } = attribution;
  const tokens = discourse.paragraphs[block]?.tokens ?? [];
  const mention = phrase && mentionOf(text, tokens, phrase);
  if (!phrase || !mention) return null;
  const named = referent(discourse, block, phrase, last?.named ?? null);
  const name = nameOf(text, discourse, attribution.block, phrase, { mention, named, last });
  if (name === null || BARE.has(name.toLowerCase())) return null;
  const several = isSeveral(tokens, phrase);
  const group = several || (named ? named.personhood < 0 : isPlural(tokens, phrase));
  const role = named && !(several && name.includes(" and ")) ? plainRole(discourse.cast, named) : null;
  return { speaker: { name, role, mention, group }, named };
}

/** "Jane Doe and John Roe", each in full; so too for "she and John Roe". */
function jointName(discourse: Discourse, block: number, phrase: NounPhrase, last: Named | null): string | null {
  const tokens = discourse.paragraphs[block]?.tokens ?? [];
  const mentions = nameMentions(tokens, { paragraph: 0, sentence: 0, from: phrase.from, to: phrase.to });
  const first = tokens[phrase.from];
  const pronoun = first && !phrase.pronoun && isPronoun(first);
  if (!pronoun && (mentions.length < 2 || !mentions.some(({ to: end }) => joins(tokens, end)))) return null;
  const people = mentions.map(({ words, gender }) => discourse.cast.find(words, gender));
  if (pronoun) people.unshift(referent(discourse, block, onlyPronoun(phrase), last));
  if (!people.every((named) => named !== null && named.personhood >= 0)) return null;
  return [...new Set(people.map((named) => named?.name ?? ""))].join(" and ");
}

/** "Roe and Doe", "Roe, and Doe" */
const joins = (tokens: readonly Token[], at: number): boolean =>
  tokens[tokens[at]?.text === "," ? at + 1 : at]?.lower === "and";

const onlyPronoun = ({ from }: NounPhrase): NounPhrase => ({ from, to: from + 1, head: from, pronoun: true });

interface Known {
  readonly mention: Excerpt;
  readonly named: Named | null;
  readonly last: Resolved | null;
}

function nameOf(text: string, discourse: Discourse, block: number, phrase: NounPhrase, known: Known): string | null {
  const { mention, named, last } = known;
  const joint = jointName(discourse, block, phrase, last?.named ?? null);
  if (joint) return joint;
  if (named) return isSaidMoreFully(mention.text, named.name) ? mention.text : named.name;
  const isBare = phrase.pronoun || BARE.has(mention.text.toLowerCase());
  return isBare ? describedAs(text, discourse, block, phrase, last) : mention.text;
}

/** "Sources close to the union" tells more than the "Sources" that looked like a name. */
const isSaidMoreFully = (mention: string, name: string): boolean =>
  !name.includes(" ") && mention.startsWith(`${name} `) && /^\p{Ll}/u.test(mention.slice(name.length + 1));

/** Words that stand for somebody and name nobody. */
const BARE = new Set("one this that these those who which his hers theirs".split(" "));
const FIRST_PERSON = new Set(["i", "we", "my", "our"]);

/** The words of the article for somebody it never names. */
function describedAs(
  text: string,
  discourse: Discourse,
  block: number,
  phrase: NounPhrase,
  last: Resolved | null,
): string | null {
  const tokens = discourse.paragraphs[block]?.tokens ?? [];
  const word = pronounAt(tokens, phrase);
  if (FIRST_PERSON.has(word)) return "the author";
  if (RELATIVES.has(word)) {
    const before = antecedentPhrase(tokens, phrase);
    return before && !before.pronoun ? (mentionOf(text, tokens, before)?.text ?? null) : null;
  }
  const described = describedBefore(discourse.paragraphs, block, phrase.head, word);
  const there = described && discourse.paragraphs[described.block]?.tokens;
  return (described && there && mentionOf(text, there, described.phrase)?.text) ?? last?.speaker.name ?? null;
}

const isSeveral = (tokens: readonly Token[], { from, to }: NounPhrase): boolean =>
  tokens.slice(from, to).some(({ lower }) => lower === "and");

const isPlural = (tokens: readonly Token[], { head }: NounPhrase): boolean => /[^s'’]s$/.test(tokens[head]?.text ?? "");

const pronounAt = (tokens: readonly Token[], { head }: NounPhrase): string =>
  (tokens[head]?.lower ?? "").replace(ENDING, "");

function mentionOf(text: string, tokens: readonly Token[], phrase: NounPhrase): Excerpt | null {
  const first = tokens[phrase.from];
  const last = tokens[phrase.to - 1];
  if (!first || !last) return null;
  const end = last.start + last.text.replace(ENDING, "").length;
  return { text: text.slice(first.start, end), start: first.start, end };
}

/** The named person or institution that a phrase stands for, or null. */
function referent(discourse: Discourse, block: number, phrase: NounPhrase, lastSpeaker: Named | null): Named | null {
  const tokens = discourse.paragraphs[block]?.tokens ?? [];
  if (!phrase.pronoun) {
    const named = namedBy(discourse, tokens, phrase) ?? namedBehind(discourse, tokens, phrase);
    return named ?? roleHolder(discourse, block, phrase);
  }
  const word = pronounAt(tokens, phrase);
  if (RELATIVES.has(word)) {
    const before = antecedentPhrase(tokens, phrase);
    return before && !before.pronoun ? referent(discourse, block, before, lastSpeaker) : null;
  }
  const sentence = sentenceNumber(discourse, block, phrase.head);
  return pronounReferent(discourse, { word, paragraph: block, sentence, token: phrase.head, lastSpeaker });
}

/** What "who" or "which" stands for: the phrase before it. */
function antecedentPhrase(tokens: readonly Token[], phrase: NounPhrase): NounPhrase | null {
  const comma = tokens[phrase.from - 1]?.text === "," ? 1 : 0;
  return directSubject(tokens, phrase.from - comma, Math.max(0, phrase.from - 40));
}

function namedBy({ cast }: Discourse, tokens: readonly Token[], phrase: NounPhrase): Named | null {
  if (!isNameWord(tokens[phrase.head])) return null;
  const where = { paragraph: 0, sentence: 0, from: runStart(tokens, phrase) };
  const mention = nameMentions(tokens, { ...where, to: phrase.head + 1 }).at(-1);
  if (mention?.to === phrase.head + 1) return cast.find(mention.words, mention.gender);
  const holder = nameMentions(tokens, { ...where, to: phrase.to }).at(-1);
  return holder && isOfficeHolder(holder, phrase) ? cast.find(holder.words, holder.gender) : null;
}

/** In "Secretary of State Jane Roe" the phrase's head is the office: the name behind it is meant. */
const isOfficeHolder = ({ from, to, role }: NameMention, phrase: NounPhrase): boolean =>
  to === phrase.to && role !== null && role.split(" ").length >= from - phrase.head;

/** Where the run of name words that ends at the phrase's head starts. */
function runStart(tokens: readonly Token[], { from, head }: NounPhrase): number {
  let at = head;
  while (
    at > from &&
    (isNameWord(tokens[at - 1]) || isNameWord(tokens[at - 2])) &&
    !ENDING.test(tokens[at - 1]?.text ?? "")
  )
    at--;
  return at;
}
