import { whichLanguage } from "../../language/which-language.ts";
import type { Statement } from "./statement.ts";

/** Words that deny, in the languages that `whichLanguage` tells by their words. */
const DENIALS = new Set(
  `nicht kein keine keinen keinem keiner nie niemals nichts niemand weder ohne ne pas jamais rien aucun aucune personne sans
  ni no nunca nada nadie ningún ninguna sin tampoco non mai niente nessuno nessuna senza né não jamais nenhum nenhuma sem
  niet geen nooit niets niemand zonder inte ingen inget inga aldrig utan ikke ingen intet aldri aldrig uten uden ei eivät
  emme ette nie bez nikt nigdy żaden ne není nikdy bez nikdo nu niciun nicio fără nem nincs soha değil yok hiç asla tidak
  bukan tanpa không chưa`.split(/\s+/),
);
/** Fewer words than this tell no language. */
const ENOUGH_WORDS = 40;

/** Whether an article is in a language other than English, in which no list says what a word does to a claim. */
export function isForeign(article: string): boolean {
  const language = whichLanguage(article);
  return language === null ? article.split(/\s/, ENOUGH_WORDS).length >= ENOUGH_WORDS : language !== "en";
}

/**
 * Whether a point repeats one sentence from its first word on, up to its end or a comma, with everything that denies: what
 * else a word changes is not known in this language.
 */
export function isRepeated(point: Statement, evidence: readonly Statement[]): boolean {
  return evidence.some((sentence) => {
    const isStart = point.words.every(({ lower }, index) => sentence.words[index]?.lower === lower);
    const rest = sentence.words.slice(point.words.length);
    return isStart && endsAt(sentence, point.words.length) && !rest.some(({ lower }) => DENIALS.has(lower));
  });
}

/** The end of a sentence, or a comma, semicolon or dash. */
function endsAt({ text, words }: Statement, count: number): boolean {
  const [last, next] = [words[count - 1], words[count]];
  return last !== undefined && (next === undefined || /^\s?[,;–—]/.test(text.slice(last.end, next.start)));
}
