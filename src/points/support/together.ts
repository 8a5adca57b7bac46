import { isCapitalised } from "../../language/words.ts";
import { contentShare } from "./content.ts";
import { figuresAreBorne } from "./figures.ts";
import { hasForeignRun } from "./foreign-words.ts";
import { namesKeepOrder } from "./names.ts";
import { polarityIsKept } from "./polarity.ts";
import { quotationsAreBorne, speakersAreKept } from "./quotations.ts";
import { type Statement, statementOf } from "./statement.ts";

/** The least share of a clause's content words that its one evidence sentence must have. */
const LEAST_ALONE = 0.7;
const MOST_JOINS = 6;
const JOINS = new Set("and but while whereas after as when although though".split(" "));
const PRONOUNS = new Set("he she it they his her its their him them".split(" "));
const DETERMINERS = new Set("the a an this that these those his her its their".split(" "));
const SUBJECT_WORDS = 4;
const FEWEST_CONTENT_WORDS = 3;

/**
 * Whether every clause of a point with several evidence sentences is borne by one of them alone, so that the point makes
 * no claim out of halves of two. A sentence may lend another one only a name: the whole of a name that stands there in
 * part, or the one that its pronoun stands for.
 */
export function isBorneClauseByClause(point: Statement, evidence: readonly Statement[]): boolean {
  if (evidence.length === 1) return true;
  return isBorneFrom({ point, evidence, joins: joinsOf(point) }, 0, true);
}

interface Search {
  readonly point: Statement;
  readonly evidence: readonly Statement[];
  /** Where a clause may begin: offsets of joining words, in order. */
  readonly joins: readonly number[];
}

function isBorneFrom(search: Search, start: number, isFirst: boolean): boolean {
  const { point, joins } = search;
  const ends = [...joins.filter((join) => join > start), point.text.length];
  return ends.toReversed().some((end) => {
    if (!isBorneAlone(search, point.text.slice(start, end), isFirst)) return false;
    return end === point.text.length || isBorneFrom(search, end, false);
  });
}

/** Semicolons and joining words outside quote marks. */
function joinsOf({ text, words, quoted }: Statement): number[] {
  const isQuoted = (at: number) => quoted.regions.some(({ start, end }) => at >= start && at < end);
  const atWords = words.filter(({ lower }) => JOINS.has(lower)).map(({ start }) => start);
  const atMarks = [...text.matchAll(/;/g)].map(({ index }) => index);
  return [...atWords, ...atMarks]
    .filter((at) => at > 0 && !isQuoted(at))
    .sort((a, b) => a - b)
    .slice(0, MOST_JOINS);
}

function isBorneAlone({ point, evidence }: Search, text: string, isFirst: boolean): boolean {
  const clause = statementOf(text);
  const told = new Set(evidence.flatMap(nameRuns).flat());
  return evidence.some((sentence, index) => {
    if (!isFirst && !fitsOn(clause, sentence, point)) return false;
    const lent = lentNames(sentence, evidence, index);
    const isKnown = (word: string) => lent.has(word) || sentence.words.some((each) => bare(each.text) === word);
    const names = clause.words.filter(({ text: word }, at) => isCapitalised(word) && (at > 0 || told.has(bare(word))));
    return (
      names.every((word) => isKnown(bare(word.text))) &&
      namesKeepOrder(clause, [sentence]) &&
      figuresAreBorne(clause, [sentence]) &&
      quotationsAreBorne(clause, [sentence]) &&
      speakersAreKept(clause, [sentence]) &&
      polarityIsKept(clause, [sentence]) &&
      contentShare(clause, [sentence], lent) >= LEAST_ALONE &&
      !hasForeignRun(clause, [sentence], lent)
    );
  });
}

/**
 * A later clause that does not begin with a subject of its own has that of an earlier one: the sentence that bears it must
 * be about something told.
 */
function fitsOn(clause: Statement, sentence: Statement, point: Statement): boolean {
  const first = clause.words.find(({ lower }) => !JOINS.has(lower));
  if (first && (DETERMINERS.has(first.lower) || isCapitalised(first.text))) {
    return clause.stems.filter((stem) => stem !== null).length >= FEWEST_CONTENT_WORDS;
  }
  const subject = sentence.words.slice(0, SUBJECT_WORDS);
  return subject.every(({ lower }, at) => {
    const stem = sentence.stems[at];
    return stem === null || stem === undefined || PRONOUNS.has(lower) || point.stems.includes(stem);
  });
}

/** Words of names of the other sentences that may stand for something in this one. */
function lentNames(sentence: Statement, evidence: readonly Statement[], index: number): ReadonlySet<string> {
  const own = new Set(sentence.words.map(({ text }) => bare(text)));
  const lent = evidence.flatMap((other, at) => {
    const names = nameRuns(other);
    const completed = names.filter((name) => name.some((word) => own.has(word)));
    const meant = at === index - 1 && opensWithPronoun(sentence) ? names.slice(0, 1) : [];
    return [...completed, ...meant].flat();
  });
  return new Set(lent);
}

/** A pronoun after a name of its own sentence stands for that one. */
function opensWithPronoun(sentence: Statement): boolean {
  const pronoun = sentence.words.findIndex(({ lower }) => PRONOUNS.has(lower));
  const name = sentence.words.findIndex((_, index) => isNameAt(sentence, index));
  return pronoun >= 0 && (name < 0 || pronoun < name);
}

function nameRuns(statement: Statement): string[][] {
  const runs: string[][] = [];
  for (const [index, { text }] of statement.words.entries()) {
    if (!isNameAt(statement, index)) continue;
    if (index > 0 && isNameAt(statement, index - 1)) runs.at(-1)?.push(bare(text));
    else runs.push([bare(text)]);
  }
  return runs;
}

/** A capitalised word outside quote marks; at the start no function word. */
function isNameAt({ words, stems, quoted }: Statement, index: number): boolean {
  const word = words[index];
  if (!word || !isCapitalised(word.text) || (index === 0 && stems[0] === null)) return false;
  return !quoted.regions.some(({ start, end }) => word.start >= start && word.start < end);
}

const bare = (word: string): string => word.toLowerCase().replace(/['’]s?$/, "");
