import {
  applied,
  type LemmaRule,
  type LemmaRules,
  LONGEST_ENDING,
  lemmaOf,
  participleMark,
} from "../../src/languages/analysis/lemma-rules.ts";

/** A word in lower case with its tag and its plain form in lower case. */
export interface LemmatizedWord {
  readonly word: string;
  readonly tag: string;
  readonly lemma: string;
}

/** An ending is believed where it is seen on so many different words. */
const FEWEST_WORDS = 3;

/**
 * Learns rules from words with their plain forms: for each ending the commonest rule, where it says another thing than a
 * shorter ending does; for words that their ending misleads, and that are seen twice, a rule of their own.
 */
export function learnLemmas(words: readonly LemmatizedWord[]): LemmaRules {
  const endings = new Map<string, LemmaRule>();
  const counted = countedWords(words);
  for (let length = 0; length <= LONGEST_ENDING; length++) addEndings(endings, counted, length);
  for (const { word, tag, lemma, rule, count } of counted) {
    if ((count > 1 || tag.startsWith("VERB")) && lemmaOf({ endings }, word, tag) !== lemma)
      endings.set(`${tag} ^${word}`, rule);
  }
  return { endings };
}

interface CountedWord extends LemmatizedWord {
  readonly rule: LemmaRule;
  readonly count: number;
}

/** Each word and tag once, with its commonest lemma. */
function countedWords(words: readonly LemmatizedWord[]): CountedWord[] {
  const groups = Map.groupBy(words, ({ word, tag }) => `${tag} ${word}`);
  return [...groups.values()].flatMap((group) => {
    const [most] = [...Map.groupBy(group, ({ lemma }) => lemma)].sort(([, a], [, b]) => b.length - a.length);
    const [first] = group;
    if (!most || !first) return [];
    const [lemma, same] = most;
    return [{ ...first, lemma, rule: ruleOf(first.word, lemma, first.tag), count: same.length }];
  });
}

/** The shortest rule that makes the lemma of the word. */
export function ruleOf(word: string, lemma: string, tag: string): LemmaRule {
  const plain = suffixRule(word, lemma);
  const mark = tag === "VERB:participle" ? participleMark(word) : -1;
  if (mark < 0 || plain.strip <= 3) return plain;
  const bare = suffixRule(word.slice(0, mark) + word.slice(mark + 2), lemma);
  const rule = { ...bare, participle: true };
  return applied(rule, word) === lemma && bare.strip < plain.strip ? rule : plain;
}

function suffixRule(word: string, lemma: string): LemmaRule {
  let same = 0;
  while (same < word.length && same < lemma.length && word[same] === lemma[same]) same++;
  return { strip: word.length - same, add: lemma.slice(same), participle: false };
}

function addEndings(endings: Map<string, LemmaRule>, words: readonly CountedWord[], length: number): void {
  const byEnding = Map.groupBy(
    words.filter(({ word }) => word.length >= length),
    ({ word, tag }) => `${tag} ${word.slice(word.length - length)}`,
  );
  for (const [key, group] of byEnding) {
    const [best] = [...Map.groupBy(group, ({ rule }) => JSON.stringify(rule))].sort(
      ([, a], [, b]) => b.length - a.length,
    );
    const [first] = group;
    if (!best || !first || (length > 0 && best[1].length < FEWEST_WORDS)) continue;
    const rule = best[1][0]?.rule;
    const shorter = key.slice(0, first.tag.length + 1) + key.slice(first.tag.length + 2);
    if (rule && (length === 0 || JSON.stringify(ruleAbove(endings, shorter, first.tag)) !== best[0]))
      endings.set(key, rule);
  }
}

/** The rule that holds for an ending by itself or a shorter one. */
function ruleAbove(endings: ReadonlyMap<string, LemmaRule>, key: string, tag: string): LemmaRule | undefined {
  for (let ending = key.slice(tag.length + 1); ; ending = ending.slice(1)) {
    const rule = endings.get(`${tag} ${ending}`);
    if (rule || ending === "") return rule;
  }
}
