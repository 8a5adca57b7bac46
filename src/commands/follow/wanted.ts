import { contentTerms, contentWords, searchTerms } from "../../languages/terms/search-terms.ts";
import { type Follow, type FollowedSayings, isOfSayings } from "../../model/follow.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import { foldLetters } from "../../text/letters.ts";
import { withoutPossessive, wordsOf } from "../../text/words.ts";
import { findWords } from "../who-said/alignment.ts";

type Quoted = Pick<QuoteHit, "article" | "speaker" | "context">;

/** Which of many follows want to hear of a quotation. */
export interface Wanted {
  of(quote: Quoted): readonly Follow[];
}

/**
 * An index of what is followed: each follow stands under one term that every quotation it wants must have, so that a quotation
 * is compared with the few that stand under its own terms, however many there are.
 */
export function wantedBy(follows: readonly Follow[]): Wanted {
  const wishes = follows.filter(isOfSayings).map(wishOf);
  const byTerm = Map.groupBy(wishes, ({ key }) => key);
  return {
    of(quote) {
      const said = termsOf(quote);
      const keys = new Set([...said.speaker.map((term) => `s ${term}`), ...said.around.map((term) => `a ${term}`)]);
      return [...keys]
        .flatMap((key) => byTerm.get(key) ?? [])
        .filter((wish) => wants(wish, said))
        .map(({ follow }) => follow);
    },
  };
}

type FollowOfSayings = Follow & FollowedSayings;

/** What a follow wants, ready to be compared. */
interface Wish {
  readonly follow: FollowOfSayings;
  readonly key: string;
  readonly name: readonly string[];
  readonly office: ReadonlySet<string>;
  readonly about: readonly (readonly string[])[];
  readonly outlet: string;
}

function wishOf(follow: FollowOfSayings): Wish {
  const { speaker, about, outlet } = follow;
  const subjects = about.trim() === "" ? [] : contentWords(about).map(({ terms }) => terms);
  const first = longest(contentTerms(speaker));
  return {
    follow,
    key: speaker.trim() === "" ? `a ${longest(subjects.flat())}` : `s ${first}`,
    name: nameWords(speaker),
    office: officeTerms(speaker),
    about: subjects,
    outlet: outletKey(outlet),
  };
}

/** The longest term is the rarest, mostly. */
const longest = (terms: readonly string[]): string =>
  terms.reduce((best, term) => (term.length > best.length ? term : best), "");

interface Said {
  readonly name: readonly string[];
  readonly office: ReadonlySet<string>;
  /** Terms of the name and of the office. */
  readonly speaker: readonly string[];
  readonly around: readonly string[];
  readonly outlet: string;
}

function termsOf({ article, speaker, context }: Quoted): Said {
  // Who may have said it is nobody whom somebody follows.
  const { name = "", role = null } = speaker?.doubtful ? {} : (speaker ?? {});
  const isNamed = /^\p{Lu}/u.test(name);
  return {
    name: isNamed ? nameWords(name) : [],
    office: officeTerms(role ?? (isNamed ? "" : name)),
    speaker: contentTerms(`${name} ${role ?? ""}`),
    around: searchTerms(context),
    outlet: outletKey(article.outlet ?? ""),
  };
}

function wants({ follow, name, office, about, outlet }: Wish, said: Said): boolean {
  const isTheirs = follow.speaker.trim() === "" || isSameName(name, said.name) || isSameOffice(office, said.office);
  return (
    isTheirs && (outlet === "" || outlet === said.outlet) && about.every((terms) => findWords(said.around, terms) >= 0)
  );
}

const nameWords = (name: string): string[] => wordsOf(name).map(({ text }) => foldLetters(withoutPossessive(text)));

/**
 * Whether a name in an article is the one that is followed: with more given names, or the surname alone where only that is
 * followed. "Ann Bell Carter" is not "Ann Bell", and a surname alone is not somebody who is followed by a full name.
 */
function isSameName(followed: readonly string[], name: readonly string[]): boolean {
  const [first] = followed;
  if (first === undefined || name.length === 0) return false;
  if (followed.length === 1) return first === name.at(-1) || first === name[0];
  const [given, family] = [name[0], name.at(-1)];
  return first === given && followed.at(-1) === family && followed.slice(1, -1).every((word) => name.includes(word));
}

/** "Tolmark's harbour minister" holds the office of a harbour minister; her deputy and her forerunner do not. */
function officeTerms(office: string): ReadonlySet<string> {
  const own = wordsOf(office).filter(({ lower }) => withoutPossessive(lower) === lower);
  const words = own.map(({ text }) => text).join(" ");
  return new Set(words === "" ? [] : contentTerms(words));
}

const isSameOffice = (followed: ReadonlySet<string>, office: ReadonlySet<string>): boolean =>
  followed.size > 0 && followed.size === office.size && followed.isSubsetOf(office);

const outletKey = (outlet: string): string => searchTerms(outlet).join(" ");
