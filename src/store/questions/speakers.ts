import { searchTerms } from "../../languages/terms/search-terms.ts";
import type { Scope } from "../../model/tenant.ts";
import { foldLetters } from "../../text/letters.ts";
import { isNearSpelling } from "../../text/near-spelling.ts";
import { wordsOf } from "../../text/words.ts";
import type { Engine } from "../engine.ts";
import { soundMatch, speakerMatch } from "../search/quote-plan.ts";
import type { Match, QuoteField } from "../search/search-index.ts";
import { isName } from "./names.ts";

/** Only the newest quotes that fit are looked at for names. */
const MOST_COMPARED = 150;
const MOST_NAMES = 5;

/** Offices and what they are written for short. */
const SHORT_OFFICES = [
  ["ceo", "chief executive"],
  ["cfo", "chief financial officer"],
  ["pm", "prime minister"],
  ["mp", "member of parliament"],
] as const;

/**
 * What else to look for where a speaker is asked for: the office written out or short, the names of those who hold it,
 * so that "chief engineer" also finds quotes that only name the person, and a name as others spell it.
 */
export async function otherNames(engine: Engine, scope: Scope, speaker = ""): Promise<readonly string[]> {
  const [holders, spelt] = await Promise.all([
    holdersOf(engine, scope, speaker),
    speltOtherwise(engine, scope, speaker),
  ]);
  return [...writtenOtherwise(speaker), ...holders, ...spelt];
}

function writtenOtherwise(speaker: string): string[] {
  const words = ` ${wordsOf(speaker)
    .map(({ lower }) => lower)
    .join(" ")} `;
  return SHORT_OFFICES.flatMap(([short, long]) =>
    [
      [short, long],
      [long, short],
    ].flatMap(([from, to]) => (words.includes(` ${from} `) ? [words.replace(` ${from} `, ` ${to} `).trim()] : [])),
  );
}

/** Where a name was asked for, nobody. */
async function holdersOf(engine: Engine, scope: Scope, speaker: string): Promise<readonly string[]> {
  const asked = searchTerms(speaker);
  const isOther = (name: string) => !asked.some((term) => searchTerms(name).includes(term));
  const named = await speakersOf(engine, scope, speakerMatch(speaker));
  return named
    .filter(({ name, role }) => role && isOther(name))
    .map(({ name }) => name)
    .slice(0, MOST_NAMES);
}

/** Names that sound alike and are spelt nearly so: "Lindqvist" and "Lindkvist". */
async function speltOtherwise(engine: Engine, scope: Scope, speaker: string): Promise<readonly string[]> {
  const asked = foldedWords(speaker);
  const isNear = (name: string) => {
    const words = foldedWords(name);
    return asked.every((one) => words.some((word) => isNearSpelling(one, word)));
  };
  const named = await speakersOf(engine, scope, soundMatch(speaker));
  return [...new Set(named.map(({ name }) => name))].filter(isNear).slice(0, MOST_NAMES);
}

const foldedWords = (text: string): string[] => wordsOf(text).map((word) => foldLetters(word.text));

interface NamedSpeaker {
  readonly name: string;
  /** Whether a role is told. */
  readonly role: boolean;
}

/** The names among the speakers of the newest quotes that match, the most frequent first. */
async function speakersOf(
  { search, db }: Engine,
  scope: Scope,
  match: Match<QuoteField> | null,
): Promise<readonly NamedSpeaker[]> {
  if (match === null) return [];
  const range = { from: 0, until: Number.MAX_SAFE_INTEGER };
  const newest = { order: "newest", limit: MOST_COMPARED, offset: 0 } as const;
  const keys = await search.findQuotes(db, { match, keys: range, scope, ...newest });
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom("quotes")
    .where("key", "in", keys)
    .groupBy("speaker")
    .orderBy(({ fn }) => fn.countAll(), "desc")
    .orderBy("speaker")
    .select(["speaker", ({ fn }) => fn.count("role").as("roles")])
    .execute();
  return rows.flatMap(({ speaker, roles }) =>
    speaker !== null && isName(speaker) ? [{ name: speaker, role: Number(roles) > 0 }] : [],
  );
}
