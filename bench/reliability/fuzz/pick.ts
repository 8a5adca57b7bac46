import { HOSTILE_TEXTS } from "../../../test/hostile-texts.ts";

export type Random = () => number;

export function below(random: Random, end: number): number {
  return Math.floor(random() * end);
}

export function pick<T>(random: Random, of: readonly T[]): T {
  const picked = of[below(random, of.length)];
  if (picked === undefined) throw new Error("nothing to pick from");
  return picked;
}

export function chance(random: Random, share: number): boolean {
  return random() < share;
}

const BITS: readonly string[] = [
  ..."\u0000\u0007\u200b\u202e\ufeff\ufffd\ud83d\udc00é日本👩‍👩‍👧‍👦ß\u0301\t\r\n\u2028 \"'“”‘’«»<>&;%\\|/:*_~`#@!?()[]{}-–—0189aZ",
  "&#x0;",
  "&amp;amp;",
  "<!channel>",
  "@everyone",
  "__proto__",
  "constructor",
  "2026-02-30",
  "99999999999999999999",
  "-1",
  "NaN",
  "since:",
  "speaker:",
  "limit:",
  '"',
];

/** What a stranger might type: words of any script, marks, hostile texts, nothing at all, or far too much. */
export function hostileText(random: Random, longest = 3_000): string {
  return anyText(random, longest).slice(0, longest);
}

function anyText(random: Random, longest: number): string {
  const kind = below(random, 10);
  if (kind === 0) return "";
  if (kind === 1) return pick(random, BITS).repeat(below(random, longest));
  if (kind <= 4) return pick(random, HOSTILE_TEXTS);
  const pieces = Array.from({ length: 1 + below(random, 30) }, () =>
    chance(random, 0.6) ? pick(random, BITS) : pick(random, ["the bridge", " ", "said", "Mara Lindqvist", "tomorrow"]),
  );
  return pieces.join(chance(random, 0.5) ? " " : "");
}
