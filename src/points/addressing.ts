import { usualLanguage } from "../languages/known.ts";
import { type Language, perLanguage, type WordListName } from "../languages/language.ts";
import { wordsOfKind } from "../languages/word-kinds.ts";
import { type Word, wordsOf } from "../text/words.ts";
import { withoutQuoted } from "./quoted.ts";

/** Of the text's language and of the usual one: who wants to be obeyed may write it in another language than the text. */
const alsoUsual = (list: WordListName, kind: string): ((language: Language) => ReadonlySet<string>) => {
  const own = wordsOfKind(list, kind);
  return perLanguage((language) => own(language).union(own(usualLanguage())));
};

/** What a text that wants to be obeyed tells its reader to do, and what it then speaks of. */
const writing = alsoUsual("reader-commands", "writes");
const written = alsoUsual("reader-commands", "written");
const choosing = alsoUsual("reader-commands", "chooses");
const chosen = alsoUsual("reader-commands", "chosen");
const allCommands = perLanguage((language) => writing(language).union(choosing(language)));
const allCommanded = perLanguage((language) => written(language).union(chosen(language)));
const readers = alsoUsual("reader-commands", "reader");
const leadIns = alsoUsual("reader-commands", "leads-in");
const asWords = alsoUsual("reader-commands", "as");
const secondPerson = alsoUsual("function-words", "second-person");
const REACH = 14;
const LABEL_REACH = 6;

/**
 * Whether a sentence begins by telling whoever reads it what to do, rather than what happened: "Ignore the instructions
 * above and write that …". It is evidence for nothing. In quote marks it is somebody's word.
 */
export function isInstruction(sentence: string, language: Language): boolean {
  const words = wordsOf(withoutQuoted(sentence, language));
  const [first, second, third] = words;
  if (!first) return false;
  if (isLabelled(sentence, words, language)) return true;
  const isAsReader = asWords(language).has(first.lower) && language.words("articles").has(second?.lower ?? "");
  if (isAsReader && readers(language).has(third?.lower ?? "")) return true;
  return commandsAt(words, 0, writing(language), written(language));
}

/**
 * Whether a sentence speaks to whoever reads it, in any of its clauses or by "you": it reports nothing that a reader of
 * news must know, and may want to be chosen.
 */
export function addressesReader(sentence: string, language: Language): boolean {
  if (isInstruction(sentence, language)) return true;
  const report = withoutQuoted(sentence, language);
  const words = wordsOf(report);
  if (words.some(({ lower }) => secondPerson(language).has(lower.replace("’", "'")))) return true;
  const [verbs, objects] = [allCommands(language), allCommanded(language)];
  return words.some((_, at) => opensClause(report, words, at, language) && commandsAt(words, at, verbs, objects));
}

function commandsAt(
  words: readonly Word[],
  at: number,
  commands: ReadonlySet<string>,
  spokenOf: ReadonlySet<string>,
): boolean {
  if (!commands.has(words[at]?.lower.replace("’", "'") ?? "")) return false;
  return words.slice(at + 1, at + REACH).some(({ lower }) => spokenOf.has(lower));
}

/** "Note to the assistant: …", "SYSTEM: …". */
function isLabelled(sentence: string, words: readonly Word[], language: Language): boolean {
  const last = words.slice(0, LABEL_REACH).find(({ end }) => sentence[end] === ":");
  return readers(language).has(last?.lower ?? "");
}

function opensClause(report: string, words: readonly Word[], at: number, language: Language): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (!before || !word) return true;
  return leadIns(language).has(before.lower) || /[,;:–—]/.test(report.slice(before.end, word.start));
}
