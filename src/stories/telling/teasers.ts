import type { Language } from "../../languages/language.ts";
import { sentencesOf } from "../../languages/sentences/split.ts";

const list = (words: string): string[] => words.trim().split(/\s+/);

/** Openings of opinion, lists, questions, films and teasers. */
const OPENINGS = new Set(
  list(`how why what who where when which here here's this these that watch video photos pictures opinion op-ed analysis
  editorial live listen quiz recap review column commentary you your we meet inside guess just revealed exclusive
  is are was were does do did can could should would has explainer explained factbox timeline podcast`),
);
/** Words and phrases of headlines that promise rather than tell, anywhere in them. */
const PROMISES =
  `you|your|you'll|you're|here's why|here is why|why|what we know|what to know|need to know|everything|explained|
  takeaways|things to|what happened next|did next|saw coming|shocking|shocked the internet|stunning|stunned|unbelievable|
  incredible|jaw-dropping|must-see|must see|must-read|heartbreaking|hilarious|epic|will surprise|will stun|will shock|
  blow your mind|goes viral|the internet|the one thing|the one mistake|weird trick|hate this|love this|the reason|the secret|
  the truth about|nobody expected|no one expected|this is|live updates|live blog|as it happened|his answer|her answer`
    .split("|")
    .map((phrase) => ` ${phrase.trim()} `);
const LISTED = new Set(
  list("best worst top things ways reasons tips facts takeaways photos questions biggest shocking times"),
);
/** Put before a headline that is otherwise plain. */
const ALARMS = [
  "breaking: ",
  "breaking news: ",
  "just in: ",
  "update: ",
  "updated: ",
  "exclusive: ",
  "urgent: ",
  "alert: ",
];
const MOST_CAPITALS = 0.7;

/** Whether a title is no news by itself: a question, shout, list, promise or several sentences, or cut off. */
export function isTeaser(title: string, language: Language | null): boolean {
  if (/[?!…]|\.\.\./.test(title) || isShouted(title) || hasSentences(title, language)) return true;
  const words = title
    .toLowerCase()
    .replaceAll("’", "'")
    .split(/[\s:,;|—–"“”‘]+/)
    .map((word) => word.replace(/^'/, "").replace(/'$/, ""))
    .filter((word) => word !== "");
  if (OPENINGS.has(words[0] ?? "") || isList(words[0] === "the" ? words.slice(1) : words)) return true;
  const said = ` ${words.join(" ")} `;
  return PROMISES.some((phrase) => said.includes(phrase));
}

/** A title without "BREAKING:" and the like before it. */
export function withoutAlarm(title: string): string {
  const lower = title.toLowerCase();
  const alarm = ALARMS.find((start) => lower.startsWith(start)) ?? "";
  const rest = title.slice(alarm.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

const isList = ([first, ...rest]: readonly string[]): boolean =>
  /^\d{1,2}$/.test(first ?? "") && rest.slice(0, 2).some((word) => LISTED.has(word));

function isShouted(title: string): boolean {
  const letters = title.replaceAll(/[^\p{L}]/gu, "");
  const capitals = title.replaceAll(/[^\p{Lu}]/gu, "");
  return letters.length > 0 && capitals.length / letters.length > MOST_CAPITALS;
}

/** "Twelve dead. Nine missing." */
const hasSentences = (title: string, language: Language | null): boolean =>
  sentencesOf(title, 0, title.length, language).length > 1;
