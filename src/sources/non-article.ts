import type { Article } from "../model/article.ts";
import { Problem } from "../model/problem.ts";

/** Fewer characters than this are no article. */
const LEAST_CHARACTERS = 140;
/** A longer text is an article even where it speaks of cookies or robots. */
const MOST_CHARACTERS_OF_A_WALL = 2_000;

/** A short report about a wall has more sentences than a wall. */
const SENTENCES_OF_A_REPORT = 12;

const WALLS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [
    /\baccess (?:to this page (?:has been )?)?denied\b|\byou (?:don't|do not) have permission to access\b/i,
    "the site denied access",
  ],
  [
    /\bjust a moment\b|\bchecking (?:your browser|if the site connection is secure)\b|\bverify(?:ing)? (?:that )?you are (?:a )?human\b/i,
    "the site asks for proof of a human reader",
  ],
  [
    /\bare you a robot\b|\bunusual (?:traffic|activity)\b|\bplease complete the captcha\b|\bcaptcha challenge\b/i,
    "the site asks for proof of a human reader",
  ],
  [
    /\b(?:please )?(?:enable|turn on|activate) (?:javascript|cookies)\b|\bjavascript is (?:disabled|required)\b/i,
    "the page works with JavaScript only",
  ],
  [
    /\bwe (?:and our (?:\d+ )?partners )?(?:use|value) (?:cookies|your privacy)\b|\bbefore you continue\b.{0,60}\bcookies\b/i,
    "only a cookie notice was given",
  ],
  [
    /\b(?:page|article|story) (?:not found|no longer (?:exists|available)|you (?:requested|were looking for))\b|^(?:error )?404\b/i,
    "the page is not there any more",
  ],
  [
    /\bsubscribe (?:now )?to (?:continue|read|keep) reading\b|\balready a subscriber\b|\bthis (?:content|article) is (?:for|available to) subscribers\b/i,
    "the page is for subscribers",
  ],
];

const sentencesIn = (words: string): number => words.match(/[.!?]["”’']?(?:\s|$)/g)?.length ?? 0;

/** What a short text says in place of an article ("the site denied access"); null for any other text. */
export function wallIn(words: string): string | null {
  if (words.length >= MOST_CHARACTERS_OF_A_WALL || sentencesIn(words) >= SENTENCES_OF_A_REPORT) return null;
  return WALLS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Throws a Problem `unreadable` that says why, where a page gave a wall or nothing in place of an article. */
export function refuseNonArticle(article: Article): void {
  const name = article.url ?? article.title ?? "the page";
  if (article.text.length < MOST_CHARACTERS_OF_A_WALL) {
    const wall = wallIn(`${article.title ?? ""}\n${article.text}`);
    if (wall) throw new Problem("unreadable", `${name}: ${wall}`);
  }
  if (article.text.length < LEAST_CHARACTERS) throw new Problem("unreadable", `${name}: no article text was found`);
}
