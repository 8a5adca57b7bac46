import type { Language } from "../../../languages/language.ts";
import { reportsWords } from "../../../languages/speech.ts";
import { contentStem } from "../../../languages/terms/stems.ts";
import type { TextRange } from "../../../model/article.ts";
import { isCapitalised, type Word, withoutPossessive, wordsOf } from "../../../text/words.ts";
import type { SentenceAccount } from "../../statements/account.ts";
import { storyWords } from "../../story-words.ts";
import { type Claim, contextOf } from "./claim.ts";

const LINKS = new Set(["of", "named", "called"]);
const LONGEST_NAME = 4;

/** The names that a sentence gives to what it describes: "the ferry Marigold", "Interior Minister Maren Tolvik". */
export function nameClaims(account: SentenceAccount, text: string, range: TextRange): Claim[] {
  const sentence = text.slice(range.start, range.end);
  const words = wordsOf(sentence);
  const claims: Claim[] = [];
  for (let at = 1; at < words.length; at++) {
    const end = runEnd(sentence, words, at);
    if (end === at) continue;
    const claim = claimOf(account, sentence, words, [at, end], range);
    if (claim) claims.push(claim);
    at = end;
  }
  return claims;
}

/** The names that tell a noun apart: "near the bridge at Orlow", "Its president, Harald Stenby,". */
export function anchoredClaims(
  { names, sentence: { language } }: SentenceAccount,
  sentence: string,
  range: TextRange,
): Claim[] {
  return names.map(({ anchor, noun, start, end }) => {
    const words = sentence.slice(start, end);
    const value = wordsOf(words)
      .map(({ lower }) => withoutPossessive(lower))
      .join(" ");
    const slot = { slot: anchor, label: noun, value, words, isExact: true, isToll: false };
    return { kind: "name", rule: "anchored", ...slot, range, context: contextOf(sentence, words, language) };
  });
}

/** Every word of a text that is written with a capital, in lower case. */
export const capitalsIn = (text: string): Set<string> =>
  new Set(wordsOf(text).flatMap(({ text: word, lower }) => (isCapitalised(word) ? [withoutPossessive(lower)] : [])));

/** The end of the run of capitalised words that begins here and that nothing parts. */
function runEnd(sentence: string, words: readonly Word[], from: number): number {
  let at = from;
  while (at < words.length && at - from < LONGEST_NAME + 2 && isCapitalised(words[at]?.text ?? "")) {
    const before = words[at - 1];
    if (at > from && sentence.slice(before?.end, words[at]?.start).trim() !== "") break;
    at++;
  }
  return at;
}

function claimOf(
  account: SentenceAccount,
  sentence: string,
  words: readonly Word[],
  [from, end]: readonly [number, number],
  range: TextRange,
): Claim | null {
  const { language } = account.sentence;
  const described = descriptionBefore(sentence, words, from, language);
  const titles = described ? 0 : titleCount(words.slice(from, end), language);
  const kind = described ?? words[from + titles - 1];
  const name = words.slice(from + titles, end);
  const slot = contentStem(kind?.lower ?? "", language);
  if (
    !kind ||
    (described && !isNoun(account, described)) ||
    slot === null ||
    name.length === 0 ||
    name.length > LONGEST_NAME
  )
    return null;
  const own = sentence.slice(name[0]?.start, name.at(-1)?.end);
  const value = name.map(({ lower }) => withoutPossessive(lower)).join(" ");
  if (value.length < 4 || own === own.toUpperCase() || /['’]/.test(value)) return null;
  const context = contextOf(sentence, own, language);
  return { kind: "name", slot, label: kind.lower, value, words: own, isExact: true, isToll: false, range, context };
}

const isNoun = ({ sentence: { tokens } }: SentenceAccount, word: Word): boolean =>
  tokens.find(({ start }) => start === word.start)?.tag.wordClass === "NOUN";

/** The noun in small letters right before a name, or before "of", "named" or "called". */
function descriptionBefore(sentence: string, words: readonly Word[], from: number, language: Language): Word | null {
  const at = LINKS.has(words[from - 1]?.lower ?? "") ? from - 2 : from - 1;
  const word = words[at];
  if (!word || isCapitalised(word.text) || sentence.slice(word.end, words[from]?.start).includes(",")) return null;
  if (reportsWords(word.lower, language) || /(?:ed|ing|ly)$/.test(word.lower)) return null;
  return contentStem(word.lower, language) === null ? null : word;
}

const titles = storyWords("title");

/** How many words of a run of capitals are a title before a name. */
const titleCount = (run: readonly Word[], language: Language): number =>
  run.findLastIndex(({ lower }) => titles(language).has(lower)) + 1;
