const LONGEST_REFUSAL = 2500;

/** What a page says in place of an article, and what that means. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [
    /\baccess denied\b|\byou don['’]t have permission to (?:access|view)\b|\b403 forbidden\b|\berror 1020\b|\baccess to this page has been denied\b/i,
    "an “access denied” page",
  ],
  [
    /\b404 not found\b|\bpage (?:not found|can(?:no|['’])t be found|could not be found)\b|\bthe page you (?:requested|are looking for)\b/i,
    "a “page not found” notice",
  ],
  [
    /\bverify (?:that )?you are (?:a )?human\b|\bare you a robot\b|\bchecking (?:if the site connection is secure|your browser)\b|\bunusual traffic\b|\bcomplete the captcha\b|\bpress (?:&|and) hold\b/i,
    "a check for robots",
  ],
  [
    /\bplease (?:enable|turn on) (?:javascript|cookies)\b|\benable javascript and cookies\b|\bjavascript is (?:disabled|required)\b/i,
    "a page that asks for JavaScript",
  ],
  [
    /\b(?:502 bad gateway|503 service unavailable|504 gateway time-?out|internal server error|service temporarily unavailable)\b/i,
    "a server's error page",
  ],
];

/** What stands in place of an article ("an “access denied” page"); null where the text may be one. */
export function insteadOfArticle(text: string): string | null {
  if (text.length > LONGEST_REFUSAL) return null;
  const head = text.slice(0, 600);
  const sign = SIGNS.find(([pattern]) => pattern.test(head));
  return sign && sentencesIn(text) < 12 ? sign[1] : null;
}

/** A rough count of sentences: a short report on a failure of the net is an article all the same. */
const sentencesIn = (text: string): number => text.match(/[.!?]["”’']?(?:\s|$)/g)?.length ?? 0;
