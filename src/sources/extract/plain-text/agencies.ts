import { usualLanguage } from "../../../languages/known.ts";
import { alternatives } from "../../../languages/word-kinds.ts";
import { once } from "../../../text/once.ts";

const names = (): ReadonlyMap<string, string> => usualLanguage().words("agencies");
const byName = once(() => new Map([...names()].map(([name, short]) => [name.toLowerCase(), short || name])));
/** Longer names may stand anywhere in a credit; short ones only as words in capitals. */
const pattern = once(
  () => new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(new Set(names().keys()))})(?![\\p{L}\\p{N}])`, "gu"),
);

/** The short name of a known agency; null for any other name. */
export const agencyNamed = (name: string): string | null => byName().get(name.trim().toLowerCase()) ?? null;

/** The agencies that a credit or by-line names, in its order; one that is not known goes by its initials. */
export function agenciesIn(words: string): string[] {
  const known = [...words.matchAll(pattern())].flatMap(([name]) => agencyNamed(name) ?? []);
  const others = [...words.matchAll(SOUNDS_LIKE_AGENCY)].map(([name]) => initialsOf(name.replace(/^The /, "")));
  return [...new Set([...known, ...others])];
}

/** "Continental Wire Service": names that end as agencies' names do. */
const SOUNDS_LIKE_AGENCY =
  /(?<![\p{L}])(?:[\p{Lu}][\p{L}-]{1,20} ){1,3}(?:Wire Service|News Agency|Press Agency|News Service|Newswire|Wire)(?![\p{L}])/gu;

const initialsOf = (name: string): string =>
  name
    .split(" ")
    .map((word) => word.charAt(0))
    .join("");
