import type { Language } from "../../languages/language.ts";
import { sentencesOf } from "../../languages/sentences/split.ts";
import { WORDLESS } from "../../languages/wordless.ts";
import { storyWords } from "../story-words.ts";

/** Openings of opinion, lists, questions, films and teasers. */
const openings = storyWords("teaser-opening");
/** Words and phrases of headlines that promise rather than tell, anywhere in them. */
const promises = storyWords("promise");
const listed = storyWords("teaser-list");
/** Put before a headline that is otherwise plain. */
const alarms = storyWords("alarm");
const MOST_CAPITALS = 0.7;

/** Whether a title is no news by itself: a question, shout, list, promise several sentences or a caption, or cut off. */
export function isTeaser(title: string, language: Language | null): boolean {
  if (/[?!…]|\.\.\./.test(title) || isShouted(title) || hasSentences(title, language)) return true;
  if (asksBehindColon(title, language) || isCaption(title, language)) return true;
  const words = title
    .toLowerCase()
    .replaceAll("’", "'")
    .split(/[\s:,;|—–"“”‘]+/)
    .map((word) => word.replace(/^'/, "").replace(/'$/, ""))
    .filter((word) => word !== "");
  const known = language ?? WORDLESS;
  const isList = listsIn(words[0] === "the" ? words.slice(1) : words, known);
  if (openings(known).has(words[0] ?? "") || isList) return true;
  const said = ` ${words.join(" ")} `;
  return [...promises(known)].some((phrase) => said.includes(` ${phrase} `));
}

/** "Accord signed: what changes for the fleet" */
function asksBehindColon(title: string, language: Language | null): boolean {
  const [, behind = ""] = title.split(/: |; /);
  return language?.words("question-words").has(behind.split(" ")[0]?.toLowerCase() ?? "") ?? false;
}

const NAME_AND_AGE = /^\p{Lu}[\p{L}.'’-]{0,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){1,3}, \d{1,3}(?:,|$)/u;

/** "Jane Roe, 32, of Orlow": what stands below a picture. */
const isCaption = (title: string, language: Language | null): boolean =>
  language !== null &&
  NAME_AND_AGE.test(title) &&
  !language
    .analyse(title, { start: 0, end: title.length })
    .some(({ tag }) => tag.wordClass === "VERB" || tag.wordClass === "AUX");

/** A title without "BREAKING:" and the like before it. */
export function withoutAlarm(title: string, language: Language): string {
  const lower = title.toLowerCase();
  const alarm = [...alarms(language)].find((start) => lower.startsWith(`${start} `));
  const rest = alarm === undefined ? title : title.slice(alarm.length + 1);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

const listsIn = ([first, ...rest]: readonly string[], language: Language): boolean =>
  /^\d{1,2}$/.test(first ?? "") && rest.slice(0, 2).some((word) => listed(language).has(word));

function isShouted(title: string): boolean {
  const letters = title.replaceAll(/[^\p{L}]/gu, "");
  const capitals = title.replaceAll(/[^\p{Lu}]/gu, "");
  return letters.length > 0 && capitals.length / letters.length > MOST_CAPITALS;
}

/** "Twelve dead. Nine missing." */
const hasSentences = (title: string, language: Language | null): boolean =>
  sentencesOf(title, 0, title.length, language).length > 1;
