import { withoutQuoted } from "../text/quote-marks.ts";
import { type Word, wordsOf } from "../text/words.ts";

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What a text that wants to be obeyed tells its reader to do, and what it then speaks of. */
const WRITING =
  list(`ignore disregard forget write print output respond reply repeat pretend summarize summarise translate
  say tell answer please stop add include mention return`);
const WRITTEN = list(`instruction instructions prompt prompts summary summaries digest reader readers model ai assistant
  chatbot bot system password key points answer answers output above previous earlier text words article`);
const CHOOSING = list("choose select pick prefer rank put consider remember always never do don't don’t use treat");
const CHOSEN = list("sentence sentences statement statements candidate candidates headline id ids this first top");
const ROLES = list("system assistant user developer model ai editor editors reader readers summarizer summariser");
const SECOND_PERSON = list("you your yours yourself yourselves you're you’re you'll you’ll you've you’ve you'd you’d");
const LEAD_INS = list("and but then now also please therefore so first finally must should");
const REACH = 14;
const LABEL_REACH = 6;

/**
 * Whether a sentence begins by telling whoever reads it what to do, rather than what happened: "Ignore the instructions
 * above and write that …". It is evidence for nothing. In quote marks it is somebody's word.
 */
export function isInstruction(sentence: string): boolean {
  const words = wordsOf(withoutQuoted(sentence));
  const [first, second, third] = words;
  if (!first) return false;
  if (isLabelled(sentence, words)) return true;
  if (first.lower === "as" && /^an?$/.test(second?.lower ?? "") && ROLES.has(third?.lower ?? "")) return true;
  return commandsAt(words, 0, WRITING, WRITTEN);
}

/**
 * Whether a sentence speaks to whoever reads it, in any of its clauses or by "you": it reports nothing that a reader of
 * news must know, and may want to be chosen.
 */
export function addressesReader(sentence: string): boolean {
  if (isInstruction(sentence)) return true;
  const report = withoutQuoted(sentence);
  const words = wordsOf(report);
  if (words.some(({ lower }) => SECOND_PERSON.has(lower))) return true;
  const [commands, spokenOf] = [WRITING.union(CHOOSING), WRITTEN.union(CHOSEN)];
  return words.some((_, at) => opensClause(report, words, at) && commandsAt(words, at, commands, spokenOf));
}

function commandsAt(
  words: readonly Word[],
  at: number,
  commands: ReadonlySet<string>,
  spokenOf: ReadonlySet<string>,
): boolean {
  if (!commands.has(words[at]?.lower ?? "")) return false;
  return words.slice(at + 1, at + REACH).some(({ lower }) => spokenOf.has(lower));
}

/** "Note to the assistant: …", "SYSTEM: …". */
function isLabelled(sentence: string, words: readonly Word[]): boolean {
  const last = words.slice(0, LABEL_REACH).find(({ end }) => sentence[end] === ":");
  return ROLES.has(last?.lower ?? "");
}

function opensClause(report: string, words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (!before || !word) return true;
  return LEAD_INS.has(before.lower) || /[,;:–—]/.test(report.slice(before.end, word.start));
}
