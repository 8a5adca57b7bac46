import type { TaggedToken } from "../../../languages/analysis/token.ts";
import { perLanguage } from "../../../languages/language.ts";
import { type AnalysedSentence, lemmaAt } from "../../statements/analysed.ts";
import { storyWords } from "../../story-words.ts";

/** What a figure is the toll of: "dead", "injured"; `who`: those counted where it is not people at large. */
export interface Toll {
  readonly kind: string;
  readonly who: string | null;
}

/** Where a figure stands among the tokens: [from, to), and its noun, if any. */
export interface FigurePlace {
  readonly from: number;
  readonly to: number;
  readonly noun: number | null;
}

interface TollWord {
  readonly kind: string;
  readonly uses: ReadonlySet<string>;
}

const tollWords = perLanguage((language): ReadonlyMap<string, TollWord> => {
  const entries = [...language.words("tolls")].map(([word, value]): [string, TollWord] => {
    const [kind = "", ...uses] = value.split(" ");
    return [word, { kind, uses: new Set(uses) }];
  });
  return new Map(entries);
});

/** The toll that a figure gives; null where it counts something else. */
export function tollOf(sentence: AnalysedSentence, place: FigurePlace): Toll | null {
  return (
    countedToll(sentence, place) ??
    tollBehind(sentence, place) ??
    tollBefore(sentence, place) ??
    standingToll(sentence, place)
  );
}

/** "12 deaths" */
function countedToll(sentence: AnalysedSentence, { noun }: FigurePlace): Toll | null {
  const word = noun === null ? undefined : wordAt(sentence, noun);
  return word?.uses.has("counted") ? { kind: word.kind, who: null } : null;
}

const REACH = 5;

/** "12 people were killed", "26 injured", "two people dead", "12 people lost their lives". */
function tollBehind(sentence: AnalysedSentence, { to, noun }: FigurePlace): Toll | null {
  const start = (noun ?? to - 1) + 1;
  for (let at = start; at < Math.min(sentence.tokens.length, start + REACH); at++) {
    if (isLifeLost(sentence, at)) return { kind: "dead", who: whoOf(sentence, noun) };
    const word = wordAt(sentence, at);
    const isTold = word !== undefined && isToldOf(sentence, at, word);
    if (isTold) return { kind: word.kind, who: whoOf(sentence, noun) };
    if (word !== undefined || endsReach(sentence.tokens[at] as TaggedToken)) return null;
  }
  return null;
}

/** Another noun or verb comes between a figure and what is said of it. */
const endsReach = ({ kind, tag }: TaggedToken): boolean =>
  kind === "mark" || tag.wordClass === "NOUN" || (tag.wordClass === "VERB" && tag.form === "finite");

function isToldOf(sentence: AnalysedSentence, at: number, { uses }: TollWord): boolean {
  const form = sentence.tokens[at]?.tag.form;
  const isPassive = uses.has("object") && form !== "gerund" && form !== "infinitive";
  return (uses.has("state") || uses.has("subject") || isPassive) && !isActive(sentence, at);
}

/** "12 men killed the guard" tells what they did. */
function isActive(sentence: AnalysedSentence, at: number): boolean {
  const word = wordAt(sentence, at);
  if (!word?.uses.has("object") || word.uses.has("state")) return false;
  const [before, next] = [sentence.tokens[at - 1], sentence.tokens[at + 1]];
  const isNounNext = next?.tag.wordClass === "DET" || next?.tag.wordClass === "PROPN" || next?.tag.wordClass === "PRON";
  return before?.tag.wordClass !== "AUX" && isNounNext;
}

/** "lost their lives" */
const isLifeLost = (sentence: AnalysedSentence, at: number): boolean =>
  LOSING.has(lemmaAt(sentence, at)) && [at + 1, at + 2].some((next) => lemmaAt(sentence, next) === "life");

const LOSING = new Set(["lose"]);
const TAKING = new Set(["claim", "take", "cost"]);

/** "killing three people", "injuring 26", "claimed four lives". */
function tollBefore(sentence: AnalysedSentence, { from, noun }: FigurePlace): Toll | null {
  const verb = from - 1;
  if (noun !== null && lemmaAt(sentence, noun) === "life") {
    return TAKING.has(lemmaAt(sentence, verb)) ? { kind: "dead", who: null } : null;
  }
  const word = sentence.tokens[verb]?.tag.wordClass === "VERB" ? wordAt(sentence, verb) : undefined;
  return word?.uses.has("object") ? { kind: word.kind, who: whoOf(sentence, noun) } : null;
}

const standing = storyWords("standing");

/** "The death toll stood at two", "the number of dead rose to 19". */
function standingToll(sentence: AnalysedSentence, { from, noun }: FigurePlace): Toll | null {
  const { tokens } = sentence;
  if (noun !== null) return null;
  const verb = tokens.slice(0, from).findLastIndex((_, at) => standing(sentence.language).has(lemmaAt(sentence, at)));
  if (verb < 0 || from - verb > 3) return null;
  const subject = tokens.slice(0, verb);
  const toll = subject.findIndex(({ lower }) => lower === "toll");
  if (toll >= 0) return TOLL_OF.get(tokens[toll - 1]?.lower ?? "") ?? DEAD;
  const number = subject.findIndex(({ lower }, at) => lower === "number" && tokens[at + 1]?.lower === "of");
  const counted =
    number < 0 ? undefined : subject.slice(number + 2, number + 5).find((token) => wordOf(sentence, token));
  const kind = counted && wordOf(sentence, counted)?.kind;
  return kind ? { kind, who: null } : null;
}

const DEAD: Toll = { kind: "dead", who: null };
const TOLL_OF: ReadonlyMap<string, Toll> = new Map([["injury", { kind: "injured", who: null }]]);

const wordAt = (sentence: AnalysedSentence, at: number): TollWord | undefined => {
  const token = sentence.tokens[at];
  return token && wordOf(sentence, token);
};

function wordOf({ language }: AnalysedSentence, token: TaggedToken): TollWord | undefined {
  const words = tollWords(language);
  return words.get(token.lower) ?? words.get(language.lemma(token));
}

/** Words for people at large. */
const anybody = storyWords("anybody");

function whoOf(sentence: AnalysedSentence, noun: number | null): string | null {
  const lemma = noun === null ? "" : lemmaAt(sentence, noun);
  return lemma === "" || anybody(sentence.language).has(lemma) ? null : (sentence.tokens[noun ?? 0]?.lower ?? null);
}
