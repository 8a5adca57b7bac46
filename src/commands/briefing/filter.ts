import { LANGUAGE_CODES } from "../../languages/known.ts";
import type { Asker } from "../../model/command.ts";
import { NO_FILTER, type StoryFilter } from "../../model/story-filter.ts";
import type { Subscription } from "../../model/subscription.ts";
import { isOfOutlet } from "../../stories/telling/houses.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import type { Words } from "../../words/words.ts";
import type { BriefingDesk } from "./desk.ts";
import { inEvery } from "./options.ts";

type Given = Readonly<Record<string, string>>;

const OPTIONS = ["without", "outlets", "languages", "from"] as const;
const MOST_PHRASES = 20;
const LONGEST_PHRASE = 80;
const MOST_OUTLETS = 20;

/** Stand for nothing muted and for no choice, in each language that the bot speaks. */
const NOTHING = inEvery("form.nothing");
const ANY = inEvery("form.any");

/** What the options that were given make of a filter; what was not given stays as it is. Throws Problem `bad-input`. */
export async function filterFrom(
  desk: Pick<BriefingDesk, "outlets">,
  asker: Asker,
  options: Given,
  former: StoryFilter = NO_FILTER,
): Promise<StoryFilter> {
  const { without, outlets, languages, from } = options;
  return {
    without: without === undefined ? former.without : phrasesOf(without),
    outlets: outlets === undefined ? former.outlets : requiredOutlets(outlets),
    languages: languages === undefined ? former.languages : languagesOf(languages),
    from: from === undefined ? former.from : await knownOutlets(desk, asker, from),
  };
}

/** What looks at each option by itself, and throws Problem `bad-input`. */
export const filterChecks = (desk: Pick<BriefingDesk, "outlets">, asker: Asker) =>
  Object.fromEntries(
    OPTIONS.map((name) => [name, (typed: string): unknown => filterFrom(desk, asker, { [name]: typed })]),
  );

/** Nothing where a filter takes nothing out. */
export const filterOrNone = (filter: StoryFilter): Pick<Subscription, "filter"> =>
  isSameFilter(filter, NO_FILTER) ? {} : { filter };

export const isSameFilter = (one: StoryFilter, other: StoryFilter): boolean =>
  OPTIONS.every((key) => String(one[key]) === String(other[key]));

/** Words and phrases with commas between, in quotation marks or not. */
export function phrasesOf(typed: string): string[] {
  const phrases = typed.split(",").map((phrase) => bare(phrase).slice(0, LONGEST_PHRASE).trim());
  return [...new Set(phrases.filter((phrase) => phrase !== "" && !NOTHING.has(phrase.toLowerCase())))].slice(
    0,
    MOST_PHRASES,
  );
}

const QUOTES = '"“”„«»';

/** Without the quotation marks around it. */
export function bare(phrase: string): string {
  const characters = [...phrase.trim()];
  const isMark = (character: string | undefined) => character !== undefined && QUOTES.includes(character);
  const from = isMark(characters[0]) ? 1 : 0;
  const until = isMark(characters.at(-1)) ? -1 : undefined;
  return characters.slice(from, until).join("").trim();
}

function requiredOutlets(typed: string): number {
  const trimmed = typed.trim();
  const count = /^\d{1,2}$/.test(trimmed) ? Number(trimmed) : 0;
  if (count >= 1 && count <= MOST_OUTLETS) return count;
  throw problemSaying("bad-input", "problem.outletsNeeded", { typed: trimmed.slice(0, 20), most: MOST_OUTLETS });
}

/** Codes of languages with blanks or commas between. */
export function languagesOf(typed: string): string[] {
  const codes = typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((code) => code !== "" && !ANY.has(code));
  const unknown = codes.find((code) => !LANGUAGE_CODES.some((known) => known === code));
  if (unknown === undefined) return [...new Set(codes)];
  const known = LANGUAGE_CODES.join(", ");
  throw problemSaying("bad-input", "problem.unknownLanguage", { typed: unknown.slice(0, 20), known });
}

const MOST_SHOWN = 20;

/** Outlets as they are called here: one that nobody reads would leave nothing to tell. */
async function knownOutlets(
  { outlets }: Pick<BriefingDesk, "outlets">,
  asker: Asker,
  typed: string,
): Promise<string[]> {
  const wanted = phrasesOf(typed).filter((name) => !ANY.has(name.toLowerCase()));
  const known = wanted.length > 0 ? await outlets(asker) : [];
  const found = wanted.map((name) => {
    const one = known.find((outlet) => isOfOutlet({ outlet, url: null }, name));
    if (one !== undefined || isDomain(name) || known.length === 0) return one ?? name;
    const shown = known.slice(0, MOST_SHOWN).join(", ");
    throw problemSaying("bad-input", "problem.unknownOutlet", { typed: name.slice(0, 40), known: shown });
  });
  return [...new Set(found)];
}

const isDomain = (name: string): boolean => name.includes(".") && !name.includes(" ");

/** What stands in the fields of the form. */
export function filterValues({ filter = NO_FILTER }: Pick<Subscription, "filter">, words: Words): Given {
  const { without, outlets, languages, from } = filter;
  return {
    without: without.length > 0 ? without.join(", ") : words.say("form.nothing"),
    outlets: String(outlets),
    languages: languages.length > 0 ? languages.join(", ") : words.say("form.any"),
    from: from.length > 0 ? from.join(", ") : words.say("form.any"),
  };
}

/** In sentences; none where nothing is taken out. */
export function filterTold({ filter = NO_FILTER }: Pick<Subscription, "filter">, words: Words): string[] {
  const { without, outlets, languages, from } = filter;
  return [
    ...(without.length > 0 ? [words.say("briefing.without", { words: without.join(", ") })] : []),
    ...(outlets > 1 ? [words.say("briefing.outlets", { count: outlets })] : []),
    ...(languages.length > 0 ? [words.say("briefing.languages", { languages: languages.join(", ") })] : []),
    ...(from.length > 0 ? [words.say("briefing.from", { outlets: from.join(", ") })] : []),
  ];
}
